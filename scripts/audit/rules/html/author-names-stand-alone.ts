/** Looks in the names of JSON-LD for what belongs beside a name: an organization, a role, the word “By”. */
import { nameOf, nodesOf, topNodes } from "../../json-ld.ts";
import { creditedNames } from "../../lines.ts";
import type { Rule } from "../../rule.ts";

export const authorNamesStandAlone: Rule = {
	id: "H02",
	says: "The name of an author in JSON-LD is the name alone: no organization, no role, no “By”.",
	clause: "Google, Article, author.name: only the name of the author",
	html: (html, { record }) => {
		const organizations = record.byline.agents.flatMap(
			(agent) => agent.affiliation ?? [],
		);
		const known = new Set(creditedNames(record));
		return topNodes(html)
			.flatMap((work) => nodesOf(work, "author").map(nameOf))
			.filter((name) => !known.has(name))
			.filter(
				(name) =>
					/^by\s/i.test(name) ||
					organizations.some(
						(organization) =>
							name !== organization && name.includes(organization),
					) ||
					/\b(?:reporter|editor|correspondent|photographer|writer)\b/i.test(
						name,
					),
			)
			.map((name) => ({
				expected: "the name alone",
				actual: name,
				where: "JSON-LD author.name",
				about: { has: [name] },
			}));
	},
};
