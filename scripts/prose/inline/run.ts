/** The words of a paragraph as one line of signs, in which what the parser has understood (links, code, emphasis, escaped signs) is one sign each. */
import type { PhrasingContent, Text } from "mdast";
import type { Point } from "unist";

/** Stands for a node that is no text. */
export const nodeSign = "\ufffc";

export interface Run {
	readonly text: string;
	/** The node that a sign stands for. */
	readonly nodeAt: (index: number) => PhrasingContent | undefined;
	/** What stands between two places, as it was written. */
	readonly slice: (from: number, to: number) => PhrasingContent[];
	readonly pointAt: (index: number) => Point | undefined;
	/** The place of the next `signs`, or -1; each is looked for once as long as places are asked for in their order. */
	readonly find: (signs: string, from: number) => number;
	/** The bracket or brace that closes the one at a place, or -1. */
	readonly closing: (index: number) => number;
}

/** The file that a run stands in. */
export interface Lines {
	readonly lines: readonly string[];
	/** Where each begins. */
	readonly offsets: readonly number[];
}

export function linesOf(text: string): Lines {
	const lines = text.split("\n");
	let offset = 0;
	const offsets = lines.map((line) => {
		const start = offset;
		offset += line.length + 1;
		return start;
	});
	return { lines, offsets };
}

export function openRun(
	children: readonly PhrasingContent[],
	{ lines, offsets }: Lines,
): Run {
	const starts: number[] = [];
	let text = "";
	for (const child of children) {
		starts.push(text.length);
		text += child.type === "text" ? child.value : signOf(child);
	}
	const indexAt = (index: number) => countBelow(starts, index + 1) - 1;
	const pointAt = (index: number): Point | undefined => {
		const at = indexAt(index);
		const child = children[at];
		return child?.type === "text"
			? pointIn(child, starts[at] ?? 0, index)
			: child?.position?.start;
	};
	let ends: readonly number[] | undefined;
	const margins = new Map<number, number>();
	/** Lines of a text stand in the file each after its margin. */
	const pointIn = (child: Text, start: number, index: number) => {
		const first = child.position?.start;
		if (!first) return undefined;
		ends ??= lineEnds(text);
		const before = countBelow(ends, index);
		const count = before - countBelow(ends, start);
		if (count === 0)
			return {
				line: first.line,
				column: first.column + index - start,
				offset: (first.offset ?? 0) + index - start,
			};
		// In the text as it is read, which may have more lines than the file.
		const row = countBelow(offsets, (first.offset ?? 0) + 1) + count;
		const lineStart = (ends[before - 1] ?? -1) + 1;
		const margin =
			margins.get(row) ??
			lines[row - 1]?.indexOf(text.slice(lineStart, ends[before])) ??
			0;
		margins.set(row, margin);
		const column = Math.max(0, margin) + index - lineStart + 1;
		return {
			line: first.line + count,
			column,
			offset: (offsets[row - 1] ?? 0) + column - 1,
		};
	};
	const closings = new Map<string, ReadonlyMap<number, number>>();
	const found = new Map<string, { from: number; at: number }>();
	return {
		text,
		pointAt,
		nodeAt(index) {
			const child = children[indexAt(index)];
			return child?.type === "text" ? undefined : child;
		},
		slice(from, to) {
			const nodes: PhrasingContent[] = [];
			let at = from;
			for (let index = indexAt(from); at < to; index += 1) {
				const child = children[index];
				if (!child) break;
				if (child.type !== "text") {
					nodes.push(child);
					at += 1;
					continue;
				}
				const start = starts[index] ?? 0;
				const end = Math.min(to, start + child.value.length);
				if (end > at) {
					const isWhole = at === start && end === start + child.value.length;
					nodes.push(isWhole ? child : cut(child, start, at, end, pointAt));
				}
				at = Math.max(at, end);
			}
			return nodes;
		},
		find(signs, from) {
			const last = found.get(signs);
			if (last && last.from <= from && (last.at < 0 || last.at >= from))
				return last.at;
			const at = text.indexOf(signs, from);
			found.set(signs, { from, at });
			return at;
		},
		closing(index) {
			const opening = text[index] === "{" ? "{" : "[";
			const known = closings.get(opening) ?? pairs(text, opening);
			closings.set(opening, known);
			return known.get(index) ?? -1;
		},
	};
}

/** A line end, the bar that a table wants escaped, or one sign for all. */
function signOf(node: PhrasingContent): string {
	if (node.type === "break") return "\n";
	return node.type === "escaped" && node.value === "|" ? "|" : nodeSign;
}

function cut(
	node: Text,
	start: number,
	from: number,
	to: number,
	pointAt: Run["pointAt"],
): Text {
	const value = node.value.slice(from - start, to - start);
	const point = pointAt(from);
	const end = node.position?.end;
	return {
		type: "text",
		value,
		...(point && end && { position: { start: point, end } }),
	};
}

function pairs(text: string, opening: string): ReadonlyMap<number, number> {
	const closing = opening === "{" ? "}" : "]";
	const found = new Map<number, number>();
	const open: number[] = [];
	for (let at = 0; at < text.length; at += 1)
		if (text[at] === opening) open.push(at);
		else if (text[at] === closing) {
			const start = open.pop();
			if (start !== undefined) found.set(start, at);
		}
	return found;
}

function lineEnds(text: string): readonly number[] {
	const ends: number[] = [];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
		ends.push(at);
	return ends;
}

/** How many of `sorted` are less than `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}
