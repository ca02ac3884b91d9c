/** Compares the beginning of the text with the dateline. */

import type { CreditRecord } from "../../../statement/credit-record.ts";
import { bodyInPrint } from "../../body-in-print.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { matchesPrinted, printedText, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const datelineOpensTheText: Rule = {
	id: "V08",
	says: "The first paragraph begins with the dateline, verbatim.",
	clause:
		"NITF dateline: the agency and the place stand before the first words",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) => {
		const { dateline } = record;
		if (!dateline) return [];
		const body = bodyInPrint(pdf, record);
		const first = pdf.blocks[body.first ?? -1];
		const start = printedText(first?.text ?? "").split("—")[0] ?? "";
		return matchesPrinted(start, dateline)
			? []
			: [finding(dateline, first?.text)];
	},
};

function comparePage(
	reading: PageEdition,
	{ dateline }: CreditRecord,
): Finding[] {
	if (!dateline) return [];
	const first = reading.blocks.find((block) => block.inText);
	return seenText(first?.text ?? "").startsWith(`${seenText(dateline)} `)
		? []
		: [finding(dateline, first?.text)];
}

function finding(expected: string, text = ""): Finding {
	return {
		expected,
		actual: seenText(text).slice(0, 60) || nothing,
		where: "the first paragraph",
	};
}
