/** The blocks of print that are the manuscript’s text: each paragraph of the record, in order, among what stands around it. */

import type { PdfBlock, PdfReading } from "../readings/pdf.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { isHeadingOfNotes } from "./added-in-print.ts";
import {
	hashBlock,
	hashLetters,
	lettersWithoutDateline,
	looseHashes,
	rightToLeft,
	withoutDateline,
} from "./body-blocks.ts";
import { bareText } from "./normalize.ts";

interface PrintedBody {
	readonly blocks: ReadonlySet<PdfBlock>;
	/** Indices among the blocks of the print; absent where none of the text is found. */
	readonly first?: number | undefined;
	readonly last?: number | undefined;
	/** The first paragraph that stands nowhere, from 1, and the block that stands where it should. */
	readonly missing?:
		| { readonly number: number; readonly instead: PdfBlock | undefined }
		| undefined;
}

const known = new WeakMap<PdfReading, WeakMap<CreditRecord, PrintedBody>>();

/** Looked for once, since several rules tell the text from what stands around it. */
export function bodyInPrint(
	pdf: PdfReading,
	record: CreditRecord,
): PrintedBody {
	const own = known.get(pdf) ?? new WeakMap<CreditRecord, PrintedBody>();
	known.set(pdf, own);
	const body = own.get(record) ?? findBody(pdf, record);
	own.set(record, body);
	return body;
}

/** A paragraph that was found: the first place that it may have, and the last. */
interface Found {
	readonly opensChapter: boolean;
	readonly first: number;
	last: number;
}

function findBody(pdf: PdfReading, record: CreditRecord): PrintedBody {
	return findParagraphs(pdf, record, paragraphsOf(record));
}

/** A paragraph by the hashes that its print may have. */
export interface Paragraph {
	readonly hashes: readonly string[];
	/** Whether they are of `looseHashes`. */
	readonly isLoose?: boolean;
	readonly opensChapter: boolean;
}

/** The blocks of print that are `paragraphs`, in their order. */
export function findParagraphs(
	pdf: PdfReading,
	record: CreditRecord,
	paragraphs: readonly Paragraph[],
): PrintedBody {
	const places = paragraphs.some(({ isLoose }) => isLoose)
		? findPlaces(pdf, record, true)
		: placesOf(pdf, record);
	const found: (Found & { readonly hashes: readonly string[] })[] = [];
	let missing: PrintedBody["missing"];
	let from = 0;
	let number = 0;
	for (const { hashes, opensChapter } of paragraphs) {
		number += 1;
		const first = placeFrom(places, hashes, from);
		if (first === undefined) {
			missing ??= { number, instead: pdf.blocks[from] };
			continue;
		}
		found.push({ hashes, opensChapter, first, last: first });
		from = first + 1;
	}
	let before = pdf.blocks.length;
	for (const paragraph of found.toReversed()) {
		before = placeBefore(places, paragraph.hashes, before) ?? paragraph.first;
		paragraph.last = before;
	}
	const indices = closest(found);
	return {
		blocks: new Set(indices.flatMap((index) => pdf.blocks[index] ?? [])),
		first: indices[0],
		last: indices.at(-1),
		missing,
	};
}

/** The paragraphs of all chapters, in order: of each its body, and then its notes. */
export function paragraphsOf(record: CreditRecord): Paragraph[] {
	return record.chapters.flatMap(({ blocks, noteBlocks, rightToLeft }) =>
		[...blocks, ...noteBlocks].map((hash, index) => {
			const letters = rightToLeft?.[hash];
			return {
				hashes: letters === undefined ? [hash] : [hash, letters],
				opensChapter: index === 0,
			};
		}),
	);
}

type Places = ReadonlyMap<string, readonly number[]>;

const knownPlaces = new WeakMap<PdfReading, WeakMap<CreditRecord, Places>>();

/** Found once, for the paragraphs of the record and those of the manuscript. */
function placesOf(pdf: PdfReading, record: CreditRecord): Places {
	const own = knownPlaces.get(pdf) ?? new WeakMap<CreditRecord, Places>();
	knownPlaces.set(pdf, own);
	const places = own.get(record) ?? findPlaces(pdf, record, false);
	own.set(record, places);
	return places;
}

/** Where each hash stands. A heading of level 1 is a title, which no text holds. */
function findPlaces(
	pdf: PdfReading,
	record: CreditRecord,
	withLoose: boolean,
): Places {
	const places = new Map<string, number[]>();
	const word = record.house?.words?.notes;
	pdf.blocks.forEach((block, index) => {
		if (block.tag === "H1") return;
		// What a note says may be the word above all of them.
		if (isHeadingOfNotes(block, pdf.blocks[index + 1], word)) return;
		for (const hash of hashesOf(block, record, withLoose)) {
			const same = places.get(hash);
			if (same) same.push(index);
			else places.set(hash, [index]);
		}
	});
	return places;
}

