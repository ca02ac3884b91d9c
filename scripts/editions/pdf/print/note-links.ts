/**
 * Links between notes and their references, which the browser does not follow: on each page Chromium looks for every
 * place that a link leads to, which in a book of thousands of notes takes minutes. A reference and its note lead to each
 * other, so the finishing step finds each place by the link that stands there.
 */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";

/** A host that exists nowhere (RFC 6761 §6.4). */
const origin = "https://note.invalid/";

export interface NoteLink {
	/** The id of the place where the link stands; "" where another link stands for it. */
	readonly from: string;
	readonly to: string;
}

/** Turns the links of `tree` between notes and references into marks. */
export function markNoteLinks(tree: Root): void {
	visit(tree, "element", (node) => {
		const classes = [node.properties.className ?? []].flat();
		if (classes.includes("noteref")) mark(node, String(node.properties.id));
		if (node.tagName !== "li" || !classes.includes("note")) return;
		let from = String(node.properties.id);
		visit(node, "element", (link) => {
			if (link.properties.role !== "doc-backlink") return;
			mark(link, from);
			from = "";
		});
	});
}

function mark(link: Element, from: string): void {
	const to = String(link.properties.href).replace(/^#/, "");
	link.properties.href = `${origin}${encodeURIComponent(from)}/${encodeURIComponent(to)}`;
}

/** What a mark says; nothing where the address is another’s. */
export function readNoteLink(address: string): NoteLink | undefined {
	if (!address.startsWith(origin)) return undefined;
	const [from = "", to = ""] = address.slice(origin.length).split("/");
	return { from: decodeURIComponent(from), to: decodeURIComponent(to) };
}
