/** Colophon has words for every role that is credited, in the language of the work. */

import { isRelator, relatorTerm } from "../../../credits/roles.ts";
import { missingLabels } from "../../../credits/say.ts";
import { creditLanguages } from "../../../credits/words/index.ts";
import type { Publication } from "../../../model/publication.ts";
import type { Report } from "../resolve-agents.ts";

/** After the publication is made, since its language and its style decide which words are wanted. */
export function wordingMissing(publication: Publication, report: Report): void {
	const missing = missingLabels(publication);
	if (missing.language)
		report(
			"wording-missing",
			["inLanguage"],
			`Missing credit wording for ${publication.inLanguage}, expected one of ${creditLanguages.join(", ")}`,
		);
	const worded = new Set(missing.roles);
	publication.contributor.forEach((credit, index) => {
		const role = credit.roles.find(isRelator);
		// An unknown role has been reported as such.
		if (role === undefined || !worded.has(role)) return;
		if (!credit.label)
			report(
				"wording-missing",
				["contributor", index, "roles"],
				`Missing words for the role ${role} (${relatorTerm(role)}) in ${publication.inLanguage}: give the credit a label such as label: "…"`,
			);
	});
}
