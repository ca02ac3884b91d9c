/** Looks at the record alone: every contributor of the metadata must be named in a printed line too. */
import { nothing } from "../../finding.ts";
import type { Rule } from "../../rule.ts";

export const creditLinesNameEveryContributor: Rule = {
	id: "M11",
	says: "The credit lines of the record name every contributor of the work.",
	clause: "Nobody who is credited in metadata is missing in print",
	all: ({ record }) => {
		const said = record.creditLines.map((line) => line.text).join(" | ");
		return record.contributors
			.filter((agent) => !agent.chapterOnly && !said.includes(agent.name))
			.map((agent) => ({
				expected: `a credit line that names ${agent.name}`,
				actual: said || nothing,
				where: "credits.json creditLines",
			}));
	},
};
