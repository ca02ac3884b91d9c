/** Compares the beginning of the text with the dateline. */

import {
	elementsBelow,
	type MarkupElement,
	textOf,
} from "../../../readings/markup.ts";
import { holdsText } from "../../../readings/page.ts";
import type { PdfBlock, PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { hashLetters, isDateline, rightToLeft } from "../../body-blocks.ts";
import { bodyInPrint } from "../../body-in-print.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { matchesPrinted, printedText, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";
import { around, placeOf, spanBetween } from "../../spans.ts";

export const datelineOpensTheText: Rule = {
	id: "V08",
	says: "The first paragraph begins with the dateline, verbatim.",
	clause:
		"NITF dateline: the agency and the place stand before the first words",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) => comparePrint(pdf, record),
};

function comparePage(
	{ documents }: PageEdition,
	{ dateline }: CreditRecord,
): Finding[] {
	if (!dateline) return [];
	const text = documents
		.flatMap(({ name, root }) =>
			[...elementsBelow(root)].map(({ element }) => ({ name, element })),
		)
		.find(({ element }) => holdsText(element));
	// What stands in lists, quotations and tables opens no text.
	const first = text?.element.children.find(
		(child): child is MarkupElement =>
			typeof child !== "string" && child.name === "p",
	);
	const words = seenText(first ? textOf(first) : "");
	return `${words} `.startsWith(`${seenText(dateline)} `)
		? []
		: [finding(dateline, words, first && `${text?.name}:${first.line}`)];
}

/** Another paragraph may stand before it in a list or a quotation. */
function comparePrint(pdf: PdfReading, record: CreditRecord): Finding[] {
	const { dateline } = record;
	if (!dateline) return [];
	const body = bodyInPrint(pdf, record);
	const { first: start } = body;
	const isAlone = (block: PdfBlock | undefined) =>
		block !== undefined && isDateline(block.text, record);
	if (start === undefined && pdf.blocks.some(isAlone)) return [];
	const at = start ?? 0;
	const blocks = pdf.blocks.slice(isAlone(pdf.blocks[at - 1]) ? at - 1 : at);
	const opening = blocks.find(({ text }) => opens(text, dateline));
	const first = blocks.find(
		({ path }) => opening && pathOf(path) === pathOf(opening.path),
	);
	return opening && opening === first
		? []
		: [finding(dateline, pdf.blocks[body.first ?? -1]?.text)];
}

function pathOf(path: PdfBlock["path"]): string {
	return path.join(" ");
}

/** Where the paragraph runs from the right, its brackets and its dash may stand at their other sides. */
function opens(text: string, dateline: string): boolean {
	const start = printedText(text).split("—")[0] ?? "";
	return (
		matchesPrinted(start, dateline) ||
		(rightToLeft.test(text) &&
			hashLetters(text.slice(0, dateline.length)) === hashLetters(dateline))
	);
}

function finding(expected: string, text = "", where?: string): Finding {
	return {
		expected,
		actual: seenText(text).slice(0, 60) || nothing,
		where: where ? `the first paragraph, ${where}` : "the first paragraph",
		about: {
			lacks: [expected],
			spans: where ? [spanBetween(undefined, placeOf(where), around)] : [],
		},
	};
}
