/** The blocks of a print that are none of the text → runs between the texts, and the lines that may stand there, with the numbers of its pages. */
import type { PdfBlock, PdfReading } from "../../readings/pdf.ts";
import type { CreditRecord } from "../../statement/credit-record.ts";
import { additionsOf } from "../added-in-print.ts";
import { hashLetters, rightToLeft } from "../body-blocks.ts";
import { bodyInPrint } from "../body-in-print.ts";
import { pageOf } from "../lines.ts";
import { bareText, inCapitals } from "../normalize.ts";
import type { Run } from "./explain-runs.ts";
import { type Gap, gapsOfRecord, type Line } from "./gaps-of-record.ts";

interface PrintedRuns {
	readonly gaps: readonly Gap[];
	readonly runs: readonly Run[];
	/** Of each page the chapters whose text stands on it. */
	readonly chaptersOn: readonly ReadonlySet<number>[];
}

/** Nothing where the text is not all there, which others tell of. */
export function runsOfPrint(
	pdf: PdfReading,
	record: CreditRecord,
	words: Readonly<Record<string, string>>,
): PrintedRuns | undefined {
	const body = bodyInPrint(pdf, record);
	const chapterOf = chaptersOfBlocks(body.blocks, record);
	if (body.missing || !chapterOf) return undefined;
	const isAdded = additionsOf(record);
	const runs: Run[] = [];
	let gap = 0;
	const next = nextChapters(pdf.blocks, chapterOf);
	pdf.blocks.forEach((block, index) => {
		const own = chapterOf.get(block);
		if (own !== undefined) {
			gap = own + 1;
			return;
		}
		if (isAdded(block, pdf.blocks[index + 1])) return;
		const isInText = gap > 0 && next[index] === gap - 1;
		runs.push({
			text: block.text,
			gap: isInText ? inText : gap,
			where: pageOf(block),
		});
	});
	const gaps = gapsOfRecord(record, words, "pdf");
	const known = new Set(
		gaps.flatMap(({ lists }) =>
			lists.flat().flatMap(({ texts }) => texts.flatMap(formsOfPrint)),
		),
	);
	const isKnown = (text: string) =>
		formsOfPrint(text).some((form) => known.has(form));
	const pagesOf = pagesOfHeadings(pdf);
	return {
		gaps: mergedGaps(
			gaps.map((own) => withPages(own, pagesOf, record)),
			record,
		),
		runs: runs.filter((run) => run.gap !== inText || isKnown(run.text)),
		chaptersOn: chaptersOnPages(pdf, chapterOf),
	};
}

/** No gap: what is no line of the record is told there by the rules of the text. */
const inText = -1;

/** As lines break anywhere, and a style sheet may set capitals; where letters run from the right, whatever their order. */
export function formsOfPrint(text: string): string[] {
	const form = (own: string) => inCapitals(own).replaceAll("İ", "I");
	return [
		form(bareText(text)),
		...(rightToLeft.test(text) ? [`~${hashLetters(form(text))}`] : []),
	];
}

/** The chapter of each block, from 0: they are found in the order of the record. */
function chaptersOfBlocks(
	blocks: ReadonlySet<PdfBlock>,
	{ chapters }: CreditRecord,
): Map<PdfBlock, number> | undefined {
	const owners = chapters.flatMap((chapter, index) =>
		[...chapter.blocks, ...chapter.noteBlocks].map(() => index),
	);
	if (owners.length !== blocks.size) return undefined;
	return new Map(
		[...blocks].map((block, index) => [block, owners[index] ?? 0]),
	);
}

/** Of each block the chapter of the next block of text. */
function nextChapters(
	blocks: readonly PdfBlock[],
	chapterOf: ReadonlyMap<PdfBlock, number>,
): (number | undefined)[] {
	let next: number | undefined;
	return blocks
		.toReversed()
		.map((block) => {
			const own = next;
			next = chapterOf.get(block) ?? next;
			return own;
		})
		.reverse();
}

function chaptersOnPages(
	pdf: PdfReading,
	chapterOf: ReadonlyMap<PdfBlock, number>,
): ReadonlySet<number>[] {
	const pages = pdf.pages.map(() => new Set<number>());
	for (const [{ page, lastPage }, chapter] of chapterOf)
		for (let at = page; at <= lastPage; at += 1) pages[at]?.add(chapter);
	return pages;
}

/** Where a chapter has no words in print, what stands before it and what stands after it is one. */
function mergedGaps(
	gaps: readonly Gap[],
	{ chapters }: CreditRecord,
): readonly Gap[] {
	const merged = [...gaps];
	chapters.forEach((chapter, index) => {
		if (chapter.blocks.length + chapter.noteBlocks.length > 0) return;
		const [one, other] = [merged[index], merged[index + 1]];
		if (!one || !other) return;
		const both: Gap = {
			place: one.place,
			lists: [...one.lists, ...other.lists],
			words: [...one.words, ...other.words],
		};
		// The run stands in the gap that is behind the last text before it.
		merged[index] = both;
		merged[index + 1] = { ...other, lists: [], words: [] };
	});
	return merged;
}

/** The contents tell on which page each chapter’s title stands. */
function withPages(
	gap: Gap,
	pagesOf: (title: string) => readonly number[],
	record: CreditRecord,
): Gap {
	const isContents = (line: Line) => line.key === "contents" && line.isWanted;
	return {
		...gap,
		lists: gap.lists.map((list) => {
			const rows = list.filter(isContents);
			return list.map((row) =>
				isContents(row)
					? {
							...row,
							texts: pagesOf(
								record.chapters[rows.indexOf(row)]?.title ?? "",
							).map((page) => `${row.texts[0]} ${page}`),
						}
					: row,
			);
		}),
	};
}

/** Of a title, those on which a heading says it. */
function pagesOfHeadings(pdf: PdfReading): (title: string) => number[] {
	const pages = new Map<string, Set<number>>();
	for (const { path, text, page } of pdf.blocks) {
		if (!path.some((tag) => /^H\d/.test(tag))) continue;
		for (const form of formsOfPrint(text))
			pages.set(form, (pages.get(form) ?? new Set()).add(page + 1));
	}
	return (title) => [
		...new Set(
			formsOfPrint(title).flatMap((form) => [...(pages.get(form) ?? [])]),
		),
	];
}
