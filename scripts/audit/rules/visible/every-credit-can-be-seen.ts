/** Asks the file, and a browser where there is one, whether a reader meets each credit. */
import type { EditionName } from "../../../model/edition.ts";
import {
	blocksSaying,
	type PageEdition,
	pageOf,
	printedLines,
} from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";

export const everyCreditCanBeSeen: Rule = {
	id: "V04",
	says: "Every credit can be seen: on the screen, in the dark and in print, and by those who hear the page.",
	clause:
		"The picture with and without its ink: the shapes of its letters, in type of 9 pixels, with a contrast of 3 to 1 (WCAG 2.2 §1.4.11), where and in the order in which it is read; nothing generated, and nothing told otherwise (Accessible Name 1.2 §4.3.2)",
	html: (html, context) => comparePage(html, context),
	epub: (epub, context) => comparePage(epub, context),
	pdf: (pdf, context) => [
		...printedLines(context.record).flatMap(({ kind, text }) =>
			blocksSaying(pdf, context.record, text)
				.filter((block) => block.hidden !== undefined)
				.map((block) => ({
					expected: `${text}, to be seen`,
					actual: block.hidden ?? "",
					where: `${kind}, ${pageOf(block)}`,
					about: { lacks: [text] },
				})),
		),
		...inPicture("pdf", context),
	],
};

function comparePage(reading: PageEdition, context: Context): Finding[] {
	return [
		...reading.zones
			.filter((zone) => zone.hidden !== undefined)
			.map((zone) => ({
				expected: `${seenText(zone.text)}, to be seen`,
				actual: zone.hidden ?? "",
				where: `${zone.kind}, ${zone.where}`,
				about: { lacks: [zone.text] },
			})),
		...inPicture(reading.edition, context),
	];
}

function inPicture(edition: EditionName, { seen }: Context): Finding[] {
	const shown = seen?.get(edition);
	if (shown)
		return shown.unseen.map((zone) => ({
			expected: `${seenText(zone.text)}, to be seen`,
			actual: zone.fault,
			where: `${zone.kind}, ${zone.medium}, ${zone.where}`,
			about: { lacks: [zone.text] },
		}));
	return [
		{
			expected: "a browser, to see the page as a reader does",
			actual: seen
				? "none was shown what runs or fetches; only attributes were looked at"
				: "none was found; only attributes were looked at",
			where: edition,
			status: "not-run" as const,
		},
	];
}
