/** Text that its author has centred or set to the right, in any of HTML’s ways, says so by a class; all other looks are the house’s. */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";

const blocks = new Set(
	"p div center h1 h2 h3 h4 h5 h6 figure section".split(" "),
);
const cells = new Set("td th".split(" "));

export function alignBlocks() {
	return (tree: Root): void => {
		visit(tree, "element", (node) => {
			const side = sideOf(node);
			if (side === undefined) return;
			// Those of tables are read with their columns.
			if (cells.has(node.tagName)) node.properties.align ??= side;
			else if (blocks.has(node.tagName))
				node.properties.className = [...classesOf(node), `align-${side}`];
		});
	};
}

/** The classes by which a block is aligned. */
export function alignment({ properties }: Element): string[] {
	return Array.isArray(properties.className)
		? properties.className.map(String).filter((name) => /^align-/.test(name))
		: [];
}

function classesOf({ properties }: Element): string[] {
	return Array.isArray(properties.className)
		? properties.className.map(String)
		: [];
}

function sideOf({ tagName, properties }: Element): string | undefined {
	const [, styled] =
		/(?:^|;)\s*text-align\s*:\s*(\w{1,10})/i.exec(
			String(properties.style ?? ""),
		) ?? [];
	const written = styled ?? properties.align;
	const side = String(
		written ?? (tagName === "center" ? "center" : ""),
	).toLowerCase();
	return side === "center" || side === "right" ? side : undefined;
}
