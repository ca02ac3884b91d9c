/** Lines in which names run from right to left, as they are drawn and read from a print: from the left. */
import openBidi from "bidi-js";
import { logicalOrder } from "../readings/pdf/from-right.ts";

/** A line, and where some of the `names` in it run from right to left, what a reading of the print makes of it. */
export function drawnLine(text: string, names: readonly string[]): string[] {
	if (!rightToLeft.test(text)) return [text];
	return [...new Set([text, drawn(isolate(text, names), "ltr")])];
}

/**
 * The words and numbers of a line in which some run from right to left, sorted; nothing of any other. Where a page runs
 * so too, it is a matter of opinion which of a label, a day and a year is read first, but each of them is one.
 */
export function wordsDrawn(text: string): string | undefined {
	if (!rightToLeft.test(text)) return undefined;
	const words = text
		.normalize("NFKC")
		.replace(/[\p{Cf}\u00ad]/gu, "")
		.match(/\p{N}+|[\p{L}\p{M}]+|[^\s\p{N}\p{L}\p{M}]/gu);
	return (words ?? []).sort().join(" ");
}

/** A name by itself, which an extractor may also give in pieces from the left, or sign by sign. */
export function drawnName(name: string): string[] {
	if (!rightToLeft.test(name)) return [name];
	return [
		name,
		drawn(name, "auto"),
		name
			.split(/[\s\u200c\u200d]/u)
			.reverse()
			.join(" "),
		[...name].reverse().join(""),
	];
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Names stand apart from what is around them, as `bdi` sets them: in FSI and PDI (Unicode Standard Annex 9 §2.4). */
function isolate(text: string, names: readonly string[]): string {
	return names
		.filter((name) => rightToLeft.test(name))
		.reduce((line, name) => line.replaceAll(name, `\u2068${name}\u2069`), text);
}

const bidi = openBidi();

function drawn(text: string, base: "ltr" | "auto"): string {
	const levels = bidi.getEmbeddingLevels(text, base);
	const fromLeft = bidi
		.getReorderedIndices(text, levels)
		.map((index) => text[index])
		.join("");
	return logicalOrder(fromLeft.replace(/[\u200e\u200f\u2068\u2069]/gu, ""));
}
