/** Compares the order of credits and text, as they are read. */

import type { PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { bodyInPrint } from "../../body-in-print.ts";
import { linesSaying, type PageEdition, pageOf, zonesOf } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const creditsStandInTheirPlaces: Rule = {
	id: "V05",
	says: "The byline comes before the text and the credit lines after it; each chapter’s stand with the chapter.",
	clause: "EPUB 3.3 §5.7, order of the spine; ISO 14289-1 §7.1, reading order",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) => comparePrint(pdf, record),
};

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const body = reading.blocks.filter((block) => block.inText);
	const first = body[0]?.position ?? Number.POSITIVE_INFINITY;
	const last = body.at(-1)?.position ?? 0;
	const chapters = record.chapters
		.map((chapter, index) => ({ chapter, index }))
		.filter(({ chapter }) => chapter.byline.text !== "");
	const heads = zonesOf(reading, "chapter-byline");
	return [
		...zonesOf(reading, "byline")
			.filter((zone) => zone.position > first)
			.map((zone) => misplaced("before the text", zone)),
		...zonesOf(reading, "line")
			.filter((zone) => zone.position < last)
			.map((zone) => misplaced("after the text", zone)),
		// That one is missing is V01’s to say.
		...(record.form === "book" && heads.length === chapters.length
			? heads.flatMap((zone, place) => {
					const chapter = chapters[place];
					return chapter && zone.chapter !== chapter.index - 1
						? [misplaced(`at the head of ${chapter.chapter.title}`, zone)]
						: [];
				})
			: []),
	];
}

function misplaced(
	expected: string,
	zone: { readonly text: string; readonly where: string },
): Finding {
	return {
		expected: `${seenText(zone.text)}, ${expected}`,
		actual: "elsewhere",
		where: zone.where,
		about: { lacks: [zone.text], has: [zone.text], restsOn: ["A14"] },
	};
}

function comparePrint(pdf: PdfReading, record: CreditRecord): Finding[] {
	const { first = Number.POSITIVE_INFINITY, last = -1 } = bodyInPrint(
		pdf,
		record,
	);
	const places = (text: string) =>
		linesSaying(pdf, record, text).map((block) => ({
			text,
			where: pageOf(block),
			index: pdf.blocks.indexOf(block),
		}));
	return [
		// A chapter by the author of the whole book says the same: the first is the work’s byline, the last its credit line.
		...places(record.byline.text)
			.slice(0, 1)
			.filter(({ index }) => index > first)
			.map((place) => misplaced("before the text", place)),
		...record.creditLines
			.flatMap((line) => places(line.text).slice(-1))
			.filter(({ index }) => index < last)
			.map((place) => misplaced("after the text", place)),
	];
}
