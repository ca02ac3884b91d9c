/** Colophon has words for every role that the work and its chapters credit, in the language of the work. */
import { isRelator, relatorTerm } from "../../../credits/roles.ts";
import { unwordedContributors } from "../../../credits/say.ts";
import { creditLanguages, knownWords } from "../../../credits/words/index.ts";
import type { Credit } from "../../../model/credit.ts";
import type { ReportAtPath } from "../report.ts";
import type { CreditEntry } from "../schema.ts";
import { type Check, entryOf } from "./check.ts";

export const wordingMissing: Check = ({ matter, contributor }, report) => {
	const { inLanguage } = matter;
	if (!knownWords(inLanguage))
		report(
			"wording-missing",
			`Missing credit wording for ${inLanguage}, expected one of ${creditLanguages.join(", ")}`,
			["inLanguage"],
		);
	const contributors = { entries: matter.contributor, credits: contributor };
	reportUnworded(inLanguage, contributors, ["contributor"], report);
};

/** Reports the contributors of a work or a chapter, whose list stands at `path`, for whose role `inLanguage` has no words; a language without any words is reported once, with the work. */
export function reportUnworded(
	inLanguage: string,
	contributors: {
		readonly entries: readonly CreditEntry[] | undefined;
		readonly credits: readonly Credit[];
	},
	path: readonly PropertyKey[],
	report: ReportAtPath,
): void {
	if (!knownWords(inLanguage)) return;
	const contributor = contributors.credits;
	for (const credit of unwordedContributors({ inLanguage, contributor })) {
		const role = credit.roles.find(isRelator) ?? "";
		report(
			"wording-missing",
			`Missing words for the role ${role} (${relatorTerm(role)}) in ${inLanguage}: give the credit a label such as label: "…"`,
			[...path, entryOf(credit, contributors.entries), "roles"],
		);
	}
}
