/** Tables (GFM §4.10): rows as they are written, with too many cells or too few. */
import { isTag } from "../words/signs.ts";
import {
	type Blocks,
	indentOf,
	isWithin,
	mayBegin,
	type Rule,
	wordsOf,
} from "./rule.ts";

export const table: Rule = (blocks, from, to, isAsked) => {
	const head = wordsOf(blocks, from);
	if (from + 1 >= to || !mayBegin(blocks, from)) return false;
	if (indentOf(blocks, from + 1) < 0 || indentOf(blocks, from + 1) > 3)
		return false;
	const aligns = alignsIn(wordsOf(blocks, from + 1));
	if (!aligns || aligns.length !== cellsIn(head).length) return false;
	if (head.trim() === "|") return false;
	if (isOther(blocks, from, to)) return false;
	if (isAsked) return true;
	const open = blocks.push("table_open", "table", 1);
	open.meta = { aligns };
	pushRow(blocks, from);
	let line = from + 2;
	for (; line < to; line += 1) {
		if (blocks.isEmpty(line) || !isWithin(blocks, line, to)) break;
		if (indentOf(blocks, line) > 3) break;
		if (isOther(blocks, line, to)) break;
		pushRow(blocks, line);
	}
	blocks.push("table_close", "table", -1);
	open.map = [from, line];
	blocks.line = line;
	return true;
};

/** Whether a line begins a block of another kind. */
function isOther(blocks: Blocks, line: number, to: number): boolean {
	return (
		isTag(wordsOf(blocks, line)) ||
		blocks.md.block.ruler
			.getRules("blockquote")
			.some((rule) => rule(blocks, line, to, true))
	);
}

function pushRow(blocks: Blocks, line: number): void {
	const words = wordsOf(blocks, line);
	const row = blocks.push("row", "", 0);
	row.map = [line, line + 1];
	row.meta = { cells: cellsIn(words), isBare: !words.startsWith("|") };
}

type Align = "left" | "right" | "center" | null;

/** Of the line below the head. */
function alignsIn(line: string): readonly Align[] | undefined {
	const words = line.trim();
	if (!/^(?:[|:]|-(?![ \t]))[|:\- \t]*$/.test(words)) return undefined;
	if (!/[|:]/.test(words)) return undefined;
	const cells = words
		.replace(/^\|/, "")
		.replace(/\|$/, "")
		.split("|")
		.map((cell) => cell.trim());
	if (!cells.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
	return cells.map((cell) => {
		const [isLeft, isRight] = [cell.startsWith(":"), cell.endsWith(":")];
		return isLeft && isRight
			? "center"
			: isLeft
				? "left"
				: isRight
					? "right"
					: null;
	});
}

/** A bar after a backslash is no border. */
function cellsIn(line: string): readonly string[] {
	const words = line.trim().replace(/^\|/, "");
	const cells: string[] = [];
	let from = 0;
	for (const { 0: sign, index } of words.matchAll(/\\[\\|]|\|/g)) {
		if (sign !== "|") continue;
		cells.push(words.slice(from, index));
		from = index + 1;
	}
	const last = words.slice(from);
	if (last.trim() !== "" || cells.length === 0) cells.push(last);
	return cells.map((cell) => cell.trim());
}
