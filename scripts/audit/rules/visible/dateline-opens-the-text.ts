/** Compares the beginning of the text with the dateline. */

import {
	elementsBelow,
	type MarkupElement,
	textOf,
} from "../../../readings/markup.ts";
import { holdsText } from "../../../readings/page.ts";
import type { PdfBlock, PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import {
	hashBlock,
	hashLetters,
	isDateline,
	lettersWithoutDateline,
	rightToLeft,
	withoutDateline,
} from "../../body-blocks.ts";
import { bodyInPrint } from "../../body-in-print.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { matchesPrinted, printedText, seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";
import { around, placeOf, spanBetween } from "../../spans.ts";

export const datelineOpensTheText: Rule = {
	id: "V08",
	says: "The first paragraph begins with the dateline, verbatim.",
	clause:
		"NITF dateline: the agency and the place stand before the first words",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: comparePrint,
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
	return matchesStart(words, dateline)
		? []
		: [finding(dateline, words, first && `${text?.name}:${first.line}`)];
}

/**
 * A list, a note or a quotation may stand before it, of which a print does not tell all: it is the paragraph that the
 * dateline opens in the pages of the same publication. Without these, any that stands in nothing else.
 */
function comparePrint(
	pdf: PdfReading,
	{ record, readings }: Context,
): Finding[] {
	const { dateline } = record;
	if (!dateline) return [];
	const body = bodyInPrint(pdf, record);
	const page = readings.html ?? readings.epub;
	const onPage = page?.blocks.find(
		({ inText, text }) => inText && matchesStart(text, dateline),
	);
	const wanted = onPage && restsOf(onPage.text, record);
	const hasWanted = ({ text }: PdfBlock) =>
		restsOf(text, record).some((rest) => wanted?.includes(rest));
	const opening = pdf.blocks.find(
		(block) =>
			(body.blocks.has(block) || isDateline(block.text, record)) &&
			// In lines that run from the right it may stand behind other words.
			(opens(block.text, dateline) ||
				(rightToLeft.test(block.text) && hasWanted(block))),
	);
	const isFirst =
		opening &&
		(wanted
			? hasWanted(opening)
			: !opening.path.some((tag) => within.has(tag)));
	return isFirst
		? []
		: [finding(dateline, (opening ?? pdf.blocks[body.first ?? -1])?.text)];
}

/** Tags of what opens no text. */
const within: ReadonlySet<string> = new Set([
	"L",
	"BlockQuote",
	"Table",
	"Caption",
	"Note",
]);

function matchesStart(text: string, dateline: string): boolean {
	return `${seenText(text)} `.startsWith(`${seenText(dateline)} `);
}

/** What follows the dateline, by the hashes that print may have of it. */
function restsOf(text: string, record: CreditRecord): string[] {
	const letters = lettersWithoutDateline(text, record);
	return [
		hashBlock(withoutDateline(text, record)),
		...(rightToLeft.test(text) && letters !== undefined ? [letters] : []),
	];
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
