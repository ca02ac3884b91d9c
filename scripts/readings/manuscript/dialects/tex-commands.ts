/** Commands of LaTeX among words, for the witness. */
import type { Nodes } from "mdast";
import { type Line, other } from "./line.ts";
import { noteOf } from "./notes.ts";
import {
	element,
	type Place,
	positionOf,
	type Result,
	words,
} from "./place.ts";
import { reference, withoutKind } from "./references.ts";

export function texCommand(place: Place): Result {
	const { line, at, to, read, chapter, isLink } = place;
	const { signs } = line;
	const [head, name = ""] =
		/^\\([a-zA-Z]{1,30})\*?/.exec(signs.slice(at, at + 32)) ?? [];
	if (head === undefined || signs[at - 1] === "\\") return undefined;
	let end = at + head.length;
	if (Object.hasOwn(texSigns, name)) {
		if (signs.startsWith("{}", end)) end += 2;
		const sign = texSigns[name] ?? "";
		const lineBreak = { type: "break", ...positionOf(place) } as Nodes;
		return [[sign === "\n" ? lineBreak : words(sign, place)], end];
	}
	const said: string[] = [];
	while (said.length < 2) {
		const [whole, option = ""] =
			/^\[([^[\]\ufffc]{0,300})\]/.exec(signs.slice(end, end + 302)) ?? [];
		if (whole === undefined) break;
		said.push(option);
		end += whole.length;
	}
	const close = braceAfter(line, end);
	if (close === undefined || close >= to) return undefined;
	const after = close + 1;
	const from = end + 1;
	const tag = texElements[name];
	if (tag !== undefined)
		return [[element(tag, read(from, close), place)], after];
	if (/^(?:mbox|text|textrm|textsf|textnormal|textup|textmd|hbox)$/.test(name))
		return [read(from, close), after];
	const inner = signs.slice(from, close);
	if (name === "footnote" || name === "footnotetext")
		return /\S/.test(inner)
			? [[noteOf(read(from, close), place)], after]
			: undefined;
	if (inner.includes(other)) return undefined;
	if (/^(?:label|index|glsadd)$/.test(name)) return [[], after];
	const keys = inner.split(",").map((key) => key.trim());
	if (keys.some((key) => key === "" || key.length > 200)) return undefined;
	if (/^(?:ref|eqref|autoref|cref|Cref|pageref|nameref|vref)$/.test(name)) {
		const isWhole = /^(?:autoref|cref|Cref)$/.test(name);
		const [open, shut] = name === "eqref" ? ["(", ")"] : ["", ""];
		return [
			keys.flatMap((key, index) => [
				words(`${index > 0 ? ", " : ""}${open}`, place),
				isLink
					? words(key, place)
					: reference(key, isWhole ? key : withoutKind(key), place, chapter),
				words(shut, place),
			]),
			after,
		];
	}
	const isCitation =
		/^[cC]ite(?:p|t|alp|alt|author|year|yearpar|title|num)?$/.test(name) ||
		/^(?:paren|text|auto|foot|super|full)cite$/.test(name);
	if (!isCitation) return undefined;
	const [before, behind] = said.length === 2 ? said : ["", said[0]];
	const list = [keys.join(", "), behind].filter(Boolean).join(", ");
	return [
		[words(`[${[before, list].filter(Boolean).join(" ")}]`, place)],
		after,
	];
}

/** What a command of LaTeX makes of the words in its braces. */
const texElements: Readonly<Record<string, string>> = {
	textit: "em",
	emph: "em",
	textsl: "em",
	textbf: "strong",
	underline: "u",
	uline: "u",
	texttt: "code",
	textsc: "span",
	textsuperscript: "sup",
	textsubscript: "sub",
	sout: "del",
	hl: "mark",
};

const texSigns: Readonly<Record<string, string>> = {
	LaTeX: "LaTeX",
	TeX: "TeX",
	BibTeX: "BibTeX",
	ldots: "…",
	dots: "…",
	textellipsis: "…",
	textendash: "–",
	textemdash: "—",
	copyright: "©",
	textcopyright: "©",
	textregistered: "®",
	texttrademark: "™",
	textdegree: "°",
	euro: "€",
	pounds: "£",
	textbackslash: "\\",
	textasciitilde: "~",
	textasciicircum: "^",
	textbar: "|",
	newline: "\n",
	linebreak: "\n",
	quad: "\u2003",
	qquad: "\u2003",
};

/** The brace that closes the one at a place. */
export function braceAfter(line: Line, at: number): number | undefined {
	if (line.signs[at] !== "{") return undefined;
	const known = braces.get(line);
	if (known) return known.get(at);
	const found = new Map<number, number>();
	const open: number[] = [];
	for (const { 0: sign, index } of line.signs.matchAll(/[{}]/g)) {
		const start = sign === "{" ? open.push(index) && undefined : open.pop();
		if (start !== undefined) found.set(start, index);
	}
	braces.set(line, found);
	return found.get(at);
}

const braces = new WeakMap<Line, ReadonlyMap<number, number>>();
