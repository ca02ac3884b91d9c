/** Markdown without front matter → blocks: what it says is read without its marks, and kept with them. */
import { foldLine, foldLineEnds } from "../copy/fold-text.ts";
import type { CopyBlock, WireSource } from "../model.ts";

/** Splits Markdown at blank lines outside fenced code; the first level-1 heading is the headline. */
export function markdownSource(text: string, file: string): WireSource {
	const whole = foldLineEnds(text);
	if (/^---[ \t]*\n[\s\S]{0,20000}?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.test(whole))
		return {
			blocks: [],
			problems: [
				{
					rule: "front-matter-unexpected",
					message:
						"Unexpected front matter: this is a manuscript already; build it",
					file,
					line: 1,
				},
			],
		};
	const blocks = markdownBlocks(whole.split("\n"));
	const heading = blocks.find(
		(block) =>
			block.kind === "heading" && /^(?:# |.*\n=+\s*$)/.test(block.markdown),
	);
	return { blocks, title: heading?.text, problems: [] };
}

function markdownBlocks(lines: readonly string[]): CopyBlock[] {
	const blocks: CopyBlock[] = [];
	let from = 0;
	let fence = "";
	for (let at = 0; at <= lines.length; at += 1) {
		const line = lines[at];
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line ?? "")?.[1];
		if (mark !== undefined)
			fence = fence === "" ? mark : mark.startsWith(fence) ? "" : fence;
		const isHeading = fence === "" && /^#{1,6}\s/.test(line ?? "");
		if (
			line !== undefined &&
			(fence !== "" || line.trim() !== "") &&
			!isHeading
		)
			continue;
		if (at > from)
			blocks.push(...toBlocks(lines.slice(from, at).join("\n"), from + 1));
		if (isHeading && line !== undefined) blocks.push(...toBlocks(line, at + 1));
		from = at + 1;
	}
	return blocks;
}

const image =
	/^!\[((?:[^\]\\]|\\.)*)\]\(<?([^\s)>]+)>?(?:\s+"((?:[^"\\]|\\.)*)")?\)$/;

function toBlocks(markdown: string, line: number): CopyBlock[] {
	const trimmed = markdown.trim();
	const picture = image.exec(trimmed);
	if (picture) return pictureBlocks(picture, trimmed, line);
	const text = foldLine(plainText(trimmed)).trim();
	if (/^#{1,6}\s/.test(trimmed) || /\n(?:=+|-+)\s*$/.test(trimmed))
		return [
			{
				kind: "heading",
				line,
				text: text.replace(/\n.*$/s, ""),
				markdown: trimmed,
			},
		];
	const other =
		/^(?:[-*+]\s|\d{1,9}[.)]\s|>|\||`{3}|~{3}|:::|<(?!https?:)|\[\^)|^(?:[-*_]\s*){3,}$/.test(
			trimmed,
		);
	return [
		{
			kind: other ? "other" : "paragraph",
			line,
			text,
			markdown: markdown.replace(/^\n+/, "").trimEnd(),
		},
	];
}

/** The title of an image is its caption. */
function pictureBlocks(
	picture: RegExpExecArray,
	markdown: string,
	line: number,
): CopyBlock[] {
	const [, alt = "", path = "", caption] = picture;
	const block: CopyBlock = {
		kind: "image",
		line,
		text: "",
		markdown,
		image: { path, bytes: new Uint8Array(), alt: plainText(alt) },
	};
	if (caption === undefined || caption === "" || caption === "decorative")
		return [{ kind: "other", line, text: "", markdown }];
	return [
		block,
		{ kind: "caption", line, text: foldLine(plainText(caption)), markdown: "" },
	];
}

/**
 * The words without emphasis, links and escapes. No pattern looks past the next mark of its own kind, so that a line of
 * nothing but marks takes no longer than its length.
 */
function plainText(markdown: string): string {
	return markdown
		.replace(/^#{1,6}\s+|(?<!\s)\s+#+\s*$/g, "")
		.replace(/!?\[((?:[^[\]\\]|\\.)*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, "$1")
		.replace(/<(https?:[^<>\s]+|[^<@\s>]+@[^<>\s]+)>/g, "$1")
		.replace(/(?<!\\)(?:\*{1,3}|`+)/g, "")
		.replace(
			/(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu,
			"",
		)
		.replace(/(?<! ) {2,}$|\\$/gm, "")
		.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