function hashesOf(
	{ text, path }: PdfBlock,
	record: CreditRecord,
	withLoose: boolean,
): ReadonlySet<string> {
	const forms = [text, withoutDateline(text, record)];
	const letters = rightToLeft.test(text)
		? lettersWithoutDateline(text, record)
		: undefined;
	// Figures and signs alone stand in the order of what is around them.
	if (/^[^\p{L}]+$/u.test(text))
		forms.push((text.match(/\p{N}+|[^\p{N}]/gu) ?? []).reverse().join(""));
	if (path.includes("Caption")) forms.push(...withoutCredits(text, record));
	if (path.includes("Note")) forms.push(...withoutBacklinks(text));
	return new Set([
		...[...new Set(forms)].flatMap((form) => [
			hashBlock(form),
			...(rightToLeft.test(form) ? [hashLetters(form)] : []),
			...(withLoose ? looseHashes(form) : []),
		]),
		...(letters === undefined ? [] : [letters]),
	]);
}

/** A caption as the manuscript has it, before the credits of its pictures: its bare text, or the hyphens that are all of it. */
function withoutCredits(text: string, { images }: CreditRecord): string[] {
	const forms = [bareText(text)];
	for (const form of forms)
		for (const { creditText } of images) {
			const credit = bareText(creditText ?? "");
			const rest =
				form.slice(0, -credit.length) || (/^[-\s]+/.exec(text)?.[0] ?? "");
			if (credit !== "" && form.endsWith(credit) && !forms.includes(rest))
				forms.push(rest);
		}
	return forms.slice(1);
}

/**
 * A note without "1 a b", its number and the letters that lead back to its references. Where the note runs the other way
 * than they do, the blanks between them are drawn elsewhere.
 */
function withoutBacklinks(text: string): string[] {
	const [number = ""] = /^\d+/.exec(text) ?? [];
	const forms = Array.from(number, (_, index) => text.slice(index + 1));
	for (let rest = forms.at(-1) ?? "", letter = 0; letter < 26; letter += 1) {
		rest = rest.trimStart();
		if (!rest.startsWith(String.fromCharCode(97 + letter))) break;
		rest = rest.slice(1);
		forms.push(rest);
	}
	return forms;
}

function placeFrom(
	places: Places,
	hashes: readonly string[],
	from: number,
): number | undefined {
	const next = hashes.flatMap((hash) => {
		const own = places.get(hash) ?? [];
		return own[countBelow(own, from)] ?? [];
	});
	return next.length > 0 ? Math.min(...next) : undefined;
}

function placeBefore(
	places: Places,
	hashes: readonly string[],
	before: number,
): number | undefined {
	const last = hashes.flatMap((hash) => {
		const own = places.get(hash) ?? [];
		return own[countBelow(own, before) - 1] ?? [];
	});
	return last.length > 0 ? Math.max(...last) : undefined;
}

/** How many of the ascending numbers are less than `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
	let [low, high] = [0, ascending.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ascending[middle] ?? limit) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}

interface Way {
	readonly index: number;
	readonly cost: number;
	readonly before: Way | undefined;
}

/**
 * Of a paragraph’s first and last place the one that keeps the text together: a heading may say what the title says, and a
 * paragraph what the next chapter’s title says. Where both do, a chapter’s first paragraph stands last, any other first.
 */
function closest(found: readonly Found[]): number[] {
	let ways: readonly Way[] = [];
	for (const { first, last, opensChapter } of found) {
		const likely = opensChapter ? last : first;
		ways = [...new Set([first, last])].map((index) => {
			const extra = index === likely ? 0 : 1;
			const before = cheapest(
				ways
					.filter((way) => way.index < index)
					.map((way) => ({
						way,
						cost: way.cost + extra + (way.index + 1 === index ? 0 : 2),
					})),
			);
			return { index, cost: before?.cost ?? extra, before: before?.way };
		});
	}
	const indices: number[] = [];
	for (
		let way = cheapest(ways.map((one) => ({ way: one, cost: one.cost })))?.way;
		way;
		way = way.before
	)
		indices.push(way.index);
	return indices.reverse();
}

function cheapest<T extends { readonly cost: number }>(
	items: readonly T[],
): T | undefined {
	return items.reduce<T | undefined>(
		(best, item) => (best && best.cost <= item.cost ? best : item),
		undefined,
	);
}
