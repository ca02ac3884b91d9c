/** Lines in which names run from right to left, as they are drawn and read from a print: from the left. */
import openBidi from "bidi-js";
import { logicalOrder } from "../readings/pdf/from-right.ts";
import { hashLetters, rightToLeft } from "./body-blocks.ts";
import { bareText } from "./normalize.ts";

/** A line, and where some of the `names` in it run from right to left, what a reading of the print makes of it. */
export function drawnLine(text: string, names: readonly string[]): string[] {
	if (!rightToLeft.test(text)) return [text];
	return [...new Set([text, drawn(isolate(text, names), "ltr")])];
}

/**
 * What is the same in every order in which a line may be read in which some letters run from right to left; nothing of any
 * other line. It is a matter of opinion which of a label, a day and a sign is read first.
 */
export function lettersDrawn(text: string): string | undefined {
	return rightToLeft.test(text) ? hashLetters(text) : undefined;
}

/** What a line’s end may part anywhere. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Whether a line has each word of a text; of a word that runs from right to left, or that may stand in two lines with others
 * between them, its letters. Marks may be read elsewhere.
 */
export function hasWordsDrawn(line: string, text: string): boolean {
	const letters = lettersIn(line);
	return text.split(/[^\p{L}\p{M}\p{N}\p{Cf}]+/u).every((word) => {
		const own = lettersIn(word);
		return rightToLeft.test(own) || unspaced.test(own)
			? [...own].every((letter) => letters.includes(letter))
			: letters.includes(own);
	});
}

function lettersIn(text: string): string {
	return bareText(text)
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]/gu, "");
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

/** The parts of a name that may stand in two lines: words, and where these have no blanks between them each letter. */
export function partsInLines(name: string): string[] {
	return name
		.split(/(?<=[\s\p{Pd}])/u)
		.flatMap((part) => (unspaced.test(part) ? [...part] : [part]));
}

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
