/** Compares values that the front matter states with those that stand in their place in an edition. */
import { forms } from "../readings/legitimate-changes.ts";
import type { PdfReading } from "../readings/pdf.ts";
import { rightToLeft } from "./body-blocks.ts";
import { listText } from "./compare.ts";
import { drawnName, hasWordsDrawn } from "./drawn-lines.ts";
import { bareLinesOf, type PageEdition } from "./lines.ts";
import { bareText, seenText } from "./normalize.ts";
import type { Context, Finding } from "./rule.ts";
import {
	noWitness,
	type Witness,
	type WitnessedStated,
	witnessOf,
} from "./witness.ts";

export type Value = WitnessedStated["values"][number];

/** Not run for the record of an earlier version. */
export function compareStated(
	context: Context,
	compare: (
		stated: readonly WitnessedStated[],
		words: Witness["words"],
	) => readonly Finding[],
): readonly Finding[] {
	const witness = witnessOf(context);
	return witness?.stated ? compare(witness.stated, witness.words) : noWitness;
}

/** The values of the first of `keys` that is stated. */
export function valuesOf(
	{ values }: Pick<WitnessedStated, "values">,
	...keys: string[]
): readonly Value[] {
	return (
		keys
			.map((key) => values.filter((value) => value.key === key))
			.find((found) => found.length > 0) ?? []
	);
}

/** In the one form of its key. */
export function foldedValue(key: string, text: string): string {
	const { fold } = forms[key.slice(key.lastIndexOf(".") + 1)] ?? {};
	return seenText(fold ? fold(text) : text);
}

/** One finding where these are not exactly the values, in their order. */
export function sameValues(
	expected: readonly Value[],
	actual: readonly string[],
	where: string,
): Finding[] {
	const at = expected.findIndex(
		({ key, text }, index) =>
			foldedValue(key, text) !== foldedValue(key, actual[index] ?? ""),
	);
	if (at < 0 && expected.length === actual.length) return [];
	return [wrong(expected, actual, where, expected[Math.max(at, 0)])];
}

/** The same where others may stand beside them. */
export function amongValues(
	expected: readonly Value[],
	actual: readonly string[],
	where: string,
): Finding[] {
	return expected
		.filter(
			({ key, text }) =>
				!actual.some(
					(item) => foldedValue(key, item) === foldedValue(key, text),
				),
		)
		.map((value) => wrong([value], actual, where, value));
}

function wrong(
	expected: readonly Value[],
	actual: readonly string[],
	where: string,
	value: Value | undefined,
): Finding {
	return {
		expected: listText(expected.map(({ text }) => text)),
		actual: listText(actual),
		where,
		manuscript: value?.manuscript,
	};
}

/** A finding for each of the values that no printed line holds. */
export function printedValues(
	expected: readonly Value[],
	lines: readonly string[],
	where: string,
): Finding[] {
	return expected
		.filter((value) => !lines.some((line) => isIn(line, value)))
		.map((value) => wrong([value], [], where, value));
}

/** Whether a bare line holds a value. A licence that is named is printed by its address, and long lines that run from right to left are drawn in many ways: metadata has both. */
export function isIn(line: string, { key, text }: Value): boolean {
	const own = /\b(?:doi|isbn)$/.test(key) ? foldedValue(key, text) : text;
	if (/\blicense$/.test(key) && !/^https?:/.test(own)) return true;
	if (rightToLeft.test(own) && own.length > longestName) return true;
	return (
		drawnName(own).some((form) => line.includes(bareText(form))) ||
		(rightToLeft.test(line) && hasWordsDrawn(line, own))
	);
}

const longestName = 60;

const knownLines = new WeakMap<PageEdition, readonly string[]>();

/** What an edition prints beside its text, line by line and bare; of a print, its text too. */
export function linesBesideText(
	reading: PageEdition | PdfReading,
): readonly string[] {
	if (reading.edition === "pdf") return bareLinesOf(reading);
	const lines =
		knownLines.get(reading) ??
		[
			...reading.blocks.filter(({ inText, inNotes }) => !inText && !inNotes),
			...reading.zones,
		].map(({ text }) => bareText(text));
	knownLines.set(reading, lines);
	return lines;
}
