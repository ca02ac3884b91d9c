/** Lists of terms and definitions, `Term` above `: Definition`, of Pandoc and PHP Markdown Extra → directives. */
import {
	container,
	dedent,
	indent,
	indentOf,
	isBlank,
	type Line,
	type Rule,
} from "./lines.ts";
import { isAboveTable } from "./table-captions.ts";

const marker = /^([ ]{0,3}[:~][ \t]+)\S/;

/** Of a list in an item. */
const maxLines = 500;

const item = /^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(?=\S)/;

export const definitions: Rule = (lines, at, tools) => {
	const first = lines[at] as Line;
	const [marks = ""] = item.exec(first.text) ?? [];
	if (marks === "") return definitionsAt(lines, at, tools);
	// The first term of an item stands in the line of its sign.
	const margin = " ".repeat(indentOf(`${marks.replace(/\S/g, " ")}x`));
	const below = lines[at + 1]?.text ?? "";
	if (!below.startsWith(margin) || !marker.test(below.slice(margin.length)))
		return undefined;
	const own = [
		{ ...first, text: margin + first.text.slice(marks.length) },
		...lines.slice(at + 1, at + maxLines),
	];
	const found = definitionsAt(own, 0, tools);
	const [opening, ...rest] = found?.lines ?? [];
	if (!found || !opening) return undefined;
	const text = marks + opening.text.trimStart();
	return { ...found, lines: [{ ...opening, text }, ...rest] };
};

const definitionsAt: Rule = (lines, at, { rewrite }) => {
	const margin = " ".repeat(indentOf(lines[at]?.text ?? ""));
	// So far in, the line goes on with the paragraph above.
	if (margin.length > 3 && !isBlank(lines[at - 1]?.text ?? ""))
		return undefined;
	const items: Line[] = [];
	let next = at;
	while (next < lines.length) {
		const from = next === at ? at : skipBlanks(lines, next);
		const item = itemAt(lines, from, margin.length, rewrite);
		if (!item) break;
		items.push(...item.lines);
		next = item.end;
	}
	const first = lines[at] as Line;
	if (items.length === 0) return undefined;
	const last = lines[next - 1] ?? first;
	return {
		taken: next - at,
		lines: container({ name: "definitions", margin }, indent(items, margin), {
			first,
			last,
		}),
	};
};

/** Terms, each a short line, and their definitions. */
function itemAt(
	lines: readonly Line[],
	at: number,
	columns: number,
	rewrite: (lines: readonly Line[]) => readonly Line[],
): { readonly lines: readonly Line[]; readonly end: number } | undefined {
	const terms: Line[] = [];
	const bare = (index: number) => {
		const line = lines[index];
		return line && dedent(line, columns);
	};
	let next = at;
	for (
		let line = bare(next);
		line && isTerm(line.text) && terms.length < 6;
		line = bare(next)
	) {
		terms.push(line);
		next += 1;
	}
	const blank = isBlank(bare(next)?.text ?? "") ? next + 1 : next;
	if (terms.length === 0 || !marker.test(bare(blank)?.text ?? ""))
		return undefined;
	if (blank > next && isAboveTable(lines, blank)) return undefined;
	// Lines above the last are terms too, where they are no sentences.
	if (
		terms.length > 1 &&
		terms.some(({ text }) => text.length > 60 || /[.,;:!?]\s*$/.test(text))
	)
		return undefined;
	const written: Line[] = terms.flatMap((line) =>
		container({ name: "term" }, [{ ...line, text: line.text.trim() }], {
			first: line,
			last: line,
		}),
	);
	next = blank;
	for (;;) {
		const from = skipBlanks(lines, next);
		const line = bare(from);
		const [, sign] = marker.exec(line?.text ?? "") ?? [];
		if (!line || !sign) break;
		const end = endOfDefinition(lines, from, columns);
		const inner = lines.slice(from, end).map((one) => dedent(one, columns));
		const offset = indentOf(`${sign.replace(/[:~]/, " ")}x`);
		const own = inner.map((one, index) =>
			index === 0
				? { ...one, text: one.text.slice(sign.length) }
				: dedent(one, offset),
		);
		written.push(
			...container({ name: "definition" }, rewrite(own), {
				first: line,
				last: inner.at(-1) ?? line,
			}),
		);
		next = end;
	}
	return { lines: written, end: next };
}

/** A line of words that is the beginning of nothing else. */
function isTerm(text: string): boolean {
	return (
		!isBlank(text) &&
		indentOf(text) < 4 &&
		!marker.test(text) &&
		!/^ {0,3}(?:#{1,6}(?:\s|$)|[-*+>|]\s|\d{1,9}[.)]\s|`{3}|~{3}|:{3}|<(?!https?:)|\||\[[^\]]+\]:|[-=*_](?:[ \t]*[-=*_])+\s*$|[!?]{3}\s|\$\$|\{)/.test(
			text,
		) &&
		!/^(?:\|.*|.*[^\\]\|)\s*$/.test(text)
	);
}

/** It goes on over lines that are not blank, and over indented ones. */
function endOfDefinition(
	lines: readonly Line[],
	at: number,
	columns: number,
): number {
	let end = at + 1;
	let isAfterBlank = false;
	for (let next = end; next < lines.length; next += 1) {
		const line = lines[next];
		const text = line ? dedent(line, columns).text : "";
		if (isBlank(text)) {
			isAfterBlank = true;
			continue;
		}
		if (marker.test(text) || (isAfterBlank && indentOf(text) < 2)) break;
		isAfterBlank = false;
		end = next + 1;
	}
	return end;
}

function skipBlanks(lines: readonly Line[], at: number): number {
	let next = at;
	while (next < lines.length && isBlank(lines[next]?.text ?? "")) next += 1;
	return next;
}
