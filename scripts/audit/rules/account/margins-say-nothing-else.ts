/** Explains each run of text that belongs to no element of the structure: running heads, the numbers of pages, rows that a table repeats, words of drawings that say nothing. */
import type { PdfReading, Shown } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { imprintOf, noWords } from "../../account/expected.ts";
import { formsOfPrint, runsOfPrint } from "../../account/runs-of-print.ts";
import { drawnIn } from "../../added-in-print.ts";
import { rightToLeft } from "../../body-blocks.ts";
import { nothing } from "../../finding.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const marginsSayNothingElse: Rule = {
	id: "A10",
	says: "Around what is read, each page has the title, the chapter or the publisher in its head and its own number, each once, and nothing else.",
	clause: "ISO 32000-1 §14.8.2.2: artifacts are no part of what is read",
	pdf: (pdf, { record }) => {
		const words = record.house?.words;
		if (!words) return noWords;
		const printed = runsOfPrint(pdf, record, words);
		if (!printed) return [];
		const isDrawn = drawnIn(record);
		const rows = repeatedCells(pdf);
		const loose = looseOnPages(pdf);
		return loose.flatMap((runs, page) => {
			const own = headsOf(record, printed.chaptersOn, page);
			const left = [...own];
			return withoutHeads(runs, left)
				.filter(({ text }) => !isDrawn(text) && !rows.has(bareText(text)))
				.map((item) => tell(item, own, record));
		});
	},
};

function isLoose({ isArtifact, mcid }: Shown): boolean {
	return isArtifact || mcid === undefined;
}

/** Of each page. */
function looseOnPages({ pages, shown }: PdfReading): readonly Shown[][] {
	const loose = pages.map((): Shown[] => []);
	for (const item of shown)
		if (isLoose(item) && bareText(item.text) !== "")
			loose[item.page]?.push(item);
	return loose;
}

/** A head may be in several lines. What says one is taken from `left`. */
function withoutHeads(runs: readonly Shown[], left: string[]): Shown[] {
	const rest: Shown[] = [];
	for (let from = 0; from < runs.length; from += 1) {
		let to = Math.min(from + mostLines, runs.length);
		let at = -1;
		for (; to > from && at < 0; to -= 1) {
			const text = runs
				.slice(from, to)
				.map((run) => run.text)
				.join(" ");
			at = left.findIndex((head) => isSaid(text, head));
		}
		const run = runs[from];
		if (at >= 0) {
			left.splice(at, 1);
			from = to;
		} else if (run) rest.push(run);
	}
	return rest;
}

/** Of a running head; in each, what is set in another face is a run of its own. */
const mostLines = 8;

/** What a table says on each page that it runs over. */
function repeatedCells(pdf: PdfReading): ReadonlySet<string> {
	return new Set(
		pdf.blocks
			.filter(({ path }) => path.includes("Table"))
			.flatMap(({ text, shown }) => [
				bareText(text),
				...shown.map((item) => bareText(item.text)),
			]),
	);
}

/** The head of a page without words of a chapter is that of the chapter before, or of the work. */
function headsOf(
	record: CreditRecord,
	chaptersOn: readonly ReadonlySet<number>[],
	page: number,
): string[] {
	const imprint = imprintOf(record);
	const own = [...(chaptersOn[page] ?? [])];
	const chapters =
		own.length > 0 ? own : chaptersAround(record, chaptersOn, page);
	const titles = chapters
		.map((chapter) => record.chapters[chapter]?.title)
		.filter((title) => title !== undefined);
	return [
		...(imprint ? [imprint] : []),
		...new Set([record.title, ...titles]),
		String(page + 1),
	];
}

/** Of a page without words of any chapter: the one before, and those without words up to the next. */
function chaptersAround(
	{ chapters }: CreditRecord,
	chaptersOn: readonly ReadonlySet<number>[],
	page: number,
): number[] {
	const before = chaptersOn
		.slice(0, page)
		.flatMap((own) => [...own])
		.at(-1);
	const after = chaptersOn.slice(page).flatMap((own) => [...own])[0];
	const first = before ?? 0;
	return chapters
		.map((_, index) => index)
		.slice(first, after ?? chapters.length)
		.filter(
			(index) =>
				index === before ||
				(chapters[index]?.blocks.length === 0 &&
					chapters[index]?.noteBlocks.length === 0),
		);
}

/** A title that is too long for its line ends in dots. */
function isSaid(text: string, head: string): boolean {
	const [own, whole] = [formsOfPrint(text), formsOfPrint(head)];
	if (own.some((form) => whole.includes(form))) return true;
	if (rightToLeft.test(text)) return saysWords(text, head);
	if (!text.includes("…")) return false;
	const [cut] = formsOfPrint(text.replace(/…$/, ""));
	return (
		cut !== undefined &&
		([...cut].length >= shortestCut || isBeforeLongWord(text, head)) &&
		whole[0]?.startsWith(cut) === true
	);
}

/** What comes next may be too long for the rest of a line. */
function isBeforeLongWord(text: string, head: string): boolean {
	const start = seenText(text.replace(/…$/, ""));
	const [next = ""] = seenText(head).slice(start.length).trim().split(" ");
	return start !== "" && [...start, ...next].length > shortestLine;
}

/** Letters of a title that stand in one line of a running head, however wide they are. */
const shortestLine = 24;

/** From the right, words stand in another order, and so may their letters, of which marks are told apart. */
function saysWords(text: string, head: string): boolean {
	const letters = lettersIn(head);
	return text
		.split(/[^\p{L}\p{M}\p{Cf}]+/u)
		.map(lettersIn)
		.every(
			(word) =>
				letters.includes(word) ||
				letters.includes([...word].reverse().join("")),
		);
}

function lettersIn(text: string): string {
	return text.normalize("NFKD").replace(/[^\p{L}]/gu, "");
}

/** Letters of a title that is cut. */
const shortestCut = 10;

function tell(
	{ text, page }: Shown,
	own: readonly string[],
	record: CreditRecord,
): Finding {
	const [actual, where] = [seenText(text), `page ${page + 1}`];
	const told = { expected: nothing, actual, where };
	if (own.some((head) => isSaid(text, head)))
		return { ...told, kind: "doubled" };
	const heads = [imprintOf(record) ?? "", record.title].concat(
		record.chapters.map(({ title }) => title),
	);
	if (heads.some((head) => head !== "" && isSaid(text, head)))
		return { ...told, kind: "moved", expected: own.join(" | ") };
	return /^\d+$/.test(actual)
		? { ...told, expected: String(page + 1) }
		: { ...told, kind: "foreign" };
}
