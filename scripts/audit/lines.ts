/** The printed lines of the credit record, and where each edition prints them. */

import { groupBy } from "../machine/group-by.ts";
import type { EpubReading } from "../readings/epub.ts";
import type { HtmlReading } from "../readings/html.ts";
import type { Zone } from "../readings/page.ts";
import type { PdfBlock, PdfReading } from "../readings/pdf.ts";
import type { CreditRecord, RecordedText } from "../statement/credit-record.ts";
import { bodyInPrint } from "./body-in-print.ts";
import { likeness } from "./compare.ts";
import { drawnLine, hasWordsDrawn, lettersDrawn } from "./drawn-lines.ts";
import type { Finding } from "./finding.ts";
import { nothing } from "./finding.ts";
import { bareText, folded, matchesPrinted, seenText } from "./normalize.ts";

export type PageEdition = HtmlReading | EpubReading;

/** A recorded line as it may be printed: a label stands before the text or, where the place says it, does not. */
export function wordings(line: RecordedText): readonly string[] {
	const { label, text } = line;
	return label ? [`${label} ${text}`, `${label}${text}`, text] : [text];
}

/** The zones of a kind, in order. */
export function zonesOf(reading: PageEdition, ...kinds: string[]): Zone[] {
	return reading.zones.filter((zone) => kinds.includes(zone.kind));
}

/** Blocks of print that say a line. */
export function blocksSaying(
	pdf: PdfReading,
	record: CreditRecord,
	text: string,
): PdfBlock[] {
	const exact = drawnLine(text, creditedNames(record)).flatMap((form) => {
		const candidates = blocksByBareText(pdf).get(bareText(form)) ?? [];
		return candidates.filter((block) => matchesPrinted(block.text, form));
	});
	const letters = exact.length === 0 ? lettersDrawn(text) : undefined;
	// Forms that differ by marks of direction alone find the same.
	if (letters === undefined) return [...new Set(exact)];
	const alike = blocksByLetters(pdf).get(letters) ?? [];
	return alike.filter((block) => hasWordsDrawn(block.text, text));
}

/** Those of them that are no text of the manuscript, which may say the same. */
export function linesSaying(
	pdf: PdfReading,
	record: CreditRecord,
	text: string,
): PdfBlock[] {
	const body = bodyInPrint(pdf, record).blocks;
	return blocksSaying(pdf, record, text).filter((block) => !body.has(block));
}

type Index = ReadonlyMap<string, PdfBlock[]>;

/** Made once, since a book has thousands of blocks and every rule looks for its lines among them. */
const blocksByBareText = indexed((block) => bareText(block.text));
/** The same of blocks in which something runs from right to left. */
const blocksByLetters = indexed((block) => lettersDrawn(block.text));

function indexed(
	keyOf: (block: PdfBlock) => string | undefined,
): (pdf: PdfReading) => Index {
	const indices = new WeakMap<PdfReading, Index>();
	return (pdf) => {
		const index = indices.get(pdf) ?? groupBy(pdf.blocks, keyOf);
		indices.set(pdf, index);
		return index;
	};
}

/** Of each block, with none twice. */
export function bareLinesOf(pdf: PdfReading): readonly string[] {
	return [...blocksByBareText(pdf).keys()];
}

/** A finding for each line that no block of the print says, with the block that comes closest. */
export function missingInPrint(
	pdf: PdfReading,
	record: CreditRecord,
	lines: readonly (readonly string[])[],
): Finding[] {
	return lines.flatMap((wording): Finding[] => {
		const found = wording.some(
			(text) => linesSaying(pdf, record, text).length > 0,
		);
		const [expected = ""] = wording;
		if (found) return [];
		const near = nearest(pdf.blocks, expected);
		return [
			{
				expected,
				actual: near ? seenText(near.text) : nothing,
				where: near ? pageOf(near) : "every page",
				about: {
					lacks: [expected],
					has: near && likeness(near.text, expected) > 0.6 ? [near.text] : [],
				},
			},
		];
	});
}

/** "page 3", as readers count. */
export function pageOf(block: PdfBlock): string {
	return `page ${block.page + 1}`;
}

/** The block that shares most words with a line; nothing where none shares a third of them. */
function nearest(
	blocks: readonly PdfBlock[],
	text: string,
): PdfBlock | undefined {
	const words = wordsOf(text);
	let best: PdfBlock | undefined;
	let most = words.size / 3;
	for (const block of blocks) {
		const own = wordsOf(block.text);
		const shared = [...words].filter((word) => own.has(word)).length;
		const score = shared - own.size / 1000;
		if (score <= most) continue;
		most = score;
		best = block;
	}
	return best;
}

function wordsOf(text: string): ReadonlySet<string> {
	const words = folded(text).split(/[^\p{L}\p{N}]+/u);
	return new Set(words.filter((word) => word !== ""));
}

/** A line that the record has printed, with what it is. */
export interface PrintedLine {
	readonly kind: string;
	readonly text: string;
}

/** All of them, in the wordings that they may have, without those that say nothing. */
export function printedLines(record: CreditRecord): PrintedLine[] {
	const chapters = record.form === "book" ? record.chapters : [];
	const line = (kind: string, text = ""): PrintedLine => ({ kind, text });
	return [
		line("title", record.title),
		line("subtitle", record.subtitle),
		line("byline", record.byline.text),
		...record.creditLines.map(({ text }) => line("line", text)),
		...[...record.opening, ...record.notes, ...record.colophon].flatMap(
			(item) => wordings(item).map((text) => line("colophon", text)),
		),
		...(record.witness?.imageCredits ?? []).map((text) =>
			line("image-credit", text),
		),
		...chapters.flatMap(({ title, byline, creditLines }) => [
			line("chapter-title", title),
			line("chapter-byline", byline.text),
			...creditLines.map(({ text }) => line("chapter-line", text)),
		]),
	].filter(({ text }) => text !== "");
}

/** Every line that the record has printed, by the text without white space: what is known to be no stray credit. */
export function knownLines(record: CreditRecord): ReadonlySet<string> {
	const lines = [
		record.title,
		record.subtitle ?? "",
		record.kicker ?? "",
		record.byline.text,
		...record.creditLines.map((line) => line.text),
		...[...record.opening, ...record.notes, ...record.colophon].flatMap(
			wordings,
		),
		...record.chapters.flatMap((chapter) => [
			chapter.title,
			chapter.byline.text,
			...chapter.creditLines.map((line) => line.text),
		]),
	];
	return new Set(lines.map(bareText));
}

/** Whether print says such a line, in which letters that run from the right may stand in any order. */
export function isKnownInPrint(
	record: CreditRecord,
): (text: string) => boolean {
	const known = knownLines(record);
	const letters = new Set(
		[...known].flatMap((line) => lettersDrawn(line) ?? []),
	);
	return (text) =>
		known.has(bareText(text)) || letters.has(lettersDrawn(text) ?? "");
}

/** The lines that name people and organizations: the byline and the credit lines, of the work and of its chapters. */
export function creditedLines(record: CreditRecord): string[] {
	const chapters = record.form === "book" ? record.chapters : [];
	return [
		record.byline,
		...record.creditLines,
		...chapters.flatMap((chapter) => [chapter.byline, ...chapter.creditLines]),
	]
		.map((line) => line.text)
		.filter((text) => text !== "");
}

/** Every name of the record. */
export function creditedNames(record: CreditRecord): string[] {
	return [
		...new Set([
			...record.byline.agents.map((agent) => agent.name),
			...record.contributors.map((agent) => agent.name),
		]),
	];
}
