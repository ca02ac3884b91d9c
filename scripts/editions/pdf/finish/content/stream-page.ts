/** What a content stream needs of the page that it is painted on. */
import type { PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import type { ContentMap, MarkedContent } from "../structure/structure-tree.ts";
import type { FontBook } from "./font-book.ts";
import type { Matrix } from "./geometry.ts";

export interface StreamPage {
	readonly neutralColoursToGray: boolean;
	readonly fonts: FontBook;
	/** What the structure knows of the content of the page, or of a form with numbers of its own. */
	contentsOf(form: PDFRef | undefined): ContentMap;
	/** A number that no other content of the page has. */
	newMcid(): number;
	/** From 0. */
	readonly index: number;
	/** Height of the middle of the sheet. */
	readonly middle: number;
	/** Height of the last line of tagged text. */
	baseline: number;
	/** A new piece of marked content, of which no element knows yet. */
	newContent(): MarkedContent;
	/** Registers text that no element knows, and where its line stands. */
	generate(content: MarkedContent, baseline: number): void;
	/** Registers the rest of content that a form has interrupted. */
	resume(rest: MarkedContent, interrupted: MarkedContent | undefined): void;
	/** Notes that tagged content begins. */
	begin(content: MarkedContent): void;
	hear(text: string): void;
	reportMissingGlyph(text: string | undefined): void;
	/** Rewrites a form once; returns whether it holds marked content of its own. */
	rewriteForm(ref: PDFRef, form: PDFRawStream, matrix: Matrix): boolean;
}

/** The form that a stream belongs to. */
export interface StreamForm {
	readonly ref: PDFRef;
	/** Whether it has marks of its own; in one that has none, its painter says what it is. */
	readonly marked: boolean;
}
