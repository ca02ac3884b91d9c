/** The dialects of Markdown, for the witness: what their blocks mean is said in tags of HTML, which Markdown may hold, before the text is parsed. */

import { type Meanings, readMeaning } from "../abbreviations.ts";
import { type SealedTags, tagReader } from "../template-tags.ts";
import { readColons, readIndented } from "./boxes.ts";
import { readDrawn } from "./drawn.ts";
import { isHead } from "./drawn-ruled.ts";
import { hasDrawnTable, readDrawnTable } from "./drawn-tables.ts";
import { openCounted, readExamples } from "./examples.ts";
import { fenceAt } from "./fence-at.ts";
import { readFenced } from "./fenced.ts";
import { readLeftOut, readMarked } from "./left-out.ts";
import {
	isSeen,
	marginOf,
	type Numbered,
	type Numbereds,
	type Said,
} from "./numbered.ts";
import { readTermsIn, readVerses } from "./terms.ts";

export interface Plain {
	readonly text: string;
	/** The line of the manuscript’s text that a line of `text` comes from. */
	readonly lineOf: (line: number) => number;
	/** What abbreviations stand for. */
	readonly meanings: Meanings;
	/** The numbers of examples, by their labels. */
	readonly examples: ReadonlyMap<string, number>;
}

type ReadBlock = (
	lines: Numbereds,
	at: number,
	within: (lines: Numbereds) => Numbereds,
) => Said | undefined;

export function plainText(tags: SealedTags): Plain {
	let number = 1;
	const lines = tags.text.split("\n").map((text) => {
		const line = { text, number };
		number += 1 + tags.linesIn(text);
		return line;
	});
	const meanings: Meanings = new Map();
	const counted = openCounted(tags.text);
	const readTag = tagReader(tags);
	const plain = readLines(
		lines,
		0,
		(own, at, within) =>
			readTag(own, at, within) ??
			readMeaning(own, at, meanings) ??
			readExamples(own, at, within, counted),
	);
	return {
		meanings,
		examples: counted.numbers,
		text: plain.map(({ text }) => text).join("\n"),
		lineOf: (line) => plain[line - 1]?.number ?? line,
	};
}

/** Blocks in blocks, beyond which lines are what they are. */
const deepest = 24;

function readLines(
	lines: Numbereds,
	depth: number,
	readTag: ReadBlock,
): Numbereds {
	if (depth > deepest) return lines;
	const within = (inner: Numbereds) => readLines(inner, depth + 1, readTag);
	const plain: Numbered[] = [];
	/** Where the text of the items begins that are open. */
	const items: number[] = [];
	let isParted = true;
	let isCode = false;
	for (let at = 0; at < lines.length; ) {
		const line = lines[at] as Numbered;
		const margin = marginOf(line.text);
		const isWords = isSeen(line.text);
		while (isWords && isParted && (items.at(-1) ?? 0) > margin) items.pop();
		isCode = isWords
			? (isParted || isCode) && margin >= (items.at(-1) ?? 0) + 4
			: isCode;
		if (isParted && isHead(lines, at, items.at(-1) ?? 0)) isCode = false;
		const isPlain = isCode || !isWords || line.text.length > 4000;
		const holder = items.findLast((column) => column <= margin) ?? 0;
		const said =
			isPlain || isTable(lines, at)
				? undefined
				: (readTag(lines, at, within) ?? readBlock(lines, at, within, holder));
		if (said) {
			for (const one of said.lines) plain.push(one);
			at += said.taken;
			isParted = true;
			isCode = false;
			continue;
		}
		const [item = ""] = isPlain
			? []
			: (/^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(line.text) ?? []);
		if (item !== "") {
			while ((items.at(-1) ?? 0) > margin) items.pop();
			items.push(marginOf(`${item.replace(/\S/g, " ")}.`));
		}
		const next = isPlain
			? at + 1
			: endOfVerbatim(
					lines,
					at,
					item.length,
					item === "" ? holder : (items.at(-1) ?? 0),
				);
		// A block of its own is none of the words of an item.
		if (next > at + 1 && item === "")
			while ((items.at(-1) ?? 0) > margin) items.pop();
		for (const one of lines.slice(at, next)) plain.push(one);
		at = next;
		isParted = !isWords;
	}
	return plain;
}

