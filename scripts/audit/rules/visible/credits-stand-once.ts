/** Counts bylines, blocks of credits and credit lines; that one is missing altogether is another rule’s. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { linesSaying, type PageEdition, pageOf, zonesOf } from "../../lines.ts";
import { bareText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const creditsStandOnce: Rule = {
	id: "V03",
	says: "The byline, the block of credits and each of its lines stand in an edition exactly once.",
	clause: "A credit that is printed twice may be corrected once",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) =>
		[record.byline.text, ...record.creditLines.map((line) => line.text)]
			.filter((text) => text !== "")
			.flatMap((text) => {
				const blocks = linesSaying(pdf, record, text).filter(
					({ path }) => !path.some((tag) => tag === "TOC" || tag === "TOCI"),
				);
				// A chapter by the author of the whole book says the same, and so may a chapter’s title.
				return once(text, blocks.slice(inChapters(record, text)).map(pageOf));
			}),
};

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const byline = record.byline.text === "" ? 0 : 1;
	const credits = record.creditLines.length > 0 ? 1 : 0;
	const count = (kind: string) => zonesOf(reading, kind);
	return [
		...times("byline", byline, count("byline"), [record.byline]),
		...times(
			"contributors",
			credits,
			count("contributors"),
			record.creditLines,
		),
		...record.creditLines.flatMap(({ text }) =>
			once(
				text,
				zonesOf(reading, "line")
					.filter((zone) => zone.text.trim() === text)
					.map((zone) => zone.where),
			),
		),
	];
}

function times(
	kind: string,
	expected: number,
	zones: readonly { readonly where: string; readonly text: string }[],
	lines: readonly { readonly text: string }[],
): Finding[] {
	return zones.length === expected
		? []
		: [
				{
					expected: `${expected} × ${kind}`,
					actual: `${zones.length} × ${kind}`,
					where: zones.at(-1)?.where ?? kind,
					about:
						zones.length < expected
							? { lacks: lines.map(({ text }) => text) }
							: { has: zones.slice(expected).map(({ text }) => text) },
				},
			];
}

function inChapters(record: CreditRecord, text: string): number {
	const titles = [record.title, ...record.chapters.map(({ title }) => title)];
	const lines = record.chapters.flatMap((chapter) => [
		chapter.byline.text,
		...chapter.creditLines.map((line) => line.text),
	]);
	const own =
		record.form === "article" ? [record.title] : [...titles, ...lines];
	return own.filter((other) => bareText(other) === bareText(text)).length;
}

/** A line that is missing is V01’s and V02’s to say. */
function once(text: string, places: readonly string[]): Finding[] {
	return places.length > 1
		? [
				{
					expected: `${text}, once`,
					actual: `${text}, ${places.length} times`,
					where: places.join(", "),
					about: { has: [text] },
				},
			]
		: [];
}
