/** Counts what a publication holds, chapter by chapter and in linear time, before anything is parsed. */

import { describeLimit, limits } from "./limits.ts";
import type { Excess } from "./nesting.ts";

/** Adds the text of a chapter, whose lines count as in the file; the place at which a limit is passed, the first time. */
type TextCounter = (markdown: string) => Excess | undefined;

const names = ["characters", "blocks", "cells", "headings", "images"] as const;

/** A counter for the chapters of one publication, in their order. */
export function openTextCounter(): TextCounter {
	const counts = { characters: 0, blocks: 0, cells: 0, headings: 0, images: 0 };
	const images = new Set<string>();
	let afterBlank = true;
	const add = (line: string) => {
		const isBlank = line.trim() === "";
		counts.characters += line.length;
		if (!isBlank && (afterBlank || beginsBlock.test(line))) counts.blocks += 1;
		if (/^ {0,3}#{1,6}[ \t]/.test(line)) counts.headings += 1;
		counts.cells += cellsIn(line);
		if (line.includes("!["))
			for (const image of imagesIn(line)) images.add(image);
		counts.images = images.size;
		afterBlank = isBlank;
	};
	return (markdown) => {
		afterBlank = true;
		for (const [index, line] of markdown.split("\n").entries()) {
			add(line);
			const at = (column: number) => ({ line: index + 1, column });
			const passed = names.find((name) => counts[name] > limits[name].most);
			if (passed) return { message: describeLimit(passed), point: at(1) };
			const word = longWord(line);
			if (word !== undefined)
				return { message: describeLimit("word"), point: at(word + 1) };
		}
		return undefined;
	};
}

/** Items, quotations, rows, headings and notes need no blank line before them. */
const beginsBlock = /^\s*(?:[-*+>|#[]|\d{1,9}[.)])/;

function* imagesIn(line: string): Iterable<string> {
	for (const [, path = ""] of line.matchAll(
		/!\[[^\]]{0,300}\]\(([^)\s]{1,300})/g,
	))
		yield path;
}

/** A row of a table begins with a bar, or has one between blanks. */
function cellsIn(line: string): number {
	if (!line.includes("|")) return 0;
	const bars = line.split("|").length - 1;
	return /^\s*\|/.test(line) ? Math.max(1, bars - 1) : bars + 1;
}

/** Where a word begins that is longer than the limit. */
function longWord(line: string): number | undefined {
	if (line.length <= limits.word.most) return undefined;
	for (const word of line.matchAll(words))
		if (word[0].length > limits.word.most) return word.index;
	return undefined;
}

/** Runs without a blank, without marks of Markdown, and of no script that sets no blanks between its words. */
const words =
	/[^\s*_`[\]<>:&!~()|#$\\{}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]+/gu;
