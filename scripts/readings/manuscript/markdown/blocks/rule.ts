/** A rule of markdown-it for a block, and the lines that it looks at. */
import type { StateBlock, Token } from "markdown-it";

export type Blocks = StateBlock;

/** Whether a block begins in the line `from`; unless it is `only asked`, its tokens are pushed. Lines of the text around it end at `to`. */
export type Rule = (
	blocks: Blocks,
	from: number,
	to: number,
	isAsked: boolean,
) => boolean;

/** Where the words of a line begin. */
export function startOf({ bMarks, tShift }: Blocks, line: number): number {
	return (bMarks[line] ?? 0) + (tShift[line] ?? 0);
}

/** The words of a line. */
export function wordsOf(blocks: Blocks, line: number): string {
	return blocks.src.slice(startOf(blocks, line), blocks.eMarks[line]);
}

/** How far a line is indented in the block around it. */
export function indentOf({ sCount, blkIndent }: Blocks, line: number): number {
	return (sCount[line] ?? 0) - blkIndent;
}

/** Whether a block may begin in a line: it is no code, and not one that is in its block for a paragraph’s sake alone. */
export function mayBegin(blocks: Blocks, line: number): boolean {
	return !isLazy(blocks, line) && indentOf(blocks, line) <= 3;
}

/** Whether a line can only go on in the paragraph before it: it is out of its block, or would be code in the block around that. */
export function isLazy(blocks: Blocks, line: number): boolean {
	const { listIndent, sCount } = blocks;
	const indent = sCount[line] ?? 0;
	return (
		indent < 0 ||
		(listIndent >= 0 && indentOf(blocks, line) < 0 && indent - listIndent >= 4)
	);
}

/** Whether a line is in the block around it, and not one that only goes on in its last paragraph. */
export function isWithin(blocks: Blocks, line: number, to: number): boolean {
	return line < to && (indentOf(blocks, line) >= 0 || blocks.isEmpty(line));
}

/** Pushes a paragraph of one line. */
export function pushWords(blocks: Blocks, words: string, line: number): void {
	const map: [number, number] = [line, line + 1];
	blocks.push("paragraph_open", "p", 1).map = map;
	const inline = blocks.push("inline", "", 0);
	inline.content = words;
	inline.map = map;
	inline.children = [];
	blocks.push("paragraph_close", "p", -1);
}

/** What a rule says of its token beside its words. */
interface Meta {
	readonly label?: string;
	readonly name?: string;
	readonly attributes?: Readonly<Record<string, string>>;
	readonly aligns?: readonly string[];
	readonly cells?: readonly string[];
	readonly isBare?: boolean;
}

export function metaOf({ meta }: Token): Meta {
	return meta ?? {};
}
