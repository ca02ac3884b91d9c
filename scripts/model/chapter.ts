/** The prose of a publication, after all transforms that do not depend on the edition. */
import type { Root } from "hast";
import type { Credit } from "./credit.ts";

/** A part of a publication with its own title and credits; an article is its own one chapter. */
export interface Chapter {
	/** Unique in the publication, in file names and anchors. */
	readonly slug: string;
	readonly title: string;
	readonly lang: string;
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	/** Each element at its top is a block. */
	readonly body: Root;
	readonly passages: readonly Passage[];
	/** Footnotes in order of first reference; ids are unique across chapters. */
	readonly notes: readonly Footnote[];
	readonly headings: readonly Heading[];
	/** Every id in the body and the notes that a link can lead to: headings, and places that the author named. */
	readonly places: readonly string[];
	readonly file: string;
}

/** What stands between two others from margin to margin: a paragraph, a list, a table, a figure. `data.block` of its element says which it is. */
export interface Block {
	/** Unique in the publication: the one that links lead to, or else a name. */
	readonly id: string;
	/** Of the chapter’s file, from 1; absent where a transform has made the block. */
	readonly line: number | undefined;
}

declare module "hast" {
	interface ElementData {
		block?: Block | undefined;
	}
}

/** A run of text that no element of a block interrupts: a paragraph, a cell, a caption. */
export interface Passage {
	readonly text: string;
	/** Of the chapter’s file, from 1. */
	readonly line: number;
	/** Short, of its text without white space, hyphens and unseen characters. */
	readonly hash: string;
	/** Where letters run from right to left: the same of its characters in the order of their code points. */
	readonly letters?: string | undefined;
}

export interface Footnote {
	readonly id: string;
	/** The printed number. */
	readonly label: string;
	readonly body: Root;
	readonly passages: readonly Passage[];
	/** Ids of the references in the text, in order. */
	readonly references: readonly string[];
}

export interface Heading {
	readonly id: string;
	/** 2 to 6. */
	readonly depth: number;
	readonly text: string;
}
