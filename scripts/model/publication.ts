/** The model of a publication: what a manuscript says, resolved. Every stage reads it and none of them knows where its data came from. */
import type { Agent } from "./agent.ts";
import type { Chapter } from "./chapter.ts";
import type { Credit, CreditStyle } from "./credit.ts";

/** Another work that this one stands on: source of an adaptation, original of a translation, parent. */
export interface Work {
	readonly title?: string | undefined;
	readonly url?: string | undefined;
	readonly author: readonly Agent[];
	readonly publisher?: Agent | undefined;
	readonly datePublished?: string | undefined;
	readonly inLanguage?: string | undefined;
	readonly license?: string | undefined;
	readonly relation?:
		| "republication"
		| "adaptation"
		| "translation"
		| "based-on"
		| undefined;
	readonly changes?: string | undefined;
}

/** A dated note: a correction, an update, an editor's note. */
export interface EditorialNote {
	readonly date?: string | undefined;
	readonly text: string;
}

/** What becomes of a photograph that nobody is credited for: a problem, or a note. */
export type ImageCredits = "required" | "noted";

/** An image of the manuscript, checked, with its bytes. */
export interface ImageAsset {
	/** As the manuscript writes it, `img/pans.jpg`. */
	readonly path: string;
	/** Unique file name inside an edition: `pans-0123456789.jpg`. */
	readonly fileName: string;
	readonly mediaType: "image/jpeg" | "image/png" | "image/svg+xml";
	readonly bytes: Uint8Array;
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
	readonly creator?: Agent | undefined;
	/** The supplier's line, printed verbatim beside the image. */
	readonly creditText?: string | undefined;
	readonly copyrightNotice?: string | undefined;
	readonly license?: string | undefined;
	readonly acquireLicensePage?: string | undefined;
	/** Made by the publisher: needs no credit. */
	readonly own: boolean;
	/** The address of which it is a copy. */
	readonly fetchedFrom?: string | undefined;
	/** Where its credit was found, where front matter has none of its own for it. */
	readonly creditFrom?: CreditSource | undefined;
}

/** An image on the web of which the manuscript has no copy: a frame stands for it. */
export interface UnfetchedImage {
	readonly address: string;
	readonly creditText?: string | undefined;
}

/** A note says it; `sidecar` is a file of metadata that lies beside that of the picture. */
export type CreditSource = "caption" | "file" | "sidecar" | "nowhere";

/** A text file of the manuscript, byte by byte as its author keeps it. */
export interface SourceFile {
	/** The file’s path in the manuscript’s folder, with `/`. */
	readonly name: string;
	readonly mediaType: "text/markdown" | "application/yaml";
	readonly bytes: Uint8Array;
}

export interface Identifier {
	readonly doi?: string | undefined;
	readonly isbn?: string | undefined;
	readonly urn?: string | undefined;
}

export interface Rights {
	readonly copyrightHolder: readonly Agent[];
	readonly copyrightYear?: number | undefined;
	readonly copyrightNotice?: string | undefined;
	readonly license?: string | undefined;
	readonly acquireLicensePage?: string | undefined;
	readonly usageInfo?: string | undefined;
	readonly rightsBasis?:
		| "owner"
		| "licence"
		| "authorised"
		| "personal-archive"
		| undefined;
	readonly robots?: string | undefined;
}

export interface Publication {
	readonly slug: string;
	/** The file that holds the front matter, for messages. */
	readonly file: string;
	/** `article`: one file, one byline. `book`: a folder with chapters. */
	readonly form: "article" | "book";
	readonly type: string;
	readonly title: string;
	readonly subtitle?: string | undefined;
	readonly kicker?: string | undefined;
	readonly description?: string | undefined;
	/** BCP 47. */
	readonly inLanguage: string;
	/** ISO 8601, verbatim; a date stays a date. */
	readonly dateCreated?: string | undefined;
	readonly datePublished?: string | undefined;
	readonly dateModified?: string | undefined;
	readonly dateline?: string | undefined;
	readonly locationCreated?: string | undefined;
	readonly agents: readonly Agent[];
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	/** Why nobody is named; given when `author` is empty. */
	readonly noByline?: string | undefined;
	readonly sourceOrganization?: Agent | undefined;
	readonly provider?: Agent | undefined;
	readonly publisher?: Agent | undefined;
	readonly rights: Rights;
	readonly url?: string | undefined;
	readonly canonical?: string | undefined;
	readonly isBasedOn: readonly Work[];
	readonly translationOf?: Work | undefined;
	readonly isPartOf?:
		| { readonly title: string; readonly position?: string | undefined }
		| undefined;
	readonly correction: readonly EditorialNote[];
	readonly updateNote: readonly EditorialNote[];
	readonly editorNote: readonly EditorialNote[];
	/** Verbatim credit lines that stand in place of the generated ones. */
	readonly creditLines: readonly string[];
	readonly identifier: Identifier;
	readonly keywords: readonly string[];
	readonly edition?:
		| {
				readonly statement?: string | undefined;
				readonly producer?: string | undefined;
				readonly datePublished?: string | undefined;
		  }
		| undefined;
	readonly creditStyle: CreditStyle;
	readonly house: string;
	readonly chapters: readonly Chapter[];
	readonly images: readonly ImageAsset[];
	readonly unfetched: readonly UnfetchedImage[];
	/** The file with the front matter first, then the chapters’ files in their order. */
	readonly sources: readonly SourceFile[];
	/** What an evaluator says of the EPUB; absent when it was not evaluated. */
	readonly accessibility?:
		| {
				/** “EPUB Accessibility 1.1 - WCAG 2.2 Level AA” */
				readonly conformsTo: string;
				readonly certifiedBy: Agent;
		  }
		| undefined;
}
