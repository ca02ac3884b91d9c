/** A text of words that is being read: where the reader is in it, and what was found so far. */
import type { PhrasingContent } from "mdast";
import type { Names, Spot } from "../names.ts";

export interface Reading {
	readonly text: string;
	readonly setting: Setting;
	/** Reads words that stand within these. */
	readonly read: (text: string, line: number) => PhrasingContent[];
	/** The next sign. */
	at: number;
	/** In the order of the text; signs whose meaning is not known yet stand among them. */
	parts: Part[];
	/** Brackets that are open, the innermost last. */
	readonly brackets: Bracket[];
	/** The line of a sign; it is asked from the first sign to the last. */
	readonly lineOf: (at: number) => number;
	/** What was met first, of strokes and stresses that may cross each other. */
	first: Run["kind"] | undefined;
	/** What has no end in the rest of the text. */
	readonly endless: Set<string>;
	/** Where the last run of a sign is, by the run. */
	readonly lastRuns: Map<string, number>;
}

/** What is known of a text before its words are read. */
export interface Setting {
	readonly names: Names;
	readonly spot: Spot;
	/** Whether words of Chinese, Japanese or Korean stand in the chapter. */
	readonly isEastAsian: boolean;
	/** Whether the chapter is written in TeX. */
	readonly inTex: boolean;
}

export type Part = PhrasingContent | Run | OpeningMark;

/** Signs beside each other that may begin or end a stress or a stroke. */
export interface Run {
	readonly type: "run";
	readonly kind: "stress" | "stroke";
	readonly sign: string;
	size: number;
	readonly opens: boolean;
	readonly closes: boolean;
	readonly line: number;
}

/** An opening bracket. */
export interface OpeningMark {
	readonly type: "mark";
	readonly value: string;
	readonly line: number;
}

export interface Bracket {
	readonly isImage: boolean;
	/** Where the text in it begins. */
	readonly at: number;
	readonly line: number;
	/** The place of its mark. */
	readonly part: number;
	/** Whether a link may begin here: there is none in links. */
	isLink: boolean;
}

export function openReading(
	text: string,
	firstLine: number,
	setting: Setting,
	read: Reading["read"],
): Reading {
	return {
		text,
		setting,
		read,
		at: 0,
		parts: [],
		brackets: [],
		lineOf: lineCounter(text, firstLine),
		first: undefined,
		endless: new Set(),
		lastRuns: new Map(),
	};
}

function lineCounter(text: string, firstLine: number): Reading["lineOf"] {
	let line = firstLine;
	let end = endAfter(text, -1);
	return (at) => {
		while (end < at) {
			line += 1;
			end = endAfter(text, end);
		}
		return line;
	};
}

function endAfter(text: string, at: number): number {
	const end = text.indexOf("\n", at + 1);
	return end < 0 ? Number.POSITIVE_INFINITY : end;
}

export function addText(reading: Reading, value: string, line: number): void {
	const last = reading.parts.at(-1);
	if (last?.type === "text") last.value += value;
	else reading.parts.push({ type: "text", value, ...placed(line) });
}

/** Adds a part that stands for the signs from the next one up to `end`. */
export function addPart(
	reading: Reading,
	make: (place: ReturnType<typeof placed>) => Part,
	end: number,
): true {
	reading.parts.push(make(placed(reading.lineOf(reading.at))));
	reading.at = end;
	return true;
}

const places: { position: Position }[] = [];
interface Position {
	readonly start: { readonly line: number; readonly column: number };
	readonly end: { readonly line: number; readonly column: number };
}

/** Words are placed by their line alone. */
export function placed(line: number): { position: Position } {
	const known = places[line];
	if (known) return known;
	const point = { line, column: 1 };
	const place = { position: { start: point, end: point } };
	places[line] = place;
	return place;
}

/** What `pattern`, which is sticky, finds at a place. */
export function matchAt(
	pattern: RegExp,
	text: string,
	at: number,
): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
