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
}

/** Stands for a side that has no text. */
export const nothing = "(nothing)";

/** A line of a manuscript, from 1. */
export interface ManuscriptLine {
	readonly file: string;
	readonly line: number;
}
