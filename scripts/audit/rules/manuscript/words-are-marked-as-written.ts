/** Compares what stands in the lines of each edition with the manuscript itself: emphasis, links, languages, abbreviations, line breaks. */
import { compareMarks } from "../../compare-marks.ts";
import type { Rule } from "../../rule.ts";

export const wordsAreMarkedAsWritten: Rule = {
	id: "W03",
	says: "Words are stressed, linked, spelled out and told apart by language in each edition as in the Markdown, and lines end where it ends them.",
	clause:
		"Colophon, the witness: what editions say beside the words is what the bytes of the manuscript say",
	html: (html, context) => compareMarks(html, context, false),
	epub: (epub, context) => compareMarks(epub, context, false),
};
