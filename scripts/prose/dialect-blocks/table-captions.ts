/** The caption of a table, `Table: …` or `: …` above or below it (Pandoc) → a directive around both; and tables that are drawn with signs, with a caption or without. */
import { attributesOf } from "./attributes-of.ts";
import { drawnAt, drawnTable } from "./drawn-tables.ts";
import {
	container,
	indentOf,
	isBlank,
	type Line,
	type NoteLine,
	type Rewritten,
	type Rule,
} from "./lines.ts";

const caption = /^[ \t]*(?:[Tt]able:|:)[ \t]+(\S.*)$/;
const rule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Of a caption. */
const maxLines = 12;

export const tableCaptions: Rule = (lines, at, { note, rewrite }) => {
	const first = lines[at] as Line;
	const isAbove = caption.test(first.text);
	const start = isAbove ? skipBlank(lines, endOfWords(lines, at)) : at;
	const table = tableAt(lines, start) ?? drawnTable(lines, start, rewrite);
	if (!table) return undefined;
	const end = start + table.taken;
	const below = skipBlank(lines, end);
	if (!isAbove && !caption.test(lines[below]?.text ?? "")) return table;
	const from = isAbove ? at : below;
	const to = endOfWords(lines, from);
	const taken = Math.max(end, to) - at;
	const last = lines[at + taken - 1] ?? first;
	const opening = captionOf(lines.slice(from, to), note);
	const margin = " ".repeat(indentOf(table.lines[0]?.text ?? ""));
	return {
		taken,
		lines: container({ name: "captioned", margin, ...opening }, table.lines, {
			first,
			last,
		}),
	};
};

/** Whether what begins at `at` is the caption of a table below it. */
export function isAboveTable(lines: readonly Line[], at: number): boolean {
	const start = skipBlank(lines, endOfWords(lines, at));
	return (
		caption.test(lines[at]?.text ?? "") &&
		(tableAt(lines, start) ?? drawnAt(lines, start)) !== undefined
	);
}

/** What the directive says of a caption’s lines. */
function captionOf(
	said: readonly Line[],
	note: NoteLine,
): { label: string; attributes: Readonly<Record<string, string>> } {
	const text = said
		.map((line, index) =>
			index === 0 ? (caption.exec(line.text)?.[1] ?? "") : line.text.trim(),
		)
		.join(" ")
		.replace(/^\(\\?#[\w:-]+\)\s*/, "");
	const at = text.endsWith("}") ? text.lastIndexOf("{") : -1;
	const attributes = at < 0 ? undefined : attributesOf(text.slice(at + 1, -1));
	const more = Object.keys(attributes?.values ?? {}).filter(
		(key) => !/^tbl-|^lang$/.test(key),
	);
	const [first] = said;
	if (more.length > 0 && first)
		note(
			"attribute-unknown",
			`Unexpected ${more.join(", ")} of a table: it is left out`,
			first,
		);
	return {
		label: (attributes ? text.slice(0, at) : text).trim(),
		attributes: attributes?.id ? { id: attributes.id } : {},
	};
}

/** The rows of the table that begins at `at`, which are nothing else. */
function tableAt(lines: readonly Line[], at: number): Rewritten | undefined {
	const [head, below] = [lines[at]?.text ?? "", lines[at + 1]?.text ?? ""];
	if (
		!head.includes("|") ||
		!below.includes("-") ||
		!below.includes("|") ||
		!rule.test(below)
	)
		return undefined;
	let end = at + 2;
	while (lines[end]?.text.includes("|")) end += 1;
	return { taken: end - at, lines: lines.slice(at, end) };
}

function endOfWords(lines: readonly Line[], at: number): number {
	let end = at + 1;
	while (
		end < at + maxLines &&
		!isBlank(lines[end]?.text ?? "") &&
		!(lines[end]?.text ?? "").includes("|")
	)
		end += 1;
	return end;
}

function skipBlank(lines: readonly Line[], at: number): number {
	return isBlank(lines[at]?.text ?? "") ? at + 1 : at;
}
