/** The blocks of the manuscript’s body, by the hashes of the record. */
import { shortHash } from "../machine/sha256.ts";
import { folded } from "../readings/legitimate-changes.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { bareText } from "./normalize.ts";

/** Letters that print sets as they are seen, so that their order in it is a matter of opinion. */
export const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** The hash of a block without white space and hyphens, as the record has them. */
export function hashBlock(text: string): string {
	return shortHash(bareText(text));
}

/** The same of its letters alone, in the order of their code points: print sets letters that run from right to left as they are seen. */
export function hashLetters(text: string): string {
	const letters = [...bareText(text).normalize("NFKD")]
		.map((letter) => mirrored[letter] ?? letter)
		.sort()
		.join("");
	return shortHash(letters);
}

/** The same where quotation marks and dashes may be others; formulas stand in two dimensions. */
export function looseHashes(text: string): readonly string[] {
	const loose = folded.marks.fold(text.replaceAll("\ufffc", ""));
	const hashes = rightToLeft.test(loose)
		? [hashBlock(loose), hashLetters(loose)]
		: [hashBlock(loose)];
	return hashes.map((hash) => `~${hash}`);
}

/** Brackets are drawn the other way round there. */
const mirrored: Readonly<Record<string, string>> = {
	")": "(",
	"]": "[",
	"}": "{",
	"»": "«",
	"›": "‹",
};

/** The text of a block without the dateline that an edition sets before it. */
export function withoutDateline(text: string, record: CreditRecord): string {
	if (!opensWithDateline(text, record)) return text;
	const dateline = datelineOf(record);
	const dashes = [...text.matchAll(/—/g)].map(({ index }) => index + 1);
	const end = dashes.find((at) => bareText(text.slice(0, at)) === dateline);
	return text.slice(end ?? 0);
}

/** The same of a block in which letters run from the right: its letters in any order, without those of the dateline. */
export function lettersWithoutDateline(
	text: string,
	record: CreditRecord,
): string | undefined {
	if (!record.dateline) return undefined;
	const left = [...bareText(text)];
	for (const letter of datelineOf(record)) {
		const at = left.indexOf(letter);
		if (at < 0) return undefined;
		left.splice(at, 1);
	}
	return hashLetters(left.join(""));
}

/** The texts of blocks, of which the first that opens with the dateline is without it, and left out where it has nothing else. */
export function withoutDatelines<Block extends { readonly text: string }>(
	blocks: readonly Block[],
	record: CreditRecord,
): Block[] {
	const at = record.dateline
		? blocks.findIndex(({ text }) => opensWithDateline(text, record))
		: -1;
	return blocks.flatMap((block, index) => {
		if (index !== at) return [block];
		const text = withoutDateline(block.text, record);
		return bareText(text) === "" ? [] : [{ ...block, text }];
	});
}

/** Whether a block is the dateline alone, as where a text has no paragraph. */
export function isDateline(text: string, record: CreditRecord): boolean {
	return (
		opensWithDateline(text, record) &&
		bareText(withoutDateline(text, record)) === ""
	);
}

function opensWithDateline(text: string, record: CreditRecord): boolean {
	return (
		record.dateline !== undefined &&
		bareText(text).startsWith(datelineOf(record))
	);
}

function datelineOf({ dateline = "" }: CreditRecord): string {
	return `${bareText(dateline)}—`;
}

/** The blocks of a page’s text that are none of the manuscript’s, or more often there than in it. */
export function foreignBlocks<Block extends { readonly text: string }>(
	record: CreditRecord,
	blocks: readonly Block[],
): Block[] {
	const left = new Map<string, number>();
	for (const hash of record.chapters.flatMap((chapter) => [
		...chapter.blocks,
		...chapter.noteBlocks,
	]))
		left.set(hash, (left.get(hash) ?? 0) + 1);
	return blocks.filter(({ text }) => {
		const forms = new Set([text, withoutDateline(text, record)]);
		const hash = [...forms].map(hashBlock).find((own) => left.get(own));
		if (hash === undefined) return true;
		left.set(hash, (left.get(hash) ?? 0) - 1);
		return false;
	});
}
