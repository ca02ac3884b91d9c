/** What one language needs to say credits, dates, the colophon and the parts of a page: the shape of the files beside this one. */
import { z } from "zod";

const sourceKinds = z.enum([
	"republication",
	"adaptation",
	"translation",
	"based-on",
]);
const roleWords = z.record(z.string(), z.string());

/** Around sources, dates and rights. */
const colophonWords = z.strictObject({
	published: z.string(),
	updated: z.string(),
	correction: z.string(),
	update: z.string(),
	editorNote: z.string(),
	source: z.record(sourceKinds, z.string()),
	/** For a source without a title. */
	untitled: z.strictObject({ news: z.string(), other: z.string() }),
	/** Between the title of a source and its authors; a comma, where the language would bend their names. */
	by: z.string(),
	changes: z.string(),
	publisher: z.string(),
	licence: z.string(),
	permissions: z.string(),
	address: z.string(),
	series: z.string(),
	identifiers: z.string(),
	provider: z.string(),
	personalArchive: z.string(),
});

/** Who did what among authors: the roles of CRediT (ANSI/NISO Z39.104-2022), their degrees, and the corresponding author. */
const contributionWords = z.strictObject({
	/** Before the statement: "Author contributions:". */
	statement: z.string(),
	/** Before the names of those who answer letters. */
	correspondence: z.string(),
	degrees: z.record(z.enum(["lead", "equal", "supporting"]), z.string()),
	/** By the role’s slug. */
	roles: roleWords,
});

export const writtenWords = z.strictObject({
	/** Begins a byline. */
	by: z.string(),
	/** Behind a name: " in {place}", or " ({place})" where a preposition would bend the place. */
	place: z.string(),
	/** Of `{names}` in no role of their own: "A and B contributed to this report." */
	contributed: z.string(),
	/** How such names stand with their organization: "NNW’s A and B", or "A and B (NNW)". */
	ownership: z.enum(["possessive", "parentheses"]).default("parentheses"),
	/** Between names and the organization of all of them, where it is no comma. */
	shared: z.string().optional(),
	/** How organizations and titles stand in a byline: "A, ORG", or in brackets where a comma would join them to the names. */
	affiliation: z.enum(["comma", "brackets"]).default("comma"),
	/** Before the names of those in a role, by MARC relator. */
	groups: roleWords,
	/** What stands between names, where it is not what CLDR says: between two, after the first of more, in the middle, before the last. */
	list: z
		.strictObject({
			two: z.string(),
			start: z.string(),
			middle: z.string(),
			end: z.string(),
		})
		.partial()
		.default({}),
	/** The word between names before one that begins with the sound i: Spanish “e”. */
	andBeforeI: z.string().optional(),
	/** Opening and closing marks of a quotation and of one inside it, where they are not what CLDR says. */
	quotes: z.array(z.string()).length(4).optional(),
	/** Around the title of a work, where they are not those of a quotation: Chinese 《》. */
	titles: z.array(z.string()).length(2).optional(),
	/** The first day of a month, where it is no plain number: French “1er”. */
	firstDay: z.string().optional(),
	/** From 0 to 9, where dates have figures of their own. */
	digits: z.string().optional(),
	signs: z
		.strictObject({
			comma: z.string().default(", "),
			semicolon: z.string().default("; "),
			/** Before a text that follows a label; French sets a blank before it. */
			colon: z.string().default(":"),
			/** At the end of a credit line. */
			stop: z.string().default("."),
			brackets: z.array(z.string()).length(2).default([" (", ")"]),
		})
		.prefault({}),
	contributions: contributionWords,
	colophon: colophonWords,
	/** What the parts of a page are called; a house may call them otherwise. */
	labels: z.record(z.string(), z.string()),
});

export type ContributionWords = z.output<typeof contributionWords>;

/** The words for a language, with all that CLDR adds to them. */
export interface LanguageWords
	extends Omit<
		z.output<typeof writtenWords>,
		"list" | "quotes" | "andBeforeI"
	> {
	/** The language of the words (BCP 47) where it is another than the one that they are for: that has no words yet. */
	readonly borrowed?: string | undefined;
	readonly isEnglish: boolean;
	readonly list: Readonly<Record<"two" | "start" | "middle" | "end", string>>;
	readonly andBeforeI?: string | undefined;
	readonly quotes: readonly string[];
}
