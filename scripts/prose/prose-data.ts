/** What transforms leave on the root of the tree for the caller: notes, headings, places, the title. */
import type { Root } from "hast";
import type { Footnote, Heading } from "../model/chapter.ts";

interface ProseData {
	notes?: Omit<Footnote, "passages">[];
	headings?: Heading[];
	title?: string | undefined;
	/** Ids that the author gave to the title, or to a place in it. */
	titlePlaces?: readonly string[];
	/** Ids that links can lead to. */
	places?: string[];
}

/** The data of `tree`, made if there is none. */
export function proseData(tree: Root): ProseData {
	tree.data ??= {};
	return tree.data as ProseData;
}
