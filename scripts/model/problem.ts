/** What is wrong with content. */

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
