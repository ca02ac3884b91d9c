/** Headings without words, which hold comments or nothing, are left out, with a note. */
import type { Heading, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

export function emptyHeadings(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, "heading", (node, index, parent) => {
			if (!parent || index === undefined || !isEmpty(node)) return;
			context.note(
				"heading-empty",
				`Unexpected empty heading: it is left out; write its words after ${"#".repeat(node.depth)}`,
				node.position?.start,
			);
			parent.children.splice(index, 1);
			return index;
		});
	};
}

function isEmpty({ children, data }: Heading): boolean {
	const hasPlace = data?.hProperties?.id !== undefined;
	return (
		!hasPlace &&
		children.every(
			(child) =>
				(child.type === "html" && /^<!--[\s\S]*-->$/.test(child.value)) ||
				(child.type === "text" && child.value.trim() === ""),
		)
	);
}
