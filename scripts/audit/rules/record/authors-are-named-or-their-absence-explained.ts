/** Looks at the record alone: a work without authors must say that this is meant. */
import { nothing } from "../../finding.ts";
import type { Rule } from "../../rule.ts";

export const authorsAreNamedOrTheirAbsenceExplained: Rule = {
	id: "M03",
	says: "Somebody is named as author, or the record says why nobody is.",
	clause: "No silent anonymity; cf. schema.org noBylinesPolicy",
	all: ({ record }) =>
		record.byline.agents.length > 0 || record.noByline
			? []
			: [
					{
						expected: "an author, or the reason for none",
						actual: nothing,
						where: "credits.json",
					},
				],
};
