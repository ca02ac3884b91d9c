/** Tables and formulas that may be wider than a telephone: they scroll by themselves, with the keyboard too, and the page does not. */
import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";

type Labels = Readonly<Record<string, string>>;

/** Characters of TeX from which on a formula in a line may be wider than a telephone. */
const longFormula = 25;

/** Puts each table into a region that scrolls, named by its caption. */
export function makeTablesScroll(tree: Root, labels: Labels): void {
	visit(tree, "element", (node, index, parent) => {
		if (node.tagName !== "table" || !parent || index === undefined) return;
		const caption = node.children.find(
			(child): child is Element =>
				child.type === "element" && child.tagName === "caption",
		);
		const name = caption ? textOf(caption) : labels.table;
		parent.children[index] = scroll("div", name, node);
		return [SKIP, index + 1];
	});
}

/** The same with formulas that are displayed or long. */
export function makeFormulasScroll(tree: Root, labels: Labels): void {
	visit(tree, "element", (node, index, parent) => {
		if (node.tagName !== "math" || !parent || index === undefined) return;
		const isBlock = node.properties.display === "block";
		const { alttext } = node.properties;
		if (isBlock || String(alttext ?? "").length >= longFormula)
			parent.children[index] = scroll(
				// In a paragraph, nothing but a span may stand.
				isBlock && parent.type === "root" ? "div" : "span",
				labels.formula,
				node,
			);
		return [SKIP, index + 1];
	});
}

function scroll(
	tagName: "div" | "span",
	name: string | undefined,
	child: ElementContent,
): Element {
	return {
		type: "element",
		tagName,
		properties: {
			className: ["scroll"],
			tabIndex: 0,
			role: "group",
			ariaLabel: name,
		},
		children: [child],
	};
}
