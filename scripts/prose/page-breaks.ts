/** Breaks of pages, which print sets before the block that follows; none of them is an element of its own. */
import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { isElement } from "./elements.ts";

export function pageBreaks() {
	return (tree: Root): void => {
		visit(tree, "element", (node, index, parent) => {
			const classes = node.properties.className;
			if (!Array.isArray(classes) || !classes.includes("page-break")) return;
			if (!parent || index === undefined) return;
			const next = parent.children
				.slice(index + 1)
				.find((child) => isElement(child));
			if (isElement(next))
				next.properties.className = [
					...(Array.isArray(next.properties.className)
						? next.properties.className
						: []),
					"on-new-page",
				];
			parent.children.splice(index, 1, ...node.children);
			return index;
		});
	};
}
