/** Tables: a regular grid, and a heading for every cell that has one. */
import type { PdfFault } from "../model/problem.ts";
import { type Direct, dictOf, numberOf } from "../readings/pdf/objects.ts";
import { placeOf } from "./place-of.ts";
import { type Element, type Pdf, words } from "./read-pdf.ts";

export function checkTables({ structure }: Pdf): PdfFault[] {
	if (!structure) return [];
	const tables = structure.elements.filter(({ type }) => type === "Table");
	return tables.flatMap((table) => {
		const rows = rowsOf(table);
		return [
			...checkGrid(table, rows),
			...checkHeaders(table, rows.flatMap(cellsOf)),
			...checkCaption(table),
		];
	});
}

function rowsOf(element: Element): Element[] {
	return element.kids.flatMap((kid) => {
		if (kid.type === "TR") return [kid];
		return /^T(?:Head|Body|Foot)$/.test(kid.type) ? rowsOf(kid) : [];
	});
}

function cellsOf(row: Element): Element[] {
	return row.kids.filter(({ type }) => type === "TH" || type === "TD");
}

/** Lays the cells out, spans and all: no two on one place, no hole, all rows of one width. */
function checkGrid(table: Element, rows: readonly Element[]): PdfFault[] {
	const taken = rows.map((): boolean[] => []);
	const faults: PdfFault[] = [];
	const report = (rule: string, message: string) =>
		faults.push({
			rule,
			message,
			...placeOf(table),
			page: table.page ?? rows[0]?.page,
		});
	rows.forEach((row, y) => {
		for (const cell of cellsOf(row)) {
			const line = taken[y] ?? [];
			const x = firstFree(line);
			const width = span(cell, "ColSpan");
			const height = span(cell, "RowSpan");
			if (y + height > rows.length)
				report("UA1:7.2-41", "Unexpected RowSpan beyond the last row");
			for (const part of taken.slice(y, y + height))
				for (let at = x; at < x + width; at++) {
					if (part[at]) report("UA1:7.2-15", "Unexpected cells on one place");
					part[at] = true;
				}
		}
	});
	const widths = new Set(taken.map((line) => line.length));
	const hasHole = taken.some((line) => firstFree(line) < line.length);
	if (widths.size > 1 || hasHole)
		report("UA1:7.2-43", "Unexpected rows of unequal width");
	return faults;
}

function firstFree(line: readonly boolean[]): number {
	let at = 0;
	while (line[at]) at++;
	return at;
}

function span(cell: Element, key: string): number {
	const found = numberOf(attribute(cell, key)) ?? 1;
	return Math.min(Math.max(1, found), 1000);
}

function attribute(cell: Element, key: string): Direct | undefined {
	for (const attributes of cell.dict.items("A").map(dictOf)) {
		const found = attributes?.get(key);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Every heading says what it heads, or every cell says what heads it. */
function checkHeaders(table: Element, cells: readonly Element[]): PdfFault[] {
	const ids = new Set(cells.map(({ dict }) => words(dict.get("ID"))));
	return cells.flatMap((cell): PdfFault[] => {
		const named = cell.dict
			.items("A")
			.map(dictOf)
			.flatMap((attributes) => attributes?.items("Headers") ?? [])
			.map(words);
		const unknown = named.find((id) => !ids.has(id));
		if (unknown !== undefined)
			return [
				{
					rule: "UA1:7.5-1",
					message: `Unexpected header “${unknown}”, expected one of the table`,
					...placeOf(cell),
					page: cell.page ?? table.page,
				},
			];
		const isLost =
			cell.type === "TH" && !attribute(cell, "Scope") && named.length === 0;
		if (!isLost) return [];
		return [
			{
				rule: "UA1:7.5-2",
				message: "Missing Scope of a header cell",
				...placeOf(cell),
				page: cell.page ?? table.page,
			},
		];
	});
}

function checkCaption(table: Element): PdfFault[] {
	const places = table.kids.flatMap(({ type }, index) =>
		type === "Caption" ? [index] : [],
	);
	const isAtEdge = places.every(
		(place) => place === 0 || place === table.kids.length - 1,
	);
	if (isAtEdge && places.length < 2) return [];
	return [
		{
			rule: isAtEdge ? "UA1:7.2-39" : "UA1:7.2-16",
			message: "Unexpected caption, expected one, first or last in its table",
			...placeOf(table),
		},
	];
}
