/** The credit record, `credits.json`: what the editions say of who made the work, as plain data. The audit needs nothing else. */
import type {
	Agent,
	EditionName,
	Identifier,
	Publication,
	TypeSizes,
} from "../model/publication.ts";

export interface CreditRecord {
	readonly title: string;
	readonly language: string;
	readonly form: Publication["form"];
	/** A type of schema.org. */
	readonly type: string;
	readonly subtitle?: string;
	readonly kicker?: string;
	readonly dateCreated?: string;
	readonly datePublished?: string;
	readonly dateModified?: string;
	/** The day of this edition, where it is not the day of the work. */
	readonly editionDate?: string;
	readonly dateline?: string;
	readonly publisher?: string;
	readonly sourceOrganization?: string;
	readonly license?: string;
	readonly acquireLicensePage?: string;
	readonly copyrightHolder?: readonly string[];
	readonly copyrightYear?: number;
	readonly copyrightNotice?: string;
	readonly rightsBasis?: string;
	/** As declared; an edition may be more careful where nothing is. */
	readonly robots?: string;
	readonly canonical?: string;
	readonly url?: string;
	readonly identifier?: Identifier;
	/** Each source as the editions print it. */
	readonly source?: readonly string[];
	readonly works?: readonly RecordedWork[];
	/** Every organization that the metadata may name, by each of its names. */
	readonly organizations?: readonly string[];
	/** Why nobody is named. */
	readonly noByline?: string;
	readonly byline: RecordedLine;
	readonly creditLines: readonly RecordedLine[];
	/** Everybody beside the byline, in the order of the metadata. */
	readonly contributors: readonly RecordedAgent[];
	/** The lines below the byline: dates, sources and what was changed. */
	readonly opening: readonly RecordedText[];
	/** Corrections, updates and notes to readers. */
	readonly notes: readonly RecordedText[];
	readonly colophon: readonly RecordedText[];
	/** The body of an article is its one chapter. */
	readonly chapters: readonly RecordedChapter[];
	readonly images: readonly RecordedImage[];
	/** What the house adds; absent in records of earlier versions. */
	readonly house?: RecordedHouse;
	readonly witness?: RecordedWitness;
	readonly editions: readonly RecordedEdition[];
}

export interface RecordedLine {
	readonly text: string;
	readonly agents: readonly RecordedAgent[];
}

/** A printed line of a kind. */
export interface RecordedText {
	readonly kind: string;
	readonly label?: string;
	readonly text: string;
}

export interface RecordedAgent {
	readonly name: string;
	readonly fileAs: string;
	readonly kind: Agent["kind"];
	/** MARC relator codes, the most important first. */
	readonly roles: readonly string[];
	readonly affiliation?: readonly string[];
	readonly alternateScript?: Agent["alternateScript"];
	/** Addresses of authority files: ORCID, ISNI, VIAF. */
	readonly sameAs?: readonly string[];
	readonly url?: string;
	/** Credited in a chapter and not by the whole work. */
	readonly chapterOnly?: true;
}

export interface RecordedWork {
	readonly relation: string;
	readonly title?: string;
	readonly url?: string;
	readonly author: readonly string[];
	readonly publisher?: string;
	readonly datePublished?: string;
	readonly license?: string;
	readonly changes?: string;
}

export interface RecordedHouse {
	/** In which the printed text is set. */
	readonly typeSizes: TypeSizes;
	/** SHA-256, hexadecimal, of the pictures that are the house’s own. */
	readonly pictures: readonly string[];
}

export interface RecordedChapter {
	readonly title: string;
	readonly byline: RecordedLine;
	readonly creditLines: readonly RecordedLine[];
	/** A short hash of each printed block of the body, in order: `printed-blocks.ts`. */
	readonly blocks: readonly string[];
	/** The same of its notes. */
	readonly noteBlocks: readonly string[];
	/** Of blocks with letters that run from right to left, by hash: the hash of the characters in the order of their code points. */
	readonly rightToLeft?: Readonly<Record<string, string>>;
}

export interface RecordedImage {
	readonly path: string;
	/** Hexadecimal, of the file that the editions embed. */
	readonly sha256: string;
	readonly own: boolean;
	readonly creator?: string;
	readonly creditText?: string;
	readonly copyrightNotice?: string;
	readonly license?: string;
	readonly acquireLicensePage?: string;
}

/** What stands in the bytes of the manuscript, read by code that shares nothing with what the editions are made from. */
export interface RecordedWitness {
	/** Everybody to whom the front matter refers, in its order. */
	readonly named: readonly RecordedName[];
	/** What is printed beside images. */
	readonly imageCredits: readonly string[];
	readonly chapters: readonly {
		readonly title: string;
		readonly body: readonly string[];
		readonly notes: readonly string[];
	}[];
}

export interface RecordedName {
	readonly part: string;
	readonly kind: Agent["kind"];
	readonly names: readonly string[];
	readonly chapter?: number;
}

export interface RecordedEdition {
	readonly name: EditionName;
	readonly file: string;
	readonly bytes: number;
	/** Hexadecimal. */
	readonly sha256: string;
}
