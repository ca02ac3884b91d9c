/** The blocks of an edition’s copy of a text, by the ids that all editions share: where the printed pages break, in the words of the EPUB. */
import type { Element, Root } from "hast";
import type { Block } from "../../model/chapter.ts";

/** The number of the printed page on which each block begins, by its id. */
export type PageBreaks = ReadonlyMap<string, number>;

/** The blocks of a chapter’s body with their elements; what the edition itself has set before them is none. */
export function blocksOf(
	body: Root,
): { readonly block: Block; readonly element: Element }[] {
	return body.children.flatMap((element) =>
		element.type === "element" && element.data?.block
			? [{ block: element.data.block, element }]
			: [],
	);
}
