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

/** The text of the first block without the dateline that an edition sets before it. */
export function withoutDateline(text: string, record: CreditRecord): string {
	if (!record.dateline) return text;
	const start = `${bareText(record.dateline)}—`;
	const bare = bareText(text);
	return bare.startsWith(start) ? bare.slice(start.length) : text;
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
