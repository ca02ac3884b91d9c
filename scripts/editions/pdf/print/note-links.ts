/**
 * Links between notes and their references, which the browser does not follow: on each page Chromium looks for every
 * place that a link leads to, which in a book of thousands of notes takes minutes. A reference and its note lead to each
 * other, so the finishing step finds each place by the link that stands there.
 */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { encodeNoteLink } from "../side-channel.ts";

/** Turns the links of `tree` between notes and references into note links of the side channel. */
export function markNoteLinks(tree: Root): void {
	visit(tree, "element", (node) => {
		const classes = [node.properties.className ?? []].flat();
		if (classes.includes("noteref")) lead(node, String(node.properties.id));
		if (node.tagName !== "li" || !classes.includes("note")) return;
		let from = String(node.properties.id);
		visit(node, "element", (link) => {
			if (link.properties.role !== "doc-backlink") return;
			lead(link, from);
			from = "";
		});
	});
}

function lead(link: Element, from: string): void {
	const to = String(link.properties.href).replace(/^#/, "");
	link.properties.href = encodeNoteLink({ from, to });
}
