/** The blocks of a chapter’s text, by names that all editions share: where the printed pages break, in the words of the EPUB. */
import type { Element, Root } from "hast";

/** The number of the printed page on which each block begins. */
export type PageBreaks = ReadonlyMap<string, number>;

/** The top-level elements of a chapter’s body, each with its name. */
export function blocksOf(
	body: Root,
	chapterSlug: string,
): { readonly name: string; readonly element: Element }[] {
	return body.children
		.filter((node): node is Element => node.type === "element")
		.map((element, index) => ({
			name: `_block-${chapterSlug}-${index}`,
			element,
		}));
}
