/** The model of a publication: types, and the names of the editions. Every stage reads it and none of them knows where its data came from. */
import type { Root } from "hast";

export const editionNames = ["html", "epub", "pdf"] as const;

export type EditionName = (typeof editionNames)[number];

/** The file of an edition as it was built. */
export interface EditionFile {
	readonly name: EditionName;
	/** Its name in the publication’s folder. */
	readonly file: string;
	readonly bytes: number;
	/** Hexadecimal. */
	readonly sha256: string;
}

/** Something wrong in a manuscript or in a built edition: collected and reported, never thrown. */
export interface Problem {
	/** Rule id, for instance `role-unknown`. */
	readonly rule: string;
	readonly message: string;
	readonly file: string;
	/** 1-based line and column of the place, when there is one. */
	readonly line?: number | undefined;
	readonly column?: number | undefined;
	/** The text of that line, shown under the message. */
	readonly source?: string | undefined;
}

/** An agent as in MARC and schema.org: a person or an organization, spelled once. */
export interface Agent {
	readonly id: string;
	readonly kind: "person" | "organization";
	/** As it is printed. */
	readonly name: string;
	/** The form that is filed under (EPUB 3.3 `file-as`). */
	readonly fileAs: string;
	readonly given?: string | undefined;
	readonly family?: string | undefined;
	readonly honorificPrefix?: string | undefined;
	readonly honorificSuffix?: string | undefined;
	readonly lang?: string | undefined;
	readonly alternateScript: readonly {
		readonly lang: string;
		readonly name: string;
	}[];
	readonly alternateName: readonly string[];
	readonly jobTitle?: string | undefined;
	readonly description?: string | undefined;
	readonly url?: string | undefined;
	/** Authority URIs: ORCID, ISNI, VIAF, Wikidata, ROR. */
	readonly sameAs: readonly string[];
	readonly orcid?: string | undefined;
	readonly legalName?: string | undefined;
	/** "The Lakeside Courier’s", where the rule of the house would be wrong. */
	readonly possessive?: string | undefined;
	readonly pluralForm: boolean;
}

/** A contributor role of CRediT (ANSI/NISO Z39.104) with its degree. */
export interface CreditRole {
	readonly role: string;
	readonly degree?: "lead" | "equal" | "supporting" | undefined;
}

/** An agent in one or more roles. */
export interface Credit {
	readonly agent: Agent;
	/** MARC relator codes, the most important first. */
	readonly roles: readonly string[];
	readonly affiliation: readonly Agent[];
	readonly location?: string | undefined;
	/** Printed after the name: "political correspondent". */
	readonly jobTitle?: string | undefined;
	/** Printed lead, "Additional reporting by", in place of the role's own. */
	readonly label?: string | undefined;
	readonly credit: readonly CreditRole[];
	readonly corresponding: boolean;
}

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
export interface Note {
	readonly date?: string | undefined;
	readonly text: string;
}

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
}

/** A text file of the manuscript, byte by byte as its author keeps it. */
export interface SourceFile {
	/** The file’s path in the manuscript’s folder, with `/`. */
	readonly name: string;
	readonly mediaType: "text/markdown" | "application/yaml";
	readonly bytes: Uint8Array;
}

/** Prose after all transforms that do not depend on the edition. */
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

export interface Footnote {
	readonly id: string;
	/** The printed number. */
	readonly label: string;
	readonly body: Root;
	readonly passages: readonly Passage[];
	/** Ids of the references in the text, in order. */
	readonly references: readonly string[];
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

export interface Heading {
	readonly id: string;
	/** 2 to 6. */
	readonly depth: number;
	readonly text: string;
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

export interface CreditStyle {
	readonly seriesComma: boolean;
	readonly possessive: "ap" | "chicago";
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
	readonly correction: readonly Note[];
	readonly updateNote: readonly Note[];
	readonly editorNote: readonly Note[];
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
	/** The file with the front matter first, then the chapters’ files in their order. */
	readonly sources: readonly SourceFile[];
	/** What an evaluator says of the EPUB; absent when nobody does. */
	readonly accessibility?:
		| {
				/** “EPUB Accessibility 1.1 - WCAG 2.2 Level AA” */
				readonly conformsTo: string;
				readonly certifiedBy: Agent;
		  }
		| undefined;
}

/** A static TrueType face of a house. */
export interface FontFace {
	readonly family: string;
	readonly weight: number;
	readonly style: "normal" | "italic";
	/** `SourceSerif4_400Regular`, for file names. */
	readonly name: string;
	/** OpenType feature tags that the house’s styles use; the others are cut away. */
	readonly features: readonly string[];
	/** When an edition embeds it: always, where a word is stressed, where there is code or mathematics, or where other faces lack a letter. */
	readonly for: "text" | "emphasis" | "code" | "math" | "missing";
	/** The file’s bytes, static TrueType. */
	readonly read: () => Uint8Array;
	/** The text of its licence (OFL). */
	readonly readLicence: () => string;
}

/** Points (1/72 inch). */
export interface PageSize {
	readonly width: number;
	readonly height: number;
}

/** Points. */
export interface TypeSizes {
	/** Of paragraphs of the text; several where an article may be set a little closer. */
	readonly text: readonly number[];
	/** Of paragraphs that are set apart from it: quotations in large type, asides. */
	readonly apart: readonly number[];
}

/** A picture that belongs to a house: a logo, an ornament. */
export interface HousePicture {
	/** The name of its file, by which templates call it. */
	readonly name: string;
	readonly mediaType: ImageAsset["mediaType"];
	readonly read: () => Uint8Array;
}

/** A house style: fonts, words, templates and style sheets. */
export interface House {
	readonly id: string;
	readonly name: string;
	readonly page: Readonly<Record<Publication["form"], PageSize>>;
	/** Points: what is too wide for its column is set smaller, down to this. */
	readonly leastSize: number;
	/** What templates may show beside the manuscript’s own pictures. */
	readonly pictures: readonly HousePicture[];
	/** Gives those that filled templates show their addresses in an edition. */
	readonly placePictures: (
		markup: string,
		addressOf: (picture: HousePicture) => string,
	) => string;
	/** The sizes in which the printed text is set. */
	readonly typeSizes: TypeSizes;
	/** In the order in which they are asked for a letter. */
	readonly fonts: readonly FontFace[];
	readonly quotes: "keep" | "typographic";
	/** Whether black, white and greys are printed with black ink alone, or as colours like all others. */
	readonly neutralColours: "black-plate" | "rgb";
	/** The words of the house in a language; throws when there are none. */
	readonly labels: (language: string) => Readonly<Record<string, string>>;
	/** Fills a template: `html.liquid` by the name `html`. Output is escaped unless it is marked `raw`. */
	readonly fill: (template: string, data: object) => string;
	/** The text of a style sheet of the house. */
	readonly css: (name: string) => string;
}
