/** Looks in the package document for agents that the record does not credit, and for attributes that reading systems of today ignore or refuse. */
import { creditedNames } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";

export const nobodyElseIsNamed: Rule = {
	id: "E07",
	says: "The package document names nobody whom the record does not, and uses no display-seq and no attribute of EPUB 2.",
	clause:
		"EPUB 3.3, property display-seq: not where precedence is already defined; opf:role is of EPUB 2",
	epub: ({ opf }, { record }) => {
		const names = creditedNames(record);
		return [...opf.creators, ...opf.contributors].flatMap(
			(agent): Finding[] => [
				// That a name is empty is for those who miss it.
				...(agent.name === "" || names.includes(agent.name)
					? []
					: [
							{
								expected: "somebody whom the record credits",
								actual: agent.name,
								where: agent.where,
								about: { has: [agent.name] },
							},
						]),
				...(agent.hasDisplaySeq
					? [
							{
								expected: "no display-seq",
								actual: "display-seq",
								where: agent.where,
							},
						]
					: []),
				...(agent.hasLegacyAttributes
					? [
							{
								expected: "no opf: attributes",
								actual: "opf: attributes",
								where: agent.where,
							},
						]
					: []),
			],
		);
	},
};
