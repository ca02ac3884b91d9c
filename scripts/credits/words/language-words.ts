/** What one language needs to say credits, dates and the colophon: the shape of the files beside this one. */

export interface LanguageWords {
	/** Between the last two names. */
	readonly and: string;
	/** The same before a name that begins with the sound i: Spanish “e”. */
	readonly andBeforeI?: string;
	/** Begins a byline. */
	readonly by: string;
	/** Between a name and a place. */
	readonly in: string;
	/** Of `{names}` in no role of their own: "A and B contributed to this report." */
	readonly contributed: string;
	/** How such names stand with their organization: "NNW’s A and B", or "A and B (NNW)". */
	readonly ownership: "possessive" | "parentheses";
	/** Before the names of those in a role, by MARC relator. A role without words needs a label of its own. */
	readonly groups: Readonly<Record<string, string>>;
	readonly dates: DateWords;
	readonly contributions: ContributionWords;
	readonly colophon: ColophonWords;
}

export interface DateWords {
	/** From January on. */
	readonly months: readonly string[];
	/** `{day}`, `{month}` and `{year}` in their order. */
	readonly pattern: string;
	/** By region of BCP 47 in lower case; "" where the language is named without one. */
	readonly regions?: Readonly<Record<string, string>>;
	/** The first day of a month, where it is no plain number: French “1er”. */
	readonly firstDay?: string;
}

/** Who did what among authors: the roles of CRediT (ANSI/NISO Z39.104-2022), their degrees, and the corresponding author. */
export interface ContributionWords {
	/** Before the statement: "Author contributions:". */
	readonly statement: string;
	/** Before the names of those who answer letters. */
	readonly correspondence: string;
	readonly degrees: Readonly<Record<"lead" | "equal" | "supporting", string>>;
	/** By the role’s slug. */
	readonly roles: Readonly<Record<string, string>>;
}

/** Around sources, dates and rights. */
export interface ColophonWords {
	readonly published: string;
	readonly updated: string;
	readonly correction: string;
	readonly update: string;
	readonly editorNote: string;
	readonly source: Readonly<
		Record<"republication" | "adaptation" | "translation" | "based-on", string>
	>;
	/** For a source without a title. */
	readonly untitled: { readonly news: string; readonly other: string };
	/** Between the title of a source and its authors. */
	readonly by: string;
	readonly changes: string;
	readonly publisher: string;
	readonly licence: string;
	readonly permissions: string;
	readonly address: string;
	readonly series: string;
	readonly identifiers: string;
	readonly provider: string;
	readonly personalArchive: string;
	readonly quotes: readonly [string, string];
	/** Before a text that follows a label; French sets a blank before it. */
	readonly colon: string;
}
