/** Lists that only Pandoc knows: `a)`, and `(i)` stand in lines of their own, `#.` is numbered; and tables of which it is not clear what stands in which cell, as they are drawn. */
import { asCode, isBlank, type Line, type Rule } from "./lines.ts";

const lettered =
	/^ {0,3}(?:\((?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,3})\)|(?:[a-zA-Z]|[ivxIVX]{2,5})\)|(?:[a-z]|[ivx]{2,5})\.)[ \t]+\S/;
const automatic = /^([ \t]*)#\.(?=[ \t]+\S)/;

export const otherLists: Rule = (lines, at, { note }) => {
	const first = lines[at] as Line;
	if (automatic.test(first.text))
		return {
			taken: 1,
			lines: [{ ...first, text: first.text.replace(automatic, "$11.") }],
		};
	if (!lettered.test(first.text)) return undefined;
	let end = at + 1;
	while (end < lines.length && !isBlank(lines[end]?.text ?? "")) end += 1;
	const own = lines.slice(at, end);
	const isItem = (line: Line | undefined) =>
		line !== undefined && lettered.test(line.text);
	if (own.filter(isItem).length < 2) return undefined;
	note(
		"list-lettered",
		`Unexpected list with ${first.text.trim().split(/\s/)[0]}: its items stand in lines of their own, with their signs`,
		first,
	);
	return {
		taken: own.length,
		lines: own.map((line, index) => ({
			...line,
			text: isItem(own[index + 1]) ? `${line.text.trimEnd()}\\` : line.text,
		})),
	};
};

const border = /^ {0,3}\+(?:[-=:]+\+)+[ \t]*$/;
const columns = /^ {0,3}-{2,}(?:[ \t]+-{2,})+[ \t]*$/;

/** Signs of a row in columns. */
const apart = /\S(?: {2,}|[ \t]*\t[ \t]*)\S/;

/** What shows its columns by where its signs stand, and is none of the tables that are set. */
export const unclearTables: Rule = (lines, at, { note }) => {
	const first = lines[at] as Line;
	const isGrid = border.test(first.text);
	const isRuled =
		!isBlank(first.text) &&
		(columns.test(first.text) || columns.test(lines[at + 1]?.text ?? ""));
	if (!isGrid && !isRuled) return undefined;
	let end = at;
	while (
		end < lines.length &&
		(isGrid
			? /^ {0,3}[+|]/.test(lines[end]?.text ?? "")
			: !isBlank(lines[end]?.text ?? ""))
	)
		end += 1;
	const own = lines.slice(at, end);
	// A break between paragraphs may be written with blanks (CommonMark §4.1).
	const isDrawn =
		isGrid ||
		own.some(({ text }) => !columns.test(text) && apart.test(text.trim()));
	if (own.length < 2 || !isDrawn) return undefined;
	note(
		"table-drawn",
		"Unexpected table that is drawn with signs, of which it is not clear what stands in which cell: it stands as it is drawn; write | a | b | to have it set",
		first,
	);
	return { taken: own.length, lines: asCode(own, { marks: "````````" }) };
};
