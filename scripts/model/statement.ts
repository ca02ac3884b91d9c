/** What every edition says of one publication, decided once: types. Editions format it and decide nothing. */
import type { Agent } from "./agent.ts";
import type { Chapter } from "./chapter.ts";
import type { Credit, CreditRole } from "./credit.ts";
import type {
	EditorialNote,
	ImageAsset,
	Publication,
	Rights,
	Work,
} from "./publication.ts";

/** A run of credit wording: plain words, or the name of an agent. */
export interface Phrase {
	readonly text: string;
	/** The id of the agent whose name `text` is. */
	readonly agent?: string | undefined;
	/** Where the words lead. */
	readonly href?: string | undefined;
	/** The language of the words (BCP 47) where it is another than the publication’s. */
	readonly lang?: string | undefined;
}

/** A line of print with its kind, by which templates and the audit know it. */
export interface PrintedLine {
	readonly kind: string;
	/** Printed before it. */
	readonly label?: string | undefined;
	/** The language of the label (BCP 47) where it is another than the publication’s. */
	readonly labelLang?: string | undefined;
	readonly phrases: readonly Phrase[];
	/** Its words without the label and without markup. */
	readonly text: string;
}

/** A date of the work: label, ISO 8601 text and the printed form. */
export interface DateLine {
	readonly kind: "published" | "updated";
	readonly label: string;
	readonly labelLang?: string | undefined;
	readonly iso: string;
	readonly text: string;
}

/** A byline or a credit line with the credits of those whom it names; a byline that names nobody is empty. */
export interface CreditLine<Named = Credit> {
	readonly phrases: readonly Phrase[];
	readonly text: string;
	readonly credits: readonly Named[];
}

/** The forms of one agent’s name, by where they stand. */
export interface NameForms {
	/** In bylines, credit lines and metadata of makers. */
	readonly printed: string;
	/** Where an organization answers for the work, as publisher, distributor and rights holder: its legal name where one is declared. */
	readonly formal: string;
	/** EPUB 3.3 `file-as` of the printed name. */
	readonly filed: string;
	/** The same of the formal name. */
	readonly formalFiled: string;
	/** As declared. */
	readonly legal?: string | undefined;
}

export interface StatedAgent
	extends Omit<
		Agent,
		"name" | "fileAs" | "legalName" | "possessive" | "pluralForm"
	> {
	readonly names: NameForms;
}

export interface StatedCredit {
	readonly agent: StatedAgent;
	/** The most important first; at least one is a MARC relator. */
	readonly roles: readonly string[];
	/** The roles that are MARC relators: at least one. */
	readonly relators: readonly string[];
	/** All roles in the English words of MARC: “translator”. */
	readonly terms: readonly string[];
	readonly affiliation: readonly StatedAgent[];
	readonly jobTitle?: string | undefined;
	/** Roles of CRediT (ANSI/NISO Z39.104). */
	readonly credit: readonly CreditRole[];
	readonly corresponding: boolean;
	/** Credited by a chapter and not by the whole work. */
	readonly chapterOnly: boolean;
}

/** Who made the work, under the headings that metadata knows. */
export interface StatedMakers {
	/** Those of the byline, in its order. */
	readonly creators: readonly StatedCredit[];
	/** Everybody else, each agent once: the work’s own contributors in their order, then those whom chapters alone credit. */
	readonly contributors: readonly StatedCredit[];
	/** Those of the contributors whom the whole work credits; the others stand with their chapters where chapters have metadata. */
	readonly ofWork: readonly StatedCredit[];
	/** Those of the contributors who are no creators, for metadata that keeps the two apart. */
	readonly besideCreators: readonly StatedCredit[];
	/** The creators for schema.org, which has a property of its own for those who are editors of a book and nothing else. */
	readonly authors: readonly StatedCredit[];
	readonly editors: readonly StatedCredit[];
	/** The contributors who translated. */
	readonly translators: readonly StatedCredit[];
}

export type StatedCreditLine = CreditLine<StatedCredit>;

/** A key of the front matter and the place in its list, from the publication or one of its chapters. */
export type CreditKey = readonly [
	key: "author" | "contributor" | "creditLines",
	index: number,
];

/** What is printed of the credits of the whole work, or of a chapter. */
export interface StatedCredits {
	readonly byline: StatedCreditLine;
	/** Each with the first entry of the front matter that it comes from. */
	readonly creditLines: readonly (StatedCreditLine & {
		readonly from: CreditKey;
	})[];
}

/** Another work that this one stands on. */
export interface StatedWork
	extends Omit<Work, "author" | "publisher" | "relation"> {
	readonly relation: NonNullable<Work["relation"]>;
	readonly author: readonly StatedAgent[];
	readonly publisher?: StatedAgent | undefined;
	/** The key of the front matter that declares it. */
	readonly from:
		| readonly ["isBasedOn", index: number]
		| readonly ["translationOf"];
	/** The printed line that names it, and the one that says what was changed. */
	readonly line: PrintedLine;
	readonly changesLine?: PrintedLine | undefined;
}

