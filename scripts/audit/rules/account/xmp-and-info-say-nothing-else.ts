/** Explains each statement in the XMP packet, in Info, in the catalog, and beside the content of pages of a PDF by the record, or by what every such file has. */
import { compareItems } from "../../account/compare-items.ts";
import type { Expected } from "../../account/expected.ts";
import { isOfTheFile, printOfRecord } from "../../account/print-of-record.ts";
import type { Finding, Rule } from "../../rule.ts";

export const xmpAndInfoSayNothingElse: Rule = {
	id: "A03",
	says: "XMP, Info, the catalog, pages and annotations say what the record says, each thing once and in its place, and nothing else.",
	clause:
		"Colophon, the account: whatever an edition says has somebody who said it",
	pdf: ({ items }, { record }) =>
		compareItems(
			printOfRecord(record).toSorted(byKeyAndValue),
			items
				.filter((item) => item.key !== "outline" && !isOfTheFile(item))
				.toSorted(byKeyAndValue),
		).map(withCause),
};

/** A list of another kind has none of its items in their places. */
function withCause(finding: Finding): Finding {
	const rule = /^XMP dc:creator/.test(finding.where)
		? "P01"
		: /^XMP dc:contributor/.test(finding.where)
			? "P02"
			: undefined;
	const { expected, actual } = finding;
	return rule
		? {
				...finding,
				about: { lacks: [expected], has: [actual], restsOn: [rule] },
			}
		: finding;
}

/** What stands in a list has its number in its key; the others stand in any order. */
function byKeyAndValue(one: Expected, other: Expected): number {
	return (
		one.key.length - other.key.length ||
		compareText(one.key, other.key) ||
		compareText(one.value, other.value)
	);
}

function compareText(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