function readBlock(
	lines: Numbereds,
	at: number,
	within: (lines: Numbereds) => Numbereds,
	item: number,
): Said | undefined {
	return (
		readQuoted(lines, at, within) ??
		readFenced(lines, at, within, item) ??
		readLeftOut(lines, at) ??
		readDrawnTable(lines, at, within) ??
		(isCaption(lines, at) ? undefined : readColons(lines, at, within)) ??
		readIndented(lines, at, within) ??
		readVerses(lines, at) ??
		readDrawn(lines, at) ??
		readMarked(lines, at) ??
		(isCaption(lines, at)
			? undefined
			: readTermsIn(
					lines,
					at,
					within,
					(term) => isCaption(lines, term) || hasDrawnTable(lines, term),
				))
	);
}

/** One past the code, formula, comment or script that begins on a line, or one past the line. */
function endOfVerbatim(
	lines: Numbereds,
	at: number,
	from: number,
	columns: number,
): number {
	const text = lines[at]?.text.slice(from) ?? "";
	if (from === 0) {
		const fence = fenceAt(lines, at, columns);
		if (fence) return fence.next;
	}
	const start = text.trimStart();
	const marks = /^(`{3,}(?!.*`)|~{3,})/.exec(start)?.[1];
	const [, name] = /^<(pre|script|style|textarea)(?=[\s>])/i.exec(start) ?? [];
	const end = marks
		? new RegExp(`^[ \\t]*\\${marks[0]}{${marks.length},}[ \\t]*$`)
		: start.startsWith("$$")
			? /\$\$/
			: /^\\\[\s*$/.test(start)
				? /\\\]|^\s*$/
				: start.startsWith("<!--")
					? /-->/
					: name
						? new RegExp(`</${name}>`, "i")
						: undefined;
	if (isTable(lines, at)) {
		let next = at + 2;
		while (lines[next]?.text.includes("|")) next += 1;
		return next;
	}
	const isBracket = /^\\\[\s*$/.test(start);
	if (!end || (!marks && !isBracket && end.test(start.slice(2)))) return at + 1;
	const isInside = marks || isBracket || start.startsWith("$$");
	for (let next = at + 1; next < lines.length; next += 1) {
		const own = lines[next]?.text ?? "";
		if (isInside && columns > 0 && isSeen(own) && marginOf(own) < columns)
			return next;
		if (end.test(own) && !(marks && marginOf(own) >= columns + 4))
			return next + 1;
	}
	return lines.length;
}

const quoting = /^ {0,3}> ?/;

/** What stands in a quotation is read without its signs. */
function readQuoted(
	lines: Numbereds,
	at: number,
	within: (lines: Numbereds) => Numbereds,
): Said | undefined {
	let end = at;
	while (quoting.test(lines[end]?.text ?? "")) end += 1;
	if (end === at) return undefined;
	const own = lines.slice(at, end);
	const inner = within(
		own.map((line) => ({ ...line, text: line.text.replace(quoting, "") })),
	);
	const isSame =
		inner.length === own.length &&
		inner.every(
			({ text }, index) => text === own[index]?.text.replace(quoting, ""),
		);
	return {
		taken: own.length,
		lines: isSame
			? own
			: inner.map((line) => ({ ...line, text: `> ${line.text}` })),
	};
}

/** A row of hyphens below the head of a table. */
const below = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether a table stands above or below the line: what it begins with is then its caption. */
function isCaption(lines: Numbereds, at: number): boolean {
	if (!/^[ \t]*(?:[Tt]able:|:)[ \t]+\S/.test(lines[at]?.text ?? ""))
		return false;
	return isTableAbove(lines, at) || isTableBelow(lines, at);
}

function isTableBelow(lines: Numbereds, at: number): boolean {
	let next = at;
	while (
		next < at + 13 &&
		isSeen(lines[next]?.text) &&
		!(next > at && lines[next]?.text.includes("|"))
	)
		next += 1;
	if (!isSeen(lines[next]?.text)) next += 1;
	return isTable(lines, next);
}

/** The head of a table, and the row of hyphens below it. */
function isTable(lines: Numbereds, at: number): boolean {
	const [head = "", rule = ""] = [lines[at]?.text, lines[at + 1]?.text];
	const isRule = rule.includes("|") && rule.includes("-") && below.test(rule);
	return isRule && head.includes("|");
}

function isTableAbove(lines: Numbereds, at: number): boolean {
	if (isSeen(lines[at - 1]?.text)) return false;
	if (!(lines[at - 2]?.text ?? "").includes("|")) return false;
	let first = at - 2;
	while (isSeen(lines[first - 1]?.text)) first -= 1;
	return isTable(lines, first);
}
