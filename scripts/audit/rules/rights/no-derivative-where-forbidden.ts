/** Looks at the record alone: whether a licence allows what was done with a work. */
import type { Rule } from "../../rule.ts";

export const noDerivativeWhereForbidden: Rule = {
	id: "R04",
	says: "A work whose licence forbids derivatives is not adapted.",
	clause: "CC BY-ND 4.0 §2(a)(1)(B)",
	all: ({ record }) =>
		(record.works ?? [])
			.filter(
				({ license, relation }) =>
					/creativecommons\.org\/licenses\/[a-z-]*nd\//.test(license ?? "") &&
					(relation === "adaptation" || relation === "translation"),
			)
			.map(({ license, relation }) => ({
				expected: "a licence that allows derivatives",
				actual: `${relation} under ${license}`,
				where: "credits.json works",
			})),
};
