/** Tables that are drawn with signs, as Pandoc knows them → directives for the table, its rows and its cells. */
import { gridTable } from "./grid-tables.ts";
import { asWords } from "./line-blocks.ts";
import {
	container,
	indent,
	isBlank,
	type Line,
	type Rewritten,
	type Tools,
} from "./lines.ts";
import { ruledTable } from "./ruled-tables.ts";
import type { DrawnTable } from "./table-parts.ts";

/** The table that begins at `at`; nothing where there is none, or where it is not clear what stands in which cell. */
export function drawnTable(
	lines: readonly Line[],
	at: number,
	rewrite: Tools["rewrite"],
): Rewritten | undefined {
	const table = drawnAt(lines, at);
	const first = lines[at];
	if (!table || !first) return undefined;
	const last = lines[at + table.taken - 1] ?? first;
	const rows = table.rows.flatMap(({ part, cells }) => {
		const written = cells.flatMap(({ lines: own, align }) =>
			container(
				{ name: "drawn-cell", attributes: align ? { align } : {} },
				table.holdsBlocks ? rewrite(own) : wordsOf(own),
				endsOf(own, first),
			),
		);
		return container(
			{ name: "drawn-row", attributes: { part } },
			written,
			endsOf(written, first),
		);
	});
	const margin = " ".repeat(table.margin);
	return {
		taken: table.taken,
		lines: container({ name: "drawn-table", margin }, indent(rows, margin), {
			first,
			last,
		}),
	};
}

export function drawnAt(
	lines: readonly Line[],
	at: number,
): DrawnTable | undefined {
	return gridTable(lines, at) ?? ruledTable(lines, at);
}

function wordsOf(lines: readonly Line[]): Line[] {
	return lines
		.filter(({ text }) => !isBlank(text))
		.map((line) => ({ ...line, text: asWords(line.text.trim()) }));
}

function endsOf(lines: readonly Line[], without: Line) {
	const [first = without] = lines;
	return { first, last: lines.at(-1) ?? first };
}
