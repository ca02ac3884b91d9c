/** Compares the printed bylines with the record’s, the work’s and each chapter’s. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { sameSeen } from "../../compare.ts";
import { missingInPrint, type PageEdition, zonesOf } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";

export const bylineIsPrinted: Rule = {
	id: "V01",
	says: "Each edition prints the byline as the record says it, name by name, and each chapter’s.",
	clause:
		"The byline names everybody who made the work, in the order that was declared",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) =>
		missingInPrint(
			pdf,
			record,
			[record.byline.text, ...chapterBylines(record)]
				.filter((text) => text !== "")
				.map((text) => [text]),
		),
};

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const { text } = record.byline;
	const [zone] = zonesOf(reading, "byline");
	return [
		...sameSeen(
			text === "" ? [] : [text],
			zone ? [zone.text] : [],
			zone?.where ?? "byline",
		),
		...sameSeen(
			chapterBylines(record),
			zonesOf(reading, "chapter-byline").map((item) => item.text),
			"chapter bylines",
		),
	];
}

/** An article is its own only chapter, and has one byline. */
function chapterBylines(record: CreditRecord): string[] {
	if (record.form === "article") return [];
	return record.chapters
		.map((chapter) => chapter.byline.text)
		.filter((text) => text !== "");
}
