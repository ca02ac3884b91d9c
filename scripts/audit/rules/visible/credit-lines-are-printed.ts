/** Compares the printed credit lines with the record’s, the work’s and each chapter’s. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { sameSeen } from "../../compare.ts";
import { missingInPrint, type PageEdition, zonesOf } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";

export const creditLinesArePrinted: Rule = {
	id: "V02",
	says: "Each edition prints every credit line as the record says it, in order.",
	clause:
		"Everybody beside the byline is credited in print; nobody is added, lost or respelled",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) =>
		missingInPrint(
			pdf,
			record,
			[...creditLines(record), ...chapterLines(record)].map((text) => [text]),
		),
};

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const lines = zonesOf(reading, "line");
	return [
		...sameSeen(
			creditLines(record),
			lines.map((zone) => zone.text),
			lines[0]?.where ?? "credit lines",
		),
		...sameSeen(
			chapterLines(record),
			zonesOf(reading, "chapter-line").map((zone) => zone.text),
			"credit lines of chapters",
		),
	];
}

function creditLines(record: CreditRecord): string[] {
	return record.creditLines.map((line) => line.text);
}

function chapterLines(record: CreditRecord): string[] {
	if (record.form === "article") return [];
	return record.chapters.flatMap((chapter) =>
		chapter.creditLines.map((line) => line.text),
	);
}
