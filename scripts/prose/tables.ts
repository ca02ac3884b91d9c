/** Tables: every row as wide as the widest, header cells say what they head (scope), alignment is a class. */
import type { Element, Root } from "hast";
import type { Root as MdastRoot } from "mdast";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { element, isElement, solid } from "./elements.ts";

/** Cells that a table may be filled up to; a row that is much longer than the others is a slip. */
const maxCells = 200_000;

/** A row of Markdown may hold more cells than the first: the table is as wide as its longest row (GFM §4.10 would drop them). */
export function wideRows(context: ProseContext) {
	return (tree: MdastRoot): void => {
		visit(tree, "table", (table) => {
			const rows = table.children;
			const cells = rows.map((row) => row.children.length);
			const width = cells.reduce((most, count) => Math.max(most, count), 0);
			const align = table.align ?? [];
			if (width <= align.length) return;
			if (width * rows.length > maxCells)
				context.report(
					"table-uneven",
					`Unexpected ${width} cells in a row, expected ${align.length} as in the first: divide the row`,
					rows[cells.indexOf(width)]?.position?.start,
				);
			else
				table.align = [
					...align,
					...Array.from({ length: width - align.length }, () => null),
				];
		});
	};
}

export function tables(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, "element", (node) => {
			if (node.tagName === "table") evenRows(node, context);
			if (node.tagName === "th") node.properties.scope ??= "col";
			if (node.tagName === "tbody")
				for (const row of node.children)
					if (isElement(row, "tr")) scopeRow(row);
			if (node.tagName === "th" || node.tagName === "td") alignByClass(node);
			// What heads nothing is no header: a corner, or a column that the author left without a name.
			if (node.tagName === "th" && solid(node).length === 0) {
				node.tagName = "td";
				delete node.properties.scope;
			}
		});
	};
}

/** Spans end where the table does, and short rows are filled with empty cells (ISO 14289-1 §7.5; HTML §4.9.12.1). */
function evenRows(table: Element, context: ProseContext): void {
	const groups = groupsOf(table);
	const starts = groups.map(placeCells);
	const rows = groups.flat();
	const width = starts
		.flat(2)
		.reduce((most, { column }) => Math.max(most, column + 1), 0);
	if (width * rows.length > maxCells) {
		const cells = starts.flat(2).length;
		if (width * rows.length > 2 * cells)
			context.report(
				"table-uneven",
				`Unexpected table of ${rows.length} rows and ${width} columns, most of them empty: divide it`,
				table.position?.start,
			);
		return;
	}
	for (const [index, group] of groups.entries())
		fillRows(group, starts[index] ?? [], width);
}

/** The rows of each head, body and foot; a cell never reaches from one into another. */
function groupsOf(table: Element): Element[][] {
	return table.children
		.filter((part): part is Element =>
			isElement(part, "thead", "tbody", "tfoot"),
		)
		.map((part) =>
			part.children.filter((row): row is Element => isElement(row, "tr")),
		);
}

interface PlacedCell {
	readonly cell: Element;
	/** 0-based. */
	readonly column: number;
	readonly columns: number;
	readonly rows: number;
}

function placeCells(rows: readonly Element[]): PlacedCell[][] {
	/** For each column, how many rows on it is taken by a cell from above. */
	const taken: number[] = [];
	return rows.map((row, index) => {
		const placed: PlacedCell[] = [];
		let column = 0;
		for (const cell of row.children) {
			if (!isElement(cell, "td", "th")) continue;
			while ((taken[column] ?? 0) > 0) column += 1;
			const left = rows.length - index;
			const span = {
				columns: spanOf(cell.properties.colSpan, 1000) || 1,
				rows: Math.min(left, spanOf(cell.properties.rowSpan, 65_534) || left),
			};
			placed.push({ cell, column, ...span });
			column += span.columns;
		}
		for (let at = 0; at < taken.length; at += 1)
			taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
		for (const cell of placed)
			if (cell.rows > 1)
				for (let at = 0; at < cell.columns; at += 1)
					taken[cell.column + at] = cell.rows - 1;
		return placed;
	});
}

/** 1 when nothing is said; 0 for a cell that reaches to the end of its group. */
function spanOf(value: unknown, most: number): number {
	const span = value === undefined ? 1 : Number(value);
	return Number.isInteger(span) && span >= 0 ? Math.min(span, most) : 1;
}

function fillRows(
	rows: readonly Element[],
	placed: readonly (readonly PlacedCell[])[],
	width: number,
): void {
	const filled = rows.map(() => 0);
	for (const [index, row] of placed.entries())
		for (const { cell, column, columns, rows: deep } of row) {
			const wide = Math.min(columns, width - column);
			setSpan(cell, "colSpan", wide);
			setSpan(cell, "rowSpan", deep);
			for (let at = index; at < index + deep; at += 1)
				filled[at] = (filled[at] ?? 0) + wide;
		}
	for (const [index, row] of rows.entries())
		for (let count = filled[index] ?? 0; count < width; count += 1)
			row.children.push(element("td", {}, []));
}

function setSpan(cell: Element, name: "colSpan" | "rowSpan", span: number) {
	if (span > 1) cell.properties[name] = span;
	else delete cell.properties[name];
}

/** A header cell that opens a row of the body heads that row. */
function scopeRow(row: Element): void {
	const first = row.children.find((cell) => isElement(cell));
	if (isElement(first, "th")) first.properties.scope = "row";
}

function alignByClass(cell: Element): void {
	const align = cell.properties.align;
	delete cell.properties.align;
	if (align === "right" || align === "center")
		cell.properties.className = [`align-${align}`];
}
