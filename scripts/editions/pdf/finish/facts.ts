/** What the finishing step is told, since Chromium’s print cannot know it, and what it gives back. */
import type { PdfFault } from "../../../model/problem.ts";

export interface PdfFacts {
	readonly title: string;
	/** In the order of the byline. */
	readonly authors: readonly string[];
	/** Plain names, without those that are authors. */
	readonly contributors: readonly string[];
	readonly publisher?: string | undefined;
	readonly description?: string | undefined;
	readonly keywords: readonly string[];
	/** BCP 47. */
	readonly language: string;
	/** ISO 8601, as precise as it was declared; a date means midnight UTC where a time is asked for. */
	readonly datePublished?: string | undefined;
	readonly dateModified?: string | undefined;
	readonly rights?: string | undefined;
	readonly rightsOwner: readonly string[];
	/** The licence’s address. */
	readonly license?: string | undefined;
	/** Where the rights are explained; the licence’s address where there is none. */
	readonly webStatement?: string | undefined;
	readonly usageTerms?: string | undefined;
	readonly source: readonly string[];
	/** `urn:uuid:…` or a DOI. */
	readonly identifier: string;
	readonly creatorTool: string;
	/** Names the browser’s version, on which the bytes depend. */
	readonly producer: string;
	/** The anchors of the print HTML in document order. */
	readonly links: readonly LinkFact[];
	/** The words of its headings in document order. */
	readonly headings: readonly string[];
	/** The exact sheet, in points. */
	readonly page: { readonly width: number; readonly height: number };
	readonly pageLabels: readonly PageLabel[];
	/** Whether neutral colours are written with gray operators, so that they print on the K plate alone. */
	readonly neutralColoursToGray: boolean;
	/** The manuscript’s files as associated ones, which make the file PDF/A-3a; none leaves it PDF/A-2a. */
	readonly attachments: readonly Attachment[];
}

export interface LinkFact {
	readonly href: string;
	readonly text: string;
}

export interface PageLabel {
	/** Index of the first page that it labels, from 0. */
	readonly page: number;
	readonly style: "D" | "r";
	/** The number of that page; 1 where it is left out. */
	readonly start?: number | undefined;
}

export interface Attachment {
	/** Unique among the attachments; a path in the manuscript’s folder, with `/`. */
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
	readonly description: string;
}

/** Something that no repair can mend, because only the author knows the remedy. */
export interface FinishFault extends PdfFault {
	readonly rule:
		| "image-has-alt"
		| "headings-descend"
		| "glyphs-exist"
		| "fonts-are-truetype"
		| "links-are-described"
		| "notes-are-linked"
		| "marks-are-known";
}

export interface FinishedPdf {
	readonly bytes: Uint8Array;
	readonly faults: readonly FinishFault[];
}
