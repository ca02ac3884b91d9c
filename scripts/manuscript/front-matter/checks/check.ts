/** What a check of front matter looks at. It says what is wrong, and knows nothing of how that is shown. */
import type { Credit } from "../../../model/credit.ts";
import type { Publication } from "../../../model/publication.ts";
import type { Registry } from "../registry.ts";
import type { ReportAtPath } from "../report.ts";
import type { CreditEntry, FrontMatter } from "../schema.ts";

/** Front matter whose agents are known. */
export interface Checked {
	readonly matter: FrontMatter;
	readonly form: Publication["form"];
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	readonly registry: Registry;
}

/** The rule that it reports is the name of its file; to `note` it tells what is adapted. */
export type Check = (
	checked: Checked,
	report: ReportAtPath,
	note: ReportAtPath,
) => void;

/** The place of a credit in the list of entries that it was read from. */
export function entryOf(
	{ agent }: Credit,
	entries: readonly CreditEntry[] = [],
): number {
	return entries.findIndex(
		(entry) => (entry.person ?? entry.organization) === agent.id,
	);
}
