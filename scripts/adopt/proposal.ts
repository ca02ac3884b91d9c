/** What adopting a manuscript would change: types. */
import type { Problem } from "../model/problem.ts";

export interface AdoptOptions {
	/** Who is credited where nobody is named: “A and B”. */
	readonly author?: string | undefined;
	/** BCP 47, where none is said. */
	readonly language?: string | undefined;
}

export interface Proposal {
	/** For messages. */
	readonly file: string;
	/** Where it is written. */
	readonly path: string;
	/** What stands there now; nothing where there is no file. */
	readonly before: Uint8Array | undefined;
	/** Nothing where all is as Colophon has it, or cannot be read. */
	readonly after: Uint8Array | undefined;
	/** The lines that change, and some around them. */
	readonly lines: readonly ChangedLine[];
	/** What was not taken over, and what is to be looked at, in sentences. */
	readonly remarks: readonly string[];
	/** What keeps it from being read. */
	readonly problems: readonly Problem[];
}

export interface ChangedLine {
	readonly sign: " " | "-" | "+";
	readonly text: string;
}
