/** What wire copy says about its makers, before it is reviewed: types only. */
import type { Fault, Problem } from "../model/problem.ts";

export type AgentKind = "person" | "organization" | "collective" | "anonymous";

/** An agent as a line of copy names it, verbatim. */
export interface WireAgent {
	readonly name: string;
	readonly kind: AgentKind;
	readonly affiliation?: string | undefined;
	readonly location?: string | undefined;
	readonly jobTitle?: string | undefined;
	readonly honorificPrefix?: string | undefined;
	readonly honorificSuffix?: string | undefined;
	readonly pseudonym?: boolean | undefined;
}

export interface WireCredit extends WireAgent {
	/** `author`, or a key of `roleCodes`. */
	readonly role: string;
	/** The printed lead, "Additional reporting by". */
	readonly label?: string | undefined;
	/** 1-based line of the source. */
	readonly line: number;
}

export interface WireNote {
	readonly kind: "correction" | "updateNote" | "editorNote";
	readonly text: string;
	readonly date?: string | undefined;
}

/** What one line, or several that belong together, was found to say. */
export interface CopyReading {
	readonly byline: readonly WireCredit[];
	readonly contributors: readonly WireCredit[];
	/** An organization that the line names beside its agents: a sign-off, "Special to". */
	readonly organization?: string | undefined;
	/** The distributor: "(TNS)", "via AP". */
	readonly provider?: string | undefined;
	readonly date?: string | undefined;
	readonly dateModified?: string | undefined;
	readonly dateline?: string | undefined;
	readonly located?: string | undefined;
	readonly note?: WireNote | undefined;
	readonly copyrightNotice?: string | undefined;
	/** A type of schema.org that the byline’s lead says: "Analysis by". */
	readonly genre?: string | undefined;
	/** Reasons for not taking the reading as certain. */
	readonly flags: readonly Fault[];
}

export type CopyZone = "head" | "body" | "tail" | "caption";

/** A line of the source, or several joined, and what became of it. */
export interface WireLine {
	/** 1-based. */
	readonly line: number;
	readonly text: string;
	readonly zone: CopyZone;
	/** `parsed`: the reading stands. `open`: a person must settle it. `text`: it stays in the prose. `left-out`: no credit, and no prose. */
	readonly status: "parsed" | "open" | "text" | "left-out";
	/** What it was taken for: `byline`, `credit`, `headline`, `sign-off`. */
	readonly rule: string;
	readonly reading: CopyReading;
	/** Place among the blocks of the document. */
	readonly block: number;
}

/** A paragraph, heading or picture of the source. */
export interface CopyBlock {
	readonly kind: "paragraph" | "heading" | "image" | "caption" | "other";
	/** 1-based line of the source. */
	readonly line: number;
	/** For reading: folded, one line break for each of the source. */
	readonly text: string;
	/** For the manuscript. */
	readonly markdown: string;
	readonly image?: WireImage | undefined;
}

export interface WireImage {
	/** Beside the manuscript: `article-images/1.png`. */
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly alt: string;
}

/** What a file format gives: its blocks, and what its metadata say. */
export interface WireSource {
	readonly blocks: readonly CopyBlock[];
	/** A headline that is marked as one. */
	readonly title?: string | undefined;
	readonly language?: string | undefined;
	readonly date?: string | undefined;
	readonly dateModified?: string | undefined;
	/** Names of the authors in the metadata of a page, in their order. */
	readonly authors?: readonly string[] | undefined;
	readonly publisher?: string | undefined;
	/** The page’s own byline, which stands outside its text. */
	readonly byline?: string | undefined;
	readonly problems: readonly Problem[];
}

/** The reading of a line that says nothing of makers. */
export const nothing: CopyReading = { byline: [], contributors: [], flags: [] };

/** Such a reading with a reason for doubt. */
export function flagged(rule: string, message: string): CopyReading {
	return { ...nothing, flags: [{ rule, message }] };
}
