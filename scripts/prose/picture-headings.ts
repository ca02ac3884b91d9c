/** A heading of nothing but pictures, as the logo at the head of a README is: a paragraph of them, since contents repeat headings as words. */
import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { blockElements, isElement } from "./elements.ts";

export function pictureHeadings(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, "element", (node) => {
			if (!/^h[1-6]$/.test(node.tagName) || !isOfPictures(node)) return;
			node.tagName = node.children.some((child) =>
				isElement(child, ...blockElements),
			)
				? "div"
				: "p";
			context.note(
				"heading-picture",
				"Unexpected heading of a picture alone, which contents could not repeat in words: it stands as a picture",
				node.position?.start,
			);
		});
	};
}

function isOfPictures(heading: Element): boolean {
	if (textOf(heading).trim() !== "") return false;
	let pictures = 0;
	let others = 0;
	visit(heading, "element", ({ tagName }) => {
		if (tagName === "img") pictures += 1;
		if (tagName === "math" || tagName === "svg") others += 1;
	});
	return pictures > 0 && others === 0;
}
