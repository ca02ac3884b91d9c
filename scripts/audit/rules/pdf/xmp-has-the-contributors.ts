/** Compares the contributors of the XMP packet, which has one list for everybody who is not an author. */
import { sameSet, sameText } from "../../compare.ts";
import type { Rule } from "../../rule.ts";

export const xmpHasTheContributors: Rule = {
	id: "P02",
	says: "XMP has the contributors as an unordered array, without those who are authors.",
	clause:
		"XMP, dc:contributor: “should not include those listed in dc:creator”",
	pdf: ({ xmp }, { record }) => {
		const authors = record.byline.agents.map((agent) => agent.name);
		const others = record.contributors
			.map((agent) => agent.name)
			.filter((name) => !authors.includes(name));
		const contributor = xmp?.get("dc:contributor");
		return [
			...sameSet(others, contributor?.values ?? [], "XMP dc:contributor"),
			...(contributor
				? sameText("Bag", contributor.kind, "XMP dc:contributor")
				: []),
		];
	},
};
