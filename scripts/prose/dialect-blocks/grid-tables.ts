/** Tables in a grid, `+---+---+` above and below each row of `| a | b |`, whose cells hold blocks (Pandoc). */
import { columnsIn, cutAt } from "./columns-of-text.ts";
import { dedent, indentOf, isBlank, type Line } from "./lines.ts";
import type { Alignment, DrawnRow, DrawnTable } from "./table-parts.ts";

const border = /^[ \t]*\+(?:[-=:]+\+)+[ \t]*$/;
const opening = /^[ \t]*\+(?::?-+:?\+)+[ \t]*$/;
const below = /^[ \t]*\+(?:(?::?-+:?\+)+|(?::?=+:?\+)+)[ \t]*$/;

/** Of one table, so that nobody waits for the end of one that has none. */
const maxLines = 20_000;

export function gridTable(
	lines: readonly Line[],
	at: number,
): DrawnTable | undefined {
	const top = lines[at]?.text ?? "";
	if (!opening.test(top)) return undefined;
	const stops = stopsOf(top);
	let end = at + 1;
	const borders = [at];
	while (end < at + maxLines && /^[ \t]*[+|]/.test(lines[end]?.text ?? "")) {
		const text = lines[end]?.text ?? "";
		if (border.test(text)) {
			if (!below.test(text) || String(stopsOf(text)) !== String(stops))
				return undefined;
			if (borders.at(-1) === end - 1) return undefined;
			borders.push(end);
		}
		end += 1;
	}
	if (borders.length < 2 || borders.at(-1) !== end - 1) return undefined;
	const parts = partsOf(lines, borders);
	if (!parts) return undefined;
	const rows: DrawnRow[] = [];
	const aligned = alignments(
		lines[borders[parts.headed] ?? at]?.text ?? "",
		stops.length - 1,
	);
	for (const [index, from] of borders.slice(0, -1).entries()) {
		const cells = cellsOf(lines.slice(from + 1, borders[index + 1]), stops);
		if (!cells) return undefined;
		rows.push({
			part: parts.of(index),
			cells: cells.map((own, column) => ({
				lines: own,
				align: aligned[column],
			})),
		});
	}
	return { taken: end - at, margin: indentOf(top), rows, holdsBlocks: true };
}

/** The columns at which a plus stands. */
function stopsOf(text: string): number[] {
	return [...text].flatMap((sign, column) => (sign === "+" ? [column] : []));
}

/** A border of `=` stands below the head, and another two around the foot: two alone may be either. */
function partsOf(lines: readonly Line[], borders: readonly number[]) {
	const double = borders.flatMap((line, index) =>
		lines[line]?.text.includes("=") ? [index] : [],
	);
	const last = borders.length - 1;
	const isFooted = double.at(-1) === last;
	if (![0, 1, 3].includes(double.length) || isFooted !== (double.length === 3))
		return undefined;
	const [headed = 0, foot = last] = double;
	return {
		/** Which border says how columns are aligned. */
		headed,
		of: (row: number): DrawnRow["part"] =>
			row < headed ? "head" : row < foot ? "body" : "foot",
	};
}

function alignments(text: string, count: number): Alignment[] {
	const marks = text.trim().split("+").slice(1, -1);
	return Array.from({ length: count }, (_, column) => {
		const mark = marks[column] ?? "";
		if (!mark.endsWith(":")) return mark.startsWith(":") ? "left" : undefined;
		return mark.startsWith(":") ? "center" : "right";
	});
}

/** The lines of each cell of a row; nothing where a line has no bar at a border, or more behind the last. */
function cellsOf(
	row: readonly Line[],
	stops: readonly number[],
): Line[][] | undefined {
	const cells: Line[][] = stops.slice(1).map(() => []);
	for (const line of row) {
		const pieces = cutAt(line.text.trimEnd(), stops);
		if (!pieces?.every((piece) => piece.startsWith("|"))) return undefined;
		if (columnsIn(pieces.at(-1) ?? "") > 1) return undefined;
		for (const [column, cell] of cells.entries())
			cell.push({ ...line, text: pieces[column]?.slice(1).trimEnd() ?? "" });
	}
	return cells.map(withoutMargin);
}

/** A cell’s first words begin no code, however far in they stand. */
function withoutMargin(cell: readonly Line[]): Line[] {
	const from = cell.findIndex(({ text }) => !isBlank(text));
	const to = cell.findLastIndex(({ text }) => !isBlank(text));
	if (from < 0) return [];
	const margin = indentOf(cell[from]?.text ?? "");
	return cell.slice(from, to + 1).map((line) => dedent(line, margin));
}
