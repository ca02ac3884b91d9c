/** Counts the elements of the package document that name agents, and holds their order against the record’s. */
import { sameList } from "../../compare.ts";
import type { Rule } from "../../rule.ts";

export const oneElementForEachAgent: Rule = {
	id: "E01",
	says: "The package document has one dc:creator for each author and one dc:contributor for each contributor, in order.",
	clause:
		"EPUB 3.3 §5.5.3.3.2: separate elements; document order is display priority",
	epub: ({ opf }, { record }) => [
		...sameList(
			record.byline.agents.map((agent) => agent.name),
			opf.creators.map((agent) => agent.name),
			"dc:creator",
		),
		...sameList(
			record.contributors.map((agent) => agent.name),
			opf.contributors.map((agent) => agent.name),
			"dc:contributor",
		),
	],
};
