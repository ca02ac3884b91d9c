/** The caption of a table, `Table: …` or `: …` above or below it (Pandoc) → a directive around both. */
import { attributesOf } from "./attributes-of.ts";
import {
	container,
	isBlank,
	type Line,
	type NoteLine,
	type Rule,
} from "./lines.ts";

const caption = /^[ ]{0,3}(?:[Tt]able:|:)[ \t]+(\S.*)$/;
const rule =
	/^[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Of a caption. */
const maxLines = 12;

export const tableCaptions: Rule = (lines, at, { note }) => {
	const first = lines[at] as Line;
	const isAbove = caption.test(first.text);
	const start = isAbove ? skipBlank(lines, endOfWords(lines, at)) : at;
	const end = endOfTable(lines, start);
	if (end === undefined) return undefined;
	if (isAbove)
		return whole(
			lines,
			{ words: [at, endOfWords(lines, at)], table: [start, end] },
			note,
		);
	const below = skipBlank(lines, end);
	// Its rows are nothing else.
	if (!caption.test(lines[below]?.text ?? ""))
		return { taken: end - at, lines: lines.slice(at, end) };
	return whole(
		lines,
		{ words: [below, endOfWords(lines, below)], table: [start, end] },
		note,
	);
};

type Range = readonly [number, number];

function whole(
	lines: readonly Line[],
	{ words, table }: { readonly words: Range; readonly table: Range },
	note: NoteLine,
): ReturnType<Rule> {
	const said = lines.slice(...words);
	const first = said[0] as Line;
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
	if (more.length > 0)
		note(
			"attribute-unknown",
			`Unexpected ${more.join(", ")} of a table: it is left out`,
			first,
		);
	const [from, end] = [
		Math.min(words[0], table[0]),
		Math.max(words[1], table[1]),
	];
	return {
		taken: end - from,
		lines: container(
			{
				name: "captioned",
				label: (attributes ? text.slice(0, at) : text).trim(),
				attributes: attributes?.id ? { id: attributes.id } : {},
			},
			lines.slice(...table),
			{ first, last: lines[end - 1] ?? first },
		),
	};
}

/** One past the last row of the table that begins at `at`; nothing where none does. */
function endOfTable(lines: readonly Line[], at: number): number | undefined {
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
	return end;
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
