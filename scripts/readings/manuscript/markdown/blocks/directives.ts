/** Blocks between lines of colons, `:::name[label]{key=value}`. */
import { attributesAt, labelEnd } from "../attributes.ts";
import { indentOf, isWithin, mayBegin, type Rule, wordsOf } from "./rule.ts";

const opening = /^(:{3,})((?:[^\s\p{P}\p{S}]|[-_])+)(?<![-_])/u;

export const directive: Rule = (blocks, from, to, isAsked) => {
	const head = mayBegin(blocks, from)
		? headOf(wordsOf(blocks, from))
		: undefined;
	if (!head) return false;
	if (isAsked) return true;
	const { size, ...meta } = head;
	let end = from + 1;
	while (isWithin(blocks, end, to) && !isEnd(blocks, end, size)) end += 1;
	const open = blocks.push("directive_open", "", 1);
	open.map = [from, end];
	open.meta = meta;
	within(blocks, from + 1, end, indentOf(blocks, from));
	blocks.push("directive_close", "", -1);
	blocks.line = end < to && isEnd(blocks, end, size) ? end + 1 : end;
	return true;
};

function headOf(words: string) {
	const [whole = "", colons = "", name = ""] = opening.exec(words) ?? [];
	if (whole === "" || /^[-_]/.test(name)) return undefined;
	const close = labelEnd(words, whole.length);
	const afterLabel = close ?? whole.length;
	const attributes = attributesAt(words, afterLabel);
	if (words.slice(attributes?.end ?? afterLabel).trim() !== "")
		return undefined;
	const label =
		close === undefined ? undefined : words.slice(whole.length + 1, close - 1);
	return {
		size: colons.length,
		name,
		label,
		attributes: attributes?.values ?? {},
	};
}

function isEnd(
	blocks: Parameters<Rule>[0],
	line: number,
	size: number,
): boolean {
	if (
		blocks.isEmpty(line) ||
		indentOf(blocks, line) < 0 ||
		indentOf(blocks, line) > 3
	)
		return false;
	const [colons = ""] = /^:+(?=[ \t]*$)/.exec(wordsOf(blocks, line)) ?? [];
	return colons.length >= size;
}

/** Reads lines as a text of their own, without the indent that their directive has. */
function within(
	blocks: Parameters<Rule>[0],
	from: number,
	to: number,
	indent: number,
): void {
	const { lineMax, parentType, bMarks, tShift, sCount } = blocks;
	const kept: (readonly [number, number, number])[] = [];
	for (let line = from; line < to; line += 1) {
		const [start = 0, shift = 0, count = 0] = [
			bMarks[line],
			tShift[line],
			sCount[line],
		];
		kept.push([start, shift, count]);
		const less = Math.max(0, Math.min(indent, shift, indentOf(blocks, line)));
		bMarks[line] = start + less;
		tShift[line] = shift - less;
		sCount[line] = count - less;
	}
	blocks.lineMax = to;
	blocks.parentType = "root";
	blocks.md.block.tokenize(blocks, from, to);
	blocks.lineMax = lineMax;
	blocks.parentType = parentType;
	for (const [index, [start, shift, count]] of kept.entries()) {
		bMarks[from + index] = start;
		tShift[from + index] = shift;
		sCount[from + index] = count;
	}
}
