/** Searches the pages for each name with two programs that share no code, since one alone may be lucky. */

import type { PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { rightToLeft } from "../../body-blocks.ts";
import { drawnName, partsInLines } from "../../drawn-lines.ts";
import { nothing } from "../../finding.ts";
import { blocksSaying } from "../../lines.ts";
import { bareText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const twoExtractorsFindEachName: Rule = {
	id: "P06",
	says: "Two independent extractors find each name on the page where its line is.",
	clause: "Search, copy and archives read what an extractor reads",
	pdf: (pdf, { record }) =>
		[record.byline, ...record.creditLines, ...chapterLines(record)].flatMap(
			(line) => {
				const agents = line.agents.filter((agent) =>
					line.text.includes(agent.name),
				);
				if (agents.length === 0) return [];
				const pages = new Set(
					blocksSaying(pdf, record, line.text).flatMap((block) =>
						range(block.page, block.lastPage),
					),
				);
				// A line that V01 or V02 misses may still be somewhere.
				if (pages.size === 0)
					for (const index of pdf.pages.keys()) pages.add(index);
				return lookFor(
					agents.map((agent) => agent.name),
					pdf,
					[...pages],
				);
			},
		),
};

/** A byline of thousands of names runs over pages. */
function range(first: number, last: number): number[] {
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function chapterLines(record: CreditRecord) {
	return record.form === "book"
		? record.chapters.map((chapter) => chapter.byline)
		: [];
}

function lookFor(
	names: readonly string[],
	pdf: PdfReading,
	pages: readonly number[],
): Finding[] {
	const texts = pages.flatMap((index) => pdf.pages[index] ?? []);
	const extractors = {
		"the first extractor": texts.map((page) => page.text),
		"pdf.js": texts.map((page) => page.secondText ?? ""),
	};
	return Object.entries(extractors).flatMap(([extractor, own]) => {
		const text = bareText(own.join("")).replace(joiners, "");
		// Beside letters from the right the marks of others may stand at either side of them.
		const isFromRight = rightToLeft.test(text);
		const isLoose = extractor === "pdf.js" || isFromRight;
		return names
			.filter(
				(name) =>
					!holds(text, name) &&
					!(isLoose && holdsLetters(own, name)) &&
					!(isFromRight && holdsOverLines(own, name)),
			)
			.map((name) => ({
				expected: name,
				actual: nothing,
				where: `page ${(pages[0] ?? 0) + 1}, ${extractor}`,
			}));
	});
}

/** Whether a name is there: as it is read or, from right to left, with its letters or its words as they are drawn. */
function holds(text: string, name: string): boolean {
	return drawnName(name).some((form) =>
		text.includes(bareText(form).replace(joiners, "")),
	);
}

/**
 * Whether a name begins on one line and goes on in the next: where lines run from the right, its first words stand at the
 * left end of their line, and other names between them and the rest.
 */
function holdsOverLines(texts: readonly string[], name: string): boolean {
	const lines = texts
		.flatMap((text) => text.split("\n"))
		.map((line) => bareText(line).replace(joiners, ""));
	return lines.some((_, first) => {
		let rest = partsInLines(name);
		for (let at = first; rest.length > 0; at++) {
			const line = lines[at] ?? "";
			const count = rest.findLastIndex((_, last) =>
				holds(
					line,
					rest
						.slice(0, last + 1)
						.join("")
						.trim(),
				),
			);
			if (count < 0) return false;
			rest = rest.slice(count + 1);
		}
		return true;
	});
}

/** Scripts of India and beyond, whose signs pdf.js gives in no order: there the first extractor stands alone. */
const reordered = /[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff]\p{M}/u;

/**
 * Whether the letters of each word of a name with marks are there: pdf.js says some vowel signs twice, and begins anew
 * from the other side behind a mark.
 */
function holdsLetters(texts: readonly string[], name: string): boolean {
	if (reordered.test(name)) return true;
	const marks = /\p{M}/gu;
	if (name.normalize("NFD").search(marks) < 0) return false;
	const lettersOf = (word: string) =>
		[...word.normalize("NFD").replace(/[^\p{L}]/gu, "")].sort().join("");
	const text = texts.join("\n").replace(marks, "");
	// What stands behind a name may follow without a blank.
	const words = new Set(text.split(unlettered).map(lettersOf));
	const bare = bareText(text);
	const isMarked = (word: string) => word.normalize("NFD").search(marks) >= 0;
	const isWithin = (word: string) => {
		const letters = word.replace(marks, "");
		return (
			bare.includes(letters) ||
			(rightToLeft.test(word) && bare.includes([...letters].reverse().join("")))
		);
	};
	return name
		.split(unlettered)
		.every(
			(word) =>
				words.has(lettersOf(word)) || (isMarked(word) && isWithin(word)),
		);
}

const unlettered = /[^\p{L}\p{M}]+/u;

/** What only shapes the letters beside it leaves no sign on the page. */
const joiners = /[\u200c\u200d]/gu;
