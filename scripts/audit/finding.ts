/** What a rule says of an edition that is not as it should be, as data for all who fold, print and trace it. */
import type { Span } from "./spans.ts";

/** What a rule holds against an edition. It knows nothing of rules, editions or readings. */
export interface Finding {
	readonly expected: string;
	readonly actual: string;
	readonly where: string;
	/** What is wrong with what stands there, where it is more than another text in its place. */
	readonly kind?: "foreign" | "doubled" | "moved";
	/** `fail` where it is not said. */
	readonly status?: "warn" | "not-run";
	/** What it comes from, where the rule itself can tell. */
	readonly manuscript?: ManuscriptLine | undefined;
	/** What it is about, where its two sides are not texts of an edition as they are. */
	readonly about?: Subject;
}

/** By it, findings that follow from another are told from those that stand for themselves. */
export interface Subject {
	/** Texts that are not there, or not as they should be. */
	readonly lacks?: readonly string[];
	/** Texts that are there in their place, or too much. */
	readonly has?: readonly string[];
	/** Texts that are not there either where this is not. */
	readonly implies?: readonly string[];
	/** Equal for several findings of one rule that come of one fault. */
	readonly cause?: unknown;
	/** Whether another edition may be the one that is wrong. */
	readonly isOfBoth?: true;
	/** Letters that are taken for others wherever they stand in the edition. */
	readonly letters?: readonly string[];
	/** Where in the flow of an edition something is another, lost or more. */
	readonly spans?: readonly Span[];
	/** Rules from whose findings of the same edition it follows, since it tells the first difference alone. */
	readonly restsOn?: readonly string[];
}

/** Stands for a side that has no text. */
export const nothing = "(nothing)";

/** A line of a manuscript, from 1. */
export interface ManuscriptLine {
	readonly file: string;
	readonly line: number;
}
