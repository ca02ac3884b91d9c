/** Tables whose columns a line of hyphens shows, `----- ---`: simple ones, whose rows are lines, and those whose rows blank lines part (Pandoc). */
import { columnsIn, cutAt, withoutTabs } from "./columns-of-text.ts";
import { isBlank, type Line } from "./lines.ts";
import type { Alignment, DrawnRow, DrawnTable } from "./table-parts.ts";

const hyphens = /^[ \t]*-+(?:[ \t]+-+)*[ \t]*$/;

/** Of one table, so that nobody waits for the end of one that has none. */
const maxLines = 20_000;
/** Of a head. */
const maxHead = 12;

/** A group of hyphens is as wide as its column, which goes on to the next. */
interface Column {
	readonly start: number;
	readonly width: number;
}

export function ruledTable(
	lines: readonly Line[],
	at: number,
): DrawnTable | undefined {
	if (!isParted(lines[at - 1])) return undefined;
	const own = columnsOf(lines[at]);
	if (own.length > 1) return headless(lines, at, own);
	if (own.length === 1) return multiline(lines, at, own);
	const below = columnsOf(lines[at + 1]);
	return below.length > 1 && !isBlank(lines[at]?.text ?? "")
		? simple(lines, at, below)
		: undefined;
}

/** A table in the middle of a paragraph is none. */
function isParted(above: Line | undefined): boolean {
	return !above || isBlank(above.text) || /^ {0,3}#{1,6}\s/.test(above.text);
}

/** None where it is no line of hyphens. */
function columnsOf(line: Line | undefined): Column[] {
	if (!line || !hyphens.test(line.text)) return [];
	return [...withoutTabs(line.text).matchAll(/-+/g)].map((group) => ({
		start: group.index,
		width: group[0].length,
	}));
}

/** A line of words above the hyphens, and a row in each line below. */
function simple(
	lines: readonly Line[],
	at: number,
	columns: readonly Column[],
): DrawnTable | undefined {
	let end = at + 2;
	while (end < at + maxLines && isRow(lines[end])) end += 1;
	const isClosed = columnsOf(lines[end]).length > 0;
	const taken = end - at + Number(isClosed);
	if (end === at + 2 || !isParted(lines[at + taken])) return undefined;
	const head = lines.slice(at, at + 1);
	const last = columns.at(-1);
	const words = withoutTabs(head[0]?.text ?? "").trimEnd();
	// Hyphens are as wide as what they stand below, or the columns of its words stand apart.
	const isOver =
		last &&
		columnsIn(words) > last.start + last.width &&
		!/\S {2,}\S/.test(words);
	if (isOver) return undefined;
	return table(
		{ taken, columns, head },
		lines.slice(at + 2, end).map((line) => [line]),
	);
}

/** Hyphens above and below: a row in each line, or blank lines between rows. */
function headless(
	lines: readonly Line[],
	at: number,
	columns: readonly Column[],
): DrawnTable | undefined {
	const end = closing(lines, at + 1, columns);
	if (end === undefined || isBlank(lines[at + 1]?.text ?? "")) return undefined;
	const body = lines.slice(at + 1, end);
	const rows = body.some(({ text }) => isBlank(text))
		? parted(body)
		: body.map((line) => [line]);
	return table({ taken: end - at + 1, columns, head: [] }, rows);
}

/** One line of hyphens above the head, which may have several lines. */
function multiline(
	lines: readonly Line[],
	at: number,
	[above]: readonly Column[],
): DrawnTable | undefined {
	let below = at + 1;
	while (below <= at + maxHead && isRow(lines[below])) below += 1;
	const columns = columnsOf(lines[below]);
	const [first, last] = [columns[0], columns.at(-1)];
	if (!above || !first || !last || columns.length < 2 || below === at + 1)
		return undefined;
	if (above.start > first.start || above.start + above.width <= last.start)
		return undefined;
	const end = closing(lines, below + 1, columns);
	if (end === undefined) return undefined;
	const body = lines.slice(below + 1, end);
	// Lines that no blank ones part may be one row or several.
	if (body.length > 1 && !body.some(({ text }) => isBlank(text)))
		return undefined;
	return table(
		{ taken: end - at + 1, columns, head: lines.slice(at + 1, below) },
		parted(body),
	);
}

/** The line of hyphens that ends a table, which is as wide as its columns. */
function closing(
	lines: readonly Line[],
	from: number,
	columns: readonly Column[],
): number | undefined {
	let end = from;
	while (
		end < Math.min(lines.length, from + maxLines) &&
		columnsOf(lines[end]).length === 0
	)
		end += 1;
	const last = columnsOf(lines[end]).at(-1);
	const isWide = last && last.start + last.width > (columns.at(-1)?.start ?? 0);
	return isWide && end > from && isParted(lines[end + 1]) ? end : undefined;
}

function isRow(line: Line | undefined): boolean {
	return line !== undefined && !isBlank(line.text) && !hyphens.test(line.text);
}

function parted(lines: readonly Line[]): Line[][] {
	const rows: Line[][] = [[]];
	for (const line of lines)
		if (!isBlank(line.text)) rows.at(-1)?.push(line);
		else if ((rows.at(-1)?.length ?? 0) > 0) rows.push([]);
	return rows.filter(({ length }) => length > 0);
}

function table(
	{
		taken,
		columns,
		head,
	}: {
		readonly taken: number;
		readonly columns: readonly Column[];
		readonly head: readonly Line[];
	},
	body: readonly (readonly Line[])[],
): DrawnTable | undefined {
	const rows = [...(head.length > 0 ? [head] : []), ...body].map((row) =>
		cellsOf(row, columns),
	);
	const [first] = rows;
	if (!first || rows.length === 0) return undefined;
	const aligned = columns.map(({ width }, column) =>
		alignmentOf(first[column] ?? [], width),
	);
	const written: DrawnRow[] = [];
	for (const [index, row] of rows.entries()) {
		if (!row) return undefined;
		written.push({
			part: index === 0 && head.length > 0 ? "head" : "body",
			cells: row.map((lines, column) => ({ lines, align: aligned[column] })),
		});
	}
	const margin = columns[0]?.start ?? 0;
	return { taken, margin, rows: written, holdsBlocks: false };
}

/** The lines of each cell of a row; nothing where words stand across the border of two columns. */
function cellsOf(
	row: readonly Line[],
	columns: readonly Column[],
): Line[][] | undefined {
	const stops = [0, ...columns.map(({ start }) => start)];
	const cells: Line[][] = columns.map(() => []);
	for (const line of row) {
		const [margin, ...pieces] = cutAt(line.text, stops) ?? ["x"];
		if (!isBlank(margin ?? "")) return undefined;
		for (const [column, piece] of pieces.entries()) {
			const isLast = column === pieces.length - 1;
			const isApart = isBlank(piece.slice(-1));
			if (!isLast && !isApart && !isBlank(pieces.slice(column + 1).join("")))
				return undefined;
			cells[column]?.push({ ...line, text: piece.trimEnd() });
		}
	}
	return cells.map((cell) => cell.filter(({ text }) => text !== ""));
}

/** By the place of the head, or of the first row, above the hyphens: at both ends of them it says nothing. */
function alignmentOf(cell: readonly Line[], width: number): Alignment {
	const [shortest] = cell
		.map(({ text }) => text)
		.sort((one, other) => columnsIn(one) - columnsIn(other));
	if (shortest === undefined) return undefined;
	const isFromRight = isBlank(shortest.charAt(0));
	if (columnsIn(shortest) >= width) return isFromRight ? "right" : undefined;
	return isFromRight ? "center" : "left";
}
