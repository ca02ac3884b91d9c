/** Compares the printed opening and colophon with the record’s, and looks for addresses that paper can show. */

import type {
	CreditRecord,
	RecordedText,
} from "../../../statement/credit-record.ts";
import { listText } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import {
	missingInPrint,
	type PageEdition,
	wordings,
	zonesOf,
} from "../../lines.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const rightsAndDatesArePrinted: Rule = {
	id: "V06",
	says: "Publisher, dates, notice, licence and source are printed in each edition, addresses as text.",
	clause:
		"CC BY 4.0 §3(a)(1): notices and the address of the licence; what is on paper cannot be clicked",
	html: (html, { record }) => [
		...comparePage(html, record),
		...addresses(
			record,
			bareText(html.zones.map((zone) => zone.text).join(" ")),
		),
	],
	epub: (epub, { record }) => [
		...comparePage(epub, record),
		...addresses(
			record,
			bareText(epub.zones.map((zone) => zone.text).join(" ")),
		),
	],
	pdf: (pdf, { record }) => [
		...missingInPrint(
			pdf,
			record,
			[...record.opening, ...record.colophon].map(wordings),
		),
		...addresses(record, bareText(pdf.pages.map((page) => page.text).join(""))),
	],
};

/** The zones of each kind, in order, against the lines of that kind in the opening, then in the colophon. */
function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const lines = [...record.opening, ...record.colophon];
	const kinds = new Set(lines.map((line) => line.kind));
	return [...kinds].flatMap((kind) => {
		const expected = lines.filter((line) => line.kind === kind);
		const zones = zonesOf(reading, kind);
		const same =
			zones.length === expected.length &&
			expected.every((line, index) => says(zones[index]?.text ?? "", line));
		return same
			? []
			: [
					{
						expected: listText(
							expected.map((line) => seenText(wordings(line)[0] ?? "")),
						),
						actual: listText(zones.map((zone) => seenText(zone.text))),
						where: `${kind}${zones[0] ? `, ${zones[0].where}` : ""}`,
					},
				];
	});
}

function says(text: string, line: RecordedText): boolean {
	return wordings(line).some((wording) => seenText(wording) === seenText(text));
}

function addresses(record: CreditRecord, text: string): Finding[] {
	return [record.license, record.acquireLicensePage]
		.filter((address) => address !== undefined)
		.filter((address) => !text.includes(bareText(address)))
		.map((address) => ({
			expected: `${address}, as text`,
			actual: nothing,
			where: "the printed text",
			about: { lacks: [address] },
		}));
}
