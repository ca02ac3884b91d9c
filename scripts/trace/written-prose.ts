/** The prose of a publication → its passages and images in order, each with the line of the manuscript on which it begins. */
import type { Element, Nodes } from "hast";
import type { ManuscriptLine } from "../audit/rule.ts";
import type { Chapter, Passage } from "../model/chapter.ts";
import type { Publication } from "../model/publication.ts";

export type WrittenPassage = Pick<Passage, "text" | "hash"> & ManuscriptLine;

export interface WrittenImage extends ManuscriptLine {
	/** As `ImageAsset` has it. */
	readonly path: string;
	readonly alt: string;
}

export interface WrittenProse {
	readonly passages: readonly WrittenPassage[];
	readonly images: readonly WrittenImage[];
}

/** Each chapter’s body and then its notes, as all editions have them. */
export function writtenProse({ chapters }: Publication): WrittenProse {
	return {
		passages: chapters.flatMap(({ file, passages, notes }) =>
			[...passages, ...notes.flatMap((note) => note.passages)].map(
				(passage) => ({ ...passage, file }),
			),
		),
		images: chapters.flatMap((chapter) => [...imagesOf(chapter)]),
	};
}

function* imagesOf({ body, notes, file }: Chapter): Generator<WrittenImage> {
	// What a transform has made has no place of its own, and stands by what it was made of.
	let line = 1;
	function* visit(node: Nodes): Generator<WrittenImage> {
		line = node.position?.start.line ?? line;
		if (node.type !== "root" && node.type !== "element") return;
		if (node.type === "element" && node.tagName === "img")
			yield { ...pictured(node), file, line };
		for (const child of node.children) yield* visit(child);
	}
	for (const root of [body, ...notes.map((note) => note.body)])
		yield* visit(root);
}

function pictured({ properties }: Element): { path: string; alt: string } {
	return { path: String(properties.src), alt: String(properties.alt ?? "") };
}
