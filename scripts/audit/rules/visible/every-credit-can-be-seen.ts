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
import { placeOf } from "../../spans.ts";

export const everyCreditCanBeSeen: Rule = {
	id: "V04",
	says: "Every credit can be seen: on the screen, in the dark and in print, and by those who hear the page.",
	clause:
		"The picture with and without its ink: the shapes of its letters, in type of 9 pixels, with a contrast of 3 to 1 (WCAG 2.2 §1.4.11), where and in the order in which it is read; nothing generated, and nothing told otherwise (Accessible Name 1.2 §4.3.2)",
	html: (html, context) => comparePage(html, context),
	epub: (epub, context) => comparePage(epub, context),
	pdf: (pdf, context) => [
		...tell(
			printedLines(context.record).flatMap(({ kind, text }) =>
				blocksSaying(pdf, context.record, text)
					.filter((block) => block.hidden !== undefined)
					.map((block) => ({
						text,
						fault: block.hidden ?? "",
						where: `${kind}, ${pageOf(block)}`,
						by: pageOf(block),
					})),
			),
		),
		...inPicture("pdf", context),
	],
};

function comparePage(reading: PageEdition, context: Context): Finding[] {
	return [
		...tell(
			reading.zones.flatMap(({ text, kind, where, hidden }) =>
				hidden === undefined
					? []
					: [
							{
								text,
								fault: hidden,
								where: `${kind}, ${where}`,
								by: placeOf(where)?.page,
							},
						],
			),
		),
		...inPicture(reading.edition, context),
	];
}

function inPicture(edition: EditionName, { seen }: Context): Finding[] {
	const shown = seen?.get(edition);
	if (shown)
		return tell(
			shown.unseen.map(({ text, fault, kind, medium, where }) => ({
				text,
				fault,
				where: `${kind}, ${medium}, ${where}`,
				by: placeOf(where)?.page ?? where,
			})),
		);
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

/** A credit that cannot be seen, and why. */
interface Unseen {
	readonly text: string;
	readonly fault: string;
	readonly where: string;
	/** The page, or the document. */
	readonly by: string | undefined;
}

/** What hides one credit of a page hides others too. */
function tell(unseen: readonly Unseen[]): Finding[] {
	return unseen.map(({ text, fault, where, by }) => ({
		expected: `${seenText(text)}, to be seen`,
		actual: fault,
		where,
		about: { lacks: [text], cause: `${kindOf(fault)}\n${by}` },
	}));
}

/** Without the word that shows it, its measure, and the element that the word stands in. */
function kindOf(fault: string): string {
	return fault
		.replace(/“[^”]*”/g, "…")
		.replace(/\d+(?:\.\d+)?/g, "#")
		.replace(/ on \S+$/, "");
}
