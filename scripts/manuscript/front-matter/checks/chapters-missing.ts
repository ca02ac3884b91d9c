/** A folder names its chapters. */
import type { Check } from "./check.ts";

export const chaptersMissing: Check = ({ matter, form }, report) => {
	if (form === "book" && !matter.chapters)
		report(
			"chapters-missing",
			"Missing chapters: add them, for instance chapters: [{ file: 01.md }]",
			[],
		);
};