/** What the work comes from, each once: other works, and the address at which the work itself stands. */
export interface StatedSource {
	/** Its address, or the line that names it where it has none. */
	readonly text: string;
	/** ISO 8601: the day on which it appeared. */
	readonly issued?: string | undefined;
	readonly isOwnAddress: boolean;
}

export interface StatedDates {
	/** ISO 8601, as declared. */
	readonly created?: string | undefined;
	readonly published?: string | undefined;
	readonly modified?: string | undefined;
	/** Of this edition, where it is declared. */
	readonly edition?: string | undefined;
	/** The day of this edition, which is the work’s where none is declared: `CCYY-MM-DD`. */
	readonly issued?: string | undefined;
	/** `CCYY-MM-DDThh:mm:ssZ` of the last declared change; there always is one. */
	readonly revised: string;
}

export interface StatedRights {
	readonly holders: readonly StatedAgent[];
	/** The formal name of each. */
	readonly holderNames: readonly string[];
	readonly year?: number | undefined;
	/** Verbatim. */
	readonly notice?: string | undefined;
	readonly license?:
		| { readonly address: string; readonly name?: string | undefined }
		| undefined;
	/** Where permissions are to be had. */
	readonly acquireLicensePage?: string | undefined;
	readonly usageInfo?: string | undefined;
	/** Where the rights are explained: the licence, or else where permissions are to be had. */
	readonly webStatement?: string | undefined;
	/** In words: as declared, or else the name of the licence. */
	readonly usageTerms?: string | undefined;
	readonly basis?: Rights["rightsBasis"];
	readonly robots: {
		readonly declared?: string | undefined;
		/** What search engines are told; nothing where they are told nothing. */
		readonly said?: string | undefined;
	};
}

export interface StatedIdentifiers {
	/** `urn:uuid:…`; every publication has one. */
	readonly uuid: string;
	readonly doi?: string | undefined;
	/** `https://doi.org/…` */
	readonly doiAddress?: string | undefined;
	readonly isbn?: string | undefined;
	/** `urn:isbn:…` */
	readonly isbnUrn?: string | undefined;
	readonly urn?: string | undefined;
}

/** An image with its credit, as it is printed beside it and stands in metadata. */
export interface StatedImage extends Omit<ImageAsset, "creator"> {
	readonly creator?: StatedAgent | undefined;
	/** Whether metadata of the work credits somebody for it. */
	readonly isCredited: boolean;
}

export interface StatedChapter
	extends Omit<Chapter, "author" | "contributor">,
		StatedCredits {
	/** Of the script of its language. */
	readonly direction: Statement["direction"];
	readonly authors: readonly StatedCredit[];
	readonly contributors: readonly StatedCredit[];
}

export interface Statement extends StatedCredits {
	readonly slug: string;
	readonly form: Publication["form"];
	/** A type of schema.org. */
	readonly type: string;
	readonly title: string;
	readonly subtitle?: string | undefined;
	readonly kicker?: string | undefined;
	/** BCP 47. */
	readonly language: string;
	readonly direction: "ltr" | "rtl";
	/** Of the work and its chapters, each once. */
	readonly languages: readonly string[];
	readonly description?: string | undefined;
	readonly keywords: readonly string[];
	/** Who puts this out, as print names them; empty where no publisher is declared: a house’s name is no publisher’s. */
	readonly imprint: string;
	/** All that the publication knows, whether credited or named elsewhere. */
	readonly agents: readonly StatedAgent[];
	readonly makers: StatedMakers;
	/** Why nobody is named. */
	readonly noByline?: string | undefined;
	readonly publisher?: StatedAgent | undefined;
	/** The same by its formal name, as metadata has it. */
	readonly publisherName?:
		| { readonly name: string; readonly fileAs: string }
		| undefined;
	readonly provider?: StatedAgent | undefined;
	readonly sourceOrganization?: StatedAgent | undefined;
	readonly dateline?: string | undefined;
	readonly locationCreated?: string | undefined;
	readonly dates: StatedDates;
	readonly rights: StatedRights;
	readonly identifiers: StatedIdentifiers;
	readonly url?: string | undefined;
	readonly canonical?: string | undefined;
	readonly works: readonly StatedWork[];
	readonly sources: readonly StatedSource[];
	readonly isPartOf?: Publication["isPartOf"];
	readonly corrections: readonly EditorialNote[];
	readonly accessibility?:
		| { readonly conformsTo: string; readonly certifiedBy: StatedAgent }
		| undefined;
	readonly dateLines: readonly DateLine[];
	/** Below the byline: each work that this one stands on, and what was changed. */
	readonly sourceLines: readonly PrintedLine[];
	readonly notes: readonly PrintedLine[];
	readonly colophon: readonly PrintedLine[];
	readonly chapters: readonly StatedChapter[];
	readonly images: readonly StatedImage[];
	readonly unfetched: Publication["unfetched"];
}
