/** Formulas on lines of their own: from `$$` to the next `$$`, whatever follows in that line, and `\[…\]`. */
import { says } from "../tex.ts";
import { bracketsEnd } from "../words/formulas.ts";
import {
	type Blocks,
	isWithin,
	mayBegin,
	pushWords,
	type Rule,
	wordsOf,
} from "./rule.ts";

export const formula: Rule = (blocks, from, to, isAsked) => {
	const first = wordsOf(blocks, from);
	const [open = ""] = /^\${2,}/.exec(first) ?? [];
	if (open === "" || !mayBegin(blocks, from)) return false;
	// What ends in its first line stands among words.
	if (endOf(first.slice(open.length), open.length) !== undefined) return false;
	if (isAsked) return true;
	const lines = [first];
	let line = from + 1;
	let rest = "";
	for (; isWithin(blocks, line, to); line += 1) {
		const written = blocks.getLines(line, line + 1, blocks.blkIndent, false);
		const end = endOf(written, open.length);
		lines.push(written.slice(0, end));
		if (end === undefined) continue;
		rest = written.slice(end);
		line += 1;
		break;
	}
	const token = blocks.push("math", "", 0);
	token.map = [from, line];
	token.content = lines.join("\n").replace(/^\$+|\$+$/g, "");
	if (rest !== "") pushWords(blocks, rest.trimEnd(), line - 1);
	blocks.line = line;
	return true;
};

/** Where the dollars end that end it in a line. */
function endOf(line: string, size: number): number | undefined {
	for (const found of line.matchAll(/\\[\s\S]|\$+/g))
		if (found[0].startsWith("$") && found[0].length >= size)
			return found.index + found[0].length;
	return undefined;
}

export const displayedFormula: Rule = (blocks, from, to, isAsked) => {
	const first = wordsOf(blocks, from);
	if (!first.startsWith("\\[") || !mayBegin(blocks, from)) return false;
	const found = linesOf(blocks, from, to, isAsked);
	if (found === undefined || isAsked) return found !== undefined;
	const written = found.join("\n");
	const words = blocks.push("displayed", "", 0);
	words.map = [from, from + found.length];
	words.content = written.slice(2, -2);
	blocks.line = from + found.length;
	return true;
};

/** Up to the line that ends with `\]`. */
function linesOf(
	blocks: Blocks,
	from: number,
	to: number,
	interrupts: boolean,
): readonly string[] | undefined {
	const inTex = blocks.env.inTex === true;
	const first = wordsOf(blocks, from);
	const head = first.slice(2);
	const lines = [first];
	let end = bracketsEnd(first, 2, "[");
	const mayGoOn = head.trim() === "" ? inTex || !interrupts : says(head, inTex);
	if (end === 0 && !mayGoOn) return undefined;
	for (let line = from + 1; end === 0; line += 1) {
		if (!isWithin(blocks, line, to) || blocks.isEmpty(line)) return undefined;
		const next = blocks.getLines(line, line + 1, blocks.blkIndent, false);
		lines.push(next);
		end = bracketsEnd(next, 0, "[");
	}
	const isWhole = end === lines.at(-1)?.length;
	return isWhole && says(lines.join("\n").slice(2, -2), inTex)
		? lines
		: undefined;
}
