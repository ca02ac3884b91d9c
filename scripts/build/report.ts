/** What a build tells of its work, while it goes on and at its end. */
import type { EditionFile } from "../model/edition.ts";
import type { Note, Problem } from "../model/problem.ts";

export interface Count {
	readonly total: number;
	/** Made, found, or failed. */
	readonly done: number;
	/** Of those that are done, the ones that were made before. */
	readonly found: number;
	/** Those that stand in the output folder by now. */
	readonly published: number;
}

export interface BuildReport {
	/** Whether all of the manuscripts are published. */
	readonly ok: boolean;
	/** Those of all manuscripts that are not published, and what is in the way of all. */
	readonly problems: readonly Problem[];
	/** The manuscripts that are not published for problems of their own. */
	readonly failed: readonly FailedManuscript[];
	/** What was adapted in the manuscripts, each at its place. */
	readonly notes: readonly Note[];
	/** What the manuscripts leave open and the editions therefore do not say, in sentences. */
	readonly remarks: readonly string[];
	/** Those that stand in the output folder now. */
	readonly publications: readonly BuiltPublication[];
}

export interface FailedManuscript {
	/** As it was named, or found. */
	readonly path: string;
	readonly problems: readonly Problem[];
	/** Where the work on it could not be done, though that on others could: what, and because of what. */
	readonly failure?: readonly string[] | undefined;
}

export interface BuiltPublication {
	/** The manuscript, as it was named or found. */
	readonly path: string;
	readonly slug: string;
	readonly title: string;
	/** The folder of its editions. */
	readonly folder: string;
	/** The editions stood there already, byte by byte. */
	readonly unchanged: boolean;
	readonly editions: readonly EditionFile[];
}
