/** The paragraphs and pictures of the manuscript: what is left when the credits have become front matter. */
import { groupBy } from "../../machine/group-by.ts";
import { dropPrefix } from "../copy/drop-prefix.ts";
import type { CopyBlock, WireCredit, WireLine } from "../model.ts";
import type { ArticleContext } from "../zones/read-article.ts";
import { readCaption } from "../zones/read-caption.ts";
import { readDateline } from "../zones/read-dateline.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

interface ReadImage {
	readonly path: string;
	readonly creator?: string | undefined;
	readonly creditText?: string | undefined;
	readonly credits: readonly WireCredit[];
}

/** Each picture with the credit of the caption that follows it. */
export function readImages(
	blocks: readonly CopyBlock[],
	lines: readonly WireLine[],
	context: ArticleContext,
): ReadImage[] {
	return blocks.flatMap((block, index): ReadImage[] => {
		if (!block.image) return [];
		const line = lines.find(
			(other) => other.block === index + 1 && other.zone === "caption",
		);
		if (!line) return [];
		const { creditText } = readCaption(line.text, {
			...context,
			line: line.line,
		});
		const credits =
			line.status === "parsed"
				? line.reading.contributors
						.filter((credit) => credit.kind === "person")
						.slice(0, 1)
				: [];
		return [
			{
				path: block.image.path,
				creator: credits[0]?.name,
				creditText:
					creditText ?? (line.status === "parsed" ? line.text : undefined),
				credits,
			},
		];
	});
}

/** The paragraphs of the manuscript, without the lines that became front matter. */
export function writeProse(
	blocks: readonly CopyBlock[],
	lines: readonly WireLine[],
	context: ArticleContext,
): string[] {
	const byBlock = groupBy(lines, ({ block }) => block);
	const out: string[] = [];
	for (const [index, block] of blocks.entries()) {
		const own = byBlock.get(index) ?? [];
		const text =
			own.length === 0 ||
			own.some((line) => line.rule === "dateline" && line.status === "parsed")
				? blockProse(blocks, index, block, own, context)
				: lineProse(block, own);
		if (text !== "") out.push(text);
	}
	return out;
}

function blockProse(
	blocks: readonly CopyBlock[],
	index: number,
	block: CopyBlock,
	own: readonly WireLine[],
	context: ArticleContext,
): string {
	if (block.image) return imageProse(blocks, index, block, context);
	const dateline = own[0] && readDateline(block.text, context.lexicon);
	if (!dateline) return block.markdown;
	const prefix = block.text.slice(0, block.text.length - dateline.rest.length);
	return dropPrefix(block.markdown, prefix) ?? block.markdown;
}

/** A line of the head that was kept as text stands alone; a paragraph that was kept stands whole. */
function lineProse(block: CopyBlock, own: readonly WireLine[]): string {
	const kept = own.filter((line) => line.status === "text");
	if (kept.length === 0) return "";
	if (kept.length === own.length || own[0]?.zone !== "head")
		return block.kind === "caption" && own[0]?.rule !== "image-missing"
			? ""
			: block.markdown;
	return kept.map((line) => escapeMarkdown(line.text)).join("\n");
}

/** A picture with its alternative text and the words of its caption; its credit stands in the front matter. */
function imageProse(
	blocks: readonly CopyBlock[],
	index: number,
	block: CopyBlock,
	context: ArticleContext,
): string {
	const next = blocks[index + 1];
	const caption =
		next?.kind === "caption"
			? readCaption(next.text, {
					...context,
					line: next.line,
				}).caption
			: "";
	const alt = escapeMarkdown((block.image?.alt ?? "").replace(/\s+/g, " "));
	const title =
		caption === ""
			? ""
			: ` "${escapeMarkdown(caption).replaceAll('"', '\\"')}"`;
	return `![${alt}](<${block.image?.path ?? ""}>${title})`;
}
