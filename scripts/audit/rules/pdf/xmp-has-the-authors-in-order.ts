/** Compares the authors of the XMP packet, which archives and libraries import. */

import { printOfRecord } from "../../account/print-of-record.ts";
import { sameList, sameText } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import type { Rule } from "../../rule.ts";

export const xmpHasTheAuthorsInOrder: Rule = {
	id: "P01",
	says: "XMP has the authors as an ordered array, one item for each, in order.",
	clause: "XMP, dc:creator: ordered array, in order of decreasing precedence",
	pdf: ({ xmp }, { record }) => {
		const names = record.byline.agents.map((agent) => agent.name);
		if (!xmp)
			return [
				{
					expected: "an XMP packet",
					actual: nothing,
					where: "XMP",
					about: { lacks: printOfRecord(record).map(({ value }) => value) },
				},
			];
		const creator = xmp.get("dc:creator");
		return [
			...sameList(names, creator?.values ?? [], "XMP dc:creator"),
			...(creator ? sameText("Seq", creator.kind, "XMP dc:creator") : []),
		];
	},
};
