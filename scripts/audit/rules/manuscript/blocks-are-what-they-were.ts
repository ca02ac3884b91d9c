/** Compares what the blocks of each edition are with the manuscript itself: levels of headings, lists and their numbers, quotations, tables and what heads them. */
import { compareMarks } from "../../compare-marks.ts";
import type { Rule } from "../../rule.ts";

export const blocksAreWhatTheyWere: Rule = {
	id: "W04",
	says: "Headings, lists, quotations and tables are in each edition what the Markdown makes of them, with their levels, numbers, boxes and alignment.",
	clause:
		"Colophon, the witness: what editions say beside the words is what the bytes of the manuscript say",
	html: (html, context) => compareMarks(html, context, true),
	epub: (epub, context) => compareMarks(epub, context, true),
};
