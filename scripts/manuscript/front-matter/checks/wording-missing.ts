/** Colophon has words for every role that the work and its chapters credit, in the language of the work; else forms that need none stand in their place. */
import { isRelator, relatorTerm } from "../../../credits/roles.ts";
import { unwordedContributors } from "../../../credits/say.ts";
import { hasWords } from "../../../credits/words/index.ts";
import type { Credit } from "../../../model/credit.ts";
import type { ReportAtPath } from "../report.ts";
import type { CreditEntry } from "../schema.ts";
import { type Check, entryOf } from "./check.ts";

export const wordingMissing: Check = (
	{ matter, contributor },
	_report,
	note,
) => {
	const { inLanguage } = matter;
	// That the language is missing is told already.
	if (!hasWords(inLanguage) && inLanguage !== "und")
		note(
			"wording-missing",
			`Missing words for ${inLanguage}: names, lists and dates stand in forms that need none, and labels in English, marked as such; CONTRIBUTING.md tells how to add a language`,
			["inLanguage"],
		);
	const contributors = { entries: matter.contributor, credits: contributor };
	noteUnworded(inLanguage, contributors, ["contributor"], note);
};

/** Tells of the contributors of a work or a chapter, whose list stands at `path`, for whose role `inLanguage` has no words; a language without any words is told once, with the work. */
export function noteUnworded(
	inLanguage: string,
	contributors: {
		readonly entries: readonly CreditEntry[] | undefined;
		readonly credits: readonly Credit[];
	},
	path: readonly PropertyKey[],
	note: ReportAtPath,
): void {
	if (!hasWords(inLanguage)) return;
	const contributor = contributors.credits;
	for (const credit of unwordedContributors({ inLanguage, contributor })) {
		const role = credit.roles.find(isRelator) ?? "";
		const term = relatorTerm(role);
		note(
			"wording-missing",
			`Missing words for the role ${role} in ${inLanguage}: it is called by its English term, ${term}; give the credit a label such as label: "…"`,
			[...path, entryOf(credit, contributors.entries), "roles"],
		);
	}
}
