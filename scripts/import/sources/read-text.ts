/** Plain text → blocks: paragraphs by blank lines, and the lines of what is no wrapped paragraph. */

import { foldLine, foldLineEnds } from "../copy/fold-text.ts";
import type { CopyBlock, WireSource } from "../model.ts";
import { escapeMarkdown } from "../write/escape-markdown.ts";

const maxLines = 200_000;

/** Reads plain text; a file of very many lines is no article. */
export function textSource(text: string, file: string): WireSource {
	let lines = 1;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
		lines += 1;
	if (lines <= maxLines) return { blocks: textBlocks(text), problems: [] };
	return {
		blocks: [],
		problems: [
			{
				rule: "file-too-large",
				message: `Unexpected ${lines} lines, expected at most ${maxLines}: give one article`,
				file,
			},
		],
	};
}

/** Splits `text`; a block’s own characters are kept for the manuscript, save for what Markdown would read as marks. */
export function textBlocks(text: string): CopyBlock[] {
	const lines = foldLineEnds(text).split("\n");
	const blocks: CopyBlock[] = [];
	let from = 0;
	for (let at = 0; at <= lines.length; at += 1) {
		const line = lines[at];
		if (line !== undefined && line.trim() !== "") continue;
		if (at > from) addBlocks(lines, from, at, blocks);
		from = at + 1;
	}
	return blocks;
}

/** The lines from `from` to `to`: one paragraph where they are wrapped, a paragraph each where they are not. */
function addBlocks(
	lines: readonly string[],
	from: number,
	to: number,
	blocks: CopyBlock[],
): void {
	const together =
		blocks.length < 12 || to - from <= 12
			? isWrapped(lines, from, to) || isCopy(lines, from, to)
			: isWrapped(lines, from, to);
	if (together) {
		blocks.push(paragraph(lines.slice(from, to), from));
		return;
	}
	for (let at = from; at < to; at += 1)
		blocks.push(paragraph(lines.slice(at, at + 1), at));
}

function paragraph(lines: readonly string[], from: number): CopyBlock {
	const raw = lines.join("\n").trim();
	return {
		kind: "paragraph",
		line: from + 1,
		text: foldLine(raw).trim(),
		markdown: escapeMarkdown(raw),
	};
}

/** Short lines at the top or the end belong together: a byline and what stands under it. */
function isCopy(lines: readonly string[], from: number, to: number): boolean {
	return (
		to - from <= 6 &&
		lines
			.slice(from, to)
			.every((line) => line.length < 110 && !/[.!?]["”’]?\s*$/u.test(line))
	);
}

/** No paragraph ends so. */
const openEnd = /[,;]$|\b(?:and|or|the|an?|of|to|in|for|with|by)$/iu;

/** Whether every line but the last is as long as the column allows: the next word would not have fitted. */
function isWrapped(
	lines: readonly string[],
	from: number,
	to: number,
): boolean {
	if (to - from < 2) return true;
	let widest = 0;
	for (let at = from; at < to; at += 1)
		widest = Math.max(widest, lines[at]?.length ?? 0);
	if (widest < 30 || widest > 110) return false;
	for (let at = from; at < to - 1; at += 1) {
		const line = lines[at]?.trimEnd() ?? "";
		const next = (lines[at + 1] ?? "").trimStart();
		const word = next.slice(0, Math.max(0, next.search(/\s|$/)));
		const fits = line.length + 1 + word.length < widest - 1;
		if (fits && !openEnd.test(line)) return false;
	}
	return true;
}
