/** Explains each statement in the XMP packet, in Info, in the catalog, and beside the content of pages of a PDF by the record, or by what every such file has. */
import { compareItems } from "../../account/compare-items.ts";
import type { Expected } from "../../account/expected.ts";
import { isOfTheFile, printOfRecord } from "../../account/print-of-record.ts";
import type { Rule } from "../../rule.ts";

export const xmpAndInfoSayNothingElse: Rule = {
	id: "A03",
	says: "XMP, Info, the catalog, pages and annotations say what the record says, each thing once and in its place, and nothing else.",
	clause:
		"Colophon, the account: whatever an edition says has somebody who said it",
	pdf: ({ items }, { record }) =>
		compareItems(
			printOfRecord(record).toSorted(inBags),
			items
				.filter((item) => item.key !== "outline" && !isOfTheFile(item))
				.toSorted(inBags),
		),
};

/** What stands in lists keeps its order. */
function inBags(one: Expected, other: Expected): number {
	if (one.key !== other.key || one.value === other.value) return 0;
	return one.value < other.value ? -1 : 1;
}
