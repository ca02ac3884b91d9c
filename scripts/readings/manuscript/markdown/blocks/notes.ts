/** Notes, `[^1]: …`, with the blocks that are indented below them. */
import { mayBegin, type Rule, startOf, wordsOf } from "./rule.ts";

const opening = /^\[\^((?:\\[[\]\\]|\\(?![[\]\\])|[^ \t[\]\\])+)\]:[ \t]*/;

export const note: Rule = (blocks, from, to, isAsked) => {
	const [whole = "", label = ""] = mayBegin(blocks, from)
		? (opening.exec(wordsOf(blocks, from)) ?? [])
		: [];
	if (whole === "" || label.length > 999) return false;
	if (isAsked) return true;
	const { blkIndent, parentType, bMarks, tShift, sCount, tight } = blocks;
	const [start = 0, shift = 0, count = 0] = [
		bMarks[from],
		tShift[from],
		sCount[from],
	];
	const open = blocks.push("note_open", "", 1);
	const lines: [number, number] = [from, from];
	open.map = lines;
	open.meta = { label };
	blocks.parentType = "root";
	blocks.blkIndent = blkIndent + 4;
	bMarks[from] = startOf(blocks, from) + whole.length;
	tShift[from] = 0;
	sCount[from] = blocks.blkIndent;
	blocks.md.block.tokenize(blocks, from, to);
	Object.assign(blocks, { blkIndent, parentType, tight });
	bMarks[from] = start;
	tShift[from] = shift;
	sCount[from] = count;
	lines[1] = blocks.line;
	blocks.push("note_close", "", -1);
	return true;
};
