/** Looks in the margins for what a browser writes there by itself. */
import { seenText } from "../../normalize.ts";
import type { Rule } from "../../rule.ts";

export const pagesCarryNothingOfTheMachine: Rule = {
	id: "P07",
	says: "No page carries a local path, a build date or a browser’s name.",
	clause:
		"Chromium’s own header and footer tell where and when a file was printed",
	pdf: ({ pages }) =>
		pages.flatMap(({ loose }, index) => {
			const found = residue.exec(loose);
			return found
				? [
						{
							expected: "nothing of the kind",
							actual: seenText(found[0]),
							where: `page ${index + 1}`,
						},
					]
				: [];
		}),
};

const residue =
	/file:\/\/\S*|\b(?:edition\.invalid|HeadlessChrome|Mozilla\/5)\S*|\b\d{1,2}\/\d{1,2}\/\d{2,4}, \d{1,2}:\d\d/;
