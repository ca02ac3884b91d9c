/** Tables whose columns lines of hyphens show, for the witness. */
import { columnsOf, type Drawn, longest, runsIn } from "./drawn-columns.ts";
import { isSeen, marginOf, type Numbered, type Numbereds } from "./numbered.ts";

/** Whether a line of hyphens below says that this is the head of a table, which may begin as far in as code does. */
export function isHead(lines: Numbereds, at: number, columns: number): boolean {
	const below = lines[at + 1]?.text ?? "";
	return (
		/^\s*--+(?:[ \t]+--+)+\s*$/.test(below) && marginOf(below) < columns + 4
	);
}

/** Columns below hyphens: what stands above them is the head, and blank lines part rows of several lines. */
export function readRuled(lines: Numbereds, at: number): Drawn | undefined {
	const isFree = (index: number) =>
		!isSeen(lines[index]?.text) ||
		/^ {0,3}#{1,6}\s/.test(lines[index]?.text ?? "");
	if (!isFree(at - 1) || !isSeen(lines[at]?.text)) return undefined;
	const isRule = (index: number) => runsIn(lines[index]?.text).length > 0;
	const above = runsIn(lines[at]?.text);
	let rule = at;
	if (above.length === 0) rule = at + 1;
	else if (above.length === 1) {
		rule = at + 1;
		while (rule < at + 14 && isSeen(lines[rule]?.text) && !isRule(rule))
			rule += 1;
	}
	const runs = runsIn(lines[rule]?.text);
	const [first = [0, 0], last = [0, 0]] = [runs[0], runs.at(-1)];
	if (runs.length < 2 || rule > at + 13) return undefined;
	const head = lines.slice(above.length === 1 ? at + 1 : at, rule);
	if (above.length === 1) {
		const [[from, to] = [0, 0]] = above;
		if (head.length === 0 || from > first[0] || to <= last[0]) return undefined;
	}
	const isOpen = above.length === 0;
	let end = rule + 1;
	while (
		end < Math.min(lines.length, rule + longest) &&
		!isRule(end) &&
		!(isOpen && !isSeen(lines[end]?.text))
	)
		end += 1;
	const closing = runsIn(lines[end]?.text).at(-1);
	const taken = end + (closing ? 1 : 0) - at;
	if (end === rule + 1 || !isFree(at + taken)) return undefined;
	const isClosed = closing !== undefined && closing[1] > last[0];
	const title = columnsOf(head[0]?.text.trimEnd() ?? "");
	const isOver = title.length > last[1] && !/\S\s\s+\S/.test(title.join(""));
	if (isOpen ? isOver : !isClosed) return undefined;
	const body = lines.slice(rule + 1, end);
	const isParted = body.some(({ text }) => !isSeen(text));
	if (above.length > 1 && !isSeen(body[0]?.text)) return undefined;
	if (above.length === 1 && !isParted && body.length > 1) return undefined;
	const rows = [
		...(head.length > 0 ? [head] : []),
		...(isParted || above.length === 1
			? inParts(body)
			: body.map((line) => [line])),
	].map((row) => cellsBelow(row, runs));
	if (!rows.every((row) => row !== undefined)) return undefined;
	const sides = runs.map(([from, to], column) =>
		sideOf(rows[0]?.[column] ?? [], to - from),
	);
	return {
		taken,
		margin: first[0],
		rows,
		heads: Math.min(1, head.length),
		sides,
		isOfBlocks: false,
	};
}

function inParts(lines: Numbereds): Numbereds[] {
	const parts: Numbered[][] = [];
	let isNew = true;
	for (const line of lines) {
		if (!isSeen(line.text)) isNew = true;
		else if (isNew) {
			parts.push([line]);
			isNew = false;
		} else parts.at(-1)?.push(line);
	}
	return parts;
}

function cellsBelow(
	row: Numbereds,
	runs: readonly (readonly [number, number])[],
): Numbereds[] | undefined {
	const split = row.map(({ text }) => columnsOf(text.trimEnd()));
	const isBlank = (sign = " ") => /^\s+$/.test(sign);
	const isClear = split.every((columns) =>
		runs.every(([from], index) =>
			index === 0
				? columns.slice(0, from).every(isBlank)
				: isBlank(columns[from - 1]),
		),
	);
	if (!isClear) return undefined;
	return runs.map(([from], index) =>
		row.map(({ number }, line) => ({
			number,
			text: split[line]
				?.slice(from, runs[index + 1]?.[0])
				.join("")
				.trimEnd() as string,
		})),
	);
}

/** Which side of the hyphens the shortest words of a cell are at. */
function sideOf(cell: Numbereds, width: number): string {
	const [words] = cell
		.map(({ text }) => columnsOf(text))
		.filter(({ length }) => length > 0)
		.sort((one, other) => one.length - other.length);
	if (!words || !/^\s/.test(words[0] ?? "")) return "";
	return words.length < width ? "center" : "right";
}
