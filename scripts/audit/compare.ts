/** Compares what is expected with what was found, and names the first code point that differs. */

import { type Finding, nothing } from "./finding.ts";
import { folded, seenText } from "./normalize.ts";

/** N0: equal code point by code point. */
export function sameText(
	expected: string,
	actual: string | undefined,
	where: string,
): Finding[] {
	return actual === expected
		? []
		: [{ expected, actual: actual ?? nothing, where }];
}

/** N0, in order. One finding for the list, so that a reader sees both side by side. */
export function sameList(
	expected: readonly string[],
	actual: readonly string[],
	where: string,
): Finding[] {
	const same =
		expected.length === actual.length &&
		expected.every((text, index) => text === actual[index]);
	return same
		? []
		: [{ expected: listText(expected), actual: listText(actual), where }];
}

/** N0, in any order. */
export function sameSet(
	expected: readonly string[],
	actual: readonly string[],
	where: string,
): Finding[] {
	return sameList([...expected].sort(), [...actual].sort(), where);
}

/** N1, in order. */
export function sameSeen(
	expected: readonly string[],
	actual: readonly string[],
	where: string,
): Finding[] {
	return sameList(expected.map(seenText), actual.map(seenText), where);
}

/** Several texts as one, for a finding: "Ada Holt | Ines Mora"; nothing for none. */
export function listText(items: readonly string[]): string {
	return items.length === 0 ? nothing : items.join(" | ");
}

/** The first difference of two texts that are nearly the same; of others it says nothing. */
export function differenceOfAlike(
	expected: string,
	actual: string,
): string | undefined {
	return areAlike(expected, actual)
		? firstDifference(expected, actual)
		: undefined;
}

/** Whether most of the longer text is the same, from its beginning and from its end. */
function areAlike(one: string, other: string): boolean {
	return likeness(one, other) > 0.6;
}

/** Which part of the longer text is the same, from its beginning and from its end: 0 to 1. */
export function likeness(one: string, other: string): number {
	const [a, b] = [[...folded(one)], [...folded(other)]];
	const length = Math.min(a.length, b.length);
	let start = 0;
	while (start < length && a[start] === b[start]) start += 1;
	let end = 0;
	while (end < length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
	return (start + end) / Math.max(a.length, b.length, 1);
}

/** "character 12: é U+00E9 against e U+0065, then U+0301": the first place at which two texts differ. */
function firstDifference(expected: string, actual: string): string | undefined {
	const [one, other] = [[...expected], [...actual]];
	const at = one.findIndex((char, index) => char !== other[index]);
	const index = at < 0 ? one.length : at;
	if (index >= one.length && index >= other.length) return undefined;
	return `character ${index + 1}: ${charactersAt(one, index)} against ${charactersAt(other, index)}`;
}

/** A character, with the marks that follow it. */
function charactersAt(characters: readonly string[], index: number): string {
	const first = characters[index];
	if (first === undefined) return "the end";
	const marks: string[] = [];
	for (let at = index + 1; /^\p{M}$/u.test(characters[at] ?? ""); at += 1)
		marks.push(characters[at] ?? "");
	return [first, ...marks].map(nameOf).join(", then ");
}

/** "а U+0430 (Cyrillic)". */
function nameOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
	const name =
		names[number] ?? scripts.find(([, test]) => test.test(character))?.[0];
	const shown = /^[\p{M}\p{Z}\p{C}]$/u.test(character) ? "" : `${character} `;
	return `${shown}${number}${name ? ` (${name})` : ""}`;
}

const names: Readonly<Record<string, string>> = {
	"U+0020": "space",
	"U+0027": "straight apostrophe",
	"U+0022": "straight quotation mark",
	"U+00A0": "no-break space",
	"U+00AD": "soft hyphen",
	"U+200B": "zero-width space",
	"U+200D": "zero-width joiner",
	"U+2010": "hyphen",
	"U+2013": "en dash",
	"U+2014": "em dash",
	"U+2018": "left single quotation mark",
	"U+2019": "apostrophe, right single quotation mark",
	"U+201C": "left double quotation mark",
	"U+201D": "right double quotation mark",
	"U+202F": "narrow no-break space",
	"U+0300": "combining grave accent",
	"U+0301": "combining acute accent",
	"U+0302": "combining circumflex",
	"U+0303": "combining tilde",
	"U+0308": "combining diaeresis",
	"U+0327": "combining cedilla",
};

const scripts: readonly (readonly [string, RegExp])[] = [
	["Latin", /\p{Script=Latin}/u],
	["Cyrillic", /\p{Script=Cyrillic}/u],
	["Greek", /\p{Script=Greek}/u],
	["Han", /\p{Script=Han}/u],
	["Hiragana", /\p{Script=Hiragana}/u],
	["Katakana", /\p{Script=Katakana}/u],
	["Hangul", /\p{Script=Hangul}/u],
	["Arabic", /\p{Script=Arabic}/u],
	["Hebrew", /\p{Script=Hebrew}/u],
	["combining mark", /\p{M}/u],
	["control character", /\p{C}/u],
];
