/** Which block of a manuscript a block of an edition is, and when nobody can tell. */
import { expect, test } from "vitest";
import { pairPassages } from "../../scripts/trace/pair-passages.ts";

/** Lines of the manuscript from 1, for each text of the edition. */
function pair(printed: readonly string[], written: readonly string[]) {
	const find = pairPassages(
		printed.map((text) => [text]),
		written.map((text, index) => ({
			text,
			hash: "",
			file: "a.md",
			line: index + 1,
		})),
	);
	return printed.map((_text, index) => find(index)?.line);
}

test("white space, hyphenation, quotation marks and case may differ", () => {
	expect(
		pair(
			["The  har\u00adbour\nmaster’s “ice”", "LATE ARRI-\nVALS"],
			["Late arrivals", 'The harbour master\'s "ice"'],
		),
	).toEqual([2, 1]);
});

test("of two that say the same, what stands around them tells which is meant", () => {
	const text = ["Yes.", "The first day.", "Yes.", "The second day.", "Yes."];
	expect(pair(text, text)).toEqual([1, 2, 3, 4, 5]);
});

test("two that say the same side by side are told apart by their number", () => {
	expect(pair(["19", "19", "End"], ["19", "19", "End"])).toEqual([1, 2, 3]);
});

test("where one of two that say the same is lost, nobody can tell which", () => {
	expect(pair(["19", "End"], ["19", "19", "End"])).toEqual([undefined, 3]);
});

test("a changed block is the one in the gap with which it shares its words", () => {
	expect(
		pair(
			["Before it.", "The coal berth stays open.", "After it."],
			[
				"Before it.",
				"The coal berth stays closed.",
				"Ships wait.",
				"After it.",
			],
		),
	).toEqual([1, 2, 4]);
});

test("a changed block that two others resemble as much has none", () => {
	expect(
		pair(
			["Before it.", "The coal berth stays shut.", "After it."],
			[
				"Before it.",
				"The coal berth stays closed.",
				"The coal berth stays open.",
				"After it.",
			],
		),
	).toEqual([1, undefined, 4]);
});

test("a block that resembles no other has none", () => {
	expect(
		pair(["Before it.", "Made with care."], ["Before it.", "Ships wait."]),
	).toEqual([1, undefined]);
});
