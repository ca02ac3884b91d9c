/** A single file has no chapters. */
import type { Check } from "./check.ts";

export const chaptersUnexpected: Check = ({ matter, form }, report) => {
	if (form === "article" && matter.chapters)
		report(
			"chapters-unexpected",
			"Unexpected chapters in a file: make a folder with publication.yaml and the chapters",
			["chapters"],
		);
};
