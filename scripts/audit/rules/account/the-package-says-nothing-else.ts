/** Explains each statement in the package document of an EPUB by the record, or by what every such book has. */
import { compareItems } from "../../account/compare-items.ts";
import {
	isOfTheBook,
	packageOfRecord,
} from "../../account/package-of-record.ts";
import type { Finding, Rule } from "../../rule.ts";

export const thePackageSaysNothingElse: Rule = {
	id: "A02",
	says: "The package document says what the record says, each thing once and in its place, and nothing else.",
	clause:
		"Colophon, the account: whatever an edition says has somebody who said it",
	epub: (epub, { record }) => {
		const told = new Set<string>();
		return compareItems(
			packageOfRecord(record),
			epub.items.filter((item) => {
				const isFile = /^(?:item|itemref) /.test(item.key);
				const said = `${item.key.replace(/\[\d+\]/, "")} ${item.value}`;
				const isFirst = !told.has(said);
				told.add(said);
				return !isFile && !(isFirst && isOfTheBook(item, record));
			}),
		).map(withCause);
	},
};

/** What refines an element that is not there, and the roles of those that are, others tell as well. */
function withCause(finding: Finding): Finding {
	const isRole = / role$/.test(finding.where);
	if (!isRole && !finding.where.startsWith("#")) return finding;
	const { expected, actual } = finding;
	return {
		...finding,
		about: { lacks: [expected], has: [actual], restsOn: ["E01", "E02", "E06"] },
	};
}
