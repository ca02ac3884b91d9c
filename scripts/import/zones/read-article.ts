/** Blocks → what the article says: its head, prose and tail, with every line of copy read, asked about or kept as prose. */
import type { Lexicon } from "../../names/lexicon.ts";
import { isNameShaped } from "../../names/read-name.ts";
import { splitClauses } from "../copy/read-leads.ts";
import {
	hasStrongTrigger,
	isProseAfterBy,
	isSentence,
	longestCredit,
} from "../copy/triggers.ts";
import type { CopyBlock, CopyReading, WireLine } from "../model.ts";
import { flagged, nothing } from "../model.ts";
import { readCaption } from "./read-caption.ts";
import { readDateline } from "./read-dateline.ts";
import { type HeadContext, readHead } from "./read-head.ts";
import { asText, type LineResult, readTail } from "./read-tail.ts";

export interface ArticleContext {
	readonly lexicon: Lexicon;
	/** BCP 47. */
	readonly language: string;
	readonly headlines: readonly string[];
}

/** At most so many blocks above the text, and under it, are read as copy. */
const headBlocks = 12;
const tailBlocks = 8;

/** Reads all blocks of a document. */
export function readArticle(
	blocks: readonly CopyBlock[],
	context: ArticleContext,
): WireLine[] {
	const first = findProse(blocks, context);
	const last = findTail(blocks, first, context);
	return [
		...headLines(blocks, first, context),
		...bodyLines(blocks, first, last, context),
		...tailLines(blocks, last, context),
	];
}

function tailLines(
	blocks: readonly CopyBlock[],
	last: number,
	context: ArticleContext,
): WireLine[] {
	return blocks.slice(last).flatMap((block, offset): WireLine[] => {
		const index = last + offset;
		if (block.kind === "caption") return captionLines(blocks, index, context);
		if (block.kind !== "paragraph") return otherLines(block, index, context);
		const result = readTail(block.text, { ...context, line: block.line });
		return result.status === "text"
			? []
			: [
					{
						line: block.line,
						text: block.text,
						zone: "tail",
						block: index,
						...result,
					},
				];
	});
}

function isParagraph(block: CopyBlock): boolean {
	return block.kind === "paragraph" || block.kind === "heading";
}

/** The first block of the prose: a dateline or a sentence, with no byline soon after it. */
function findProse(
	blocks: readonly CopyBlock[],
	context: ArticleContext,
): number {
	const near = blocks.slice(0, headBlocks);
	const byline = near.findLastIndex(
		(block, index) =>
			isParagraph(block) &&
			block.text.length < 400 &&
			isByline(block.text, context) &&
			near
				.slice(0, index)
				.filter((other) => isSentence(other.text) && other.text.length > 60)
				.length < 3,
	);
	const prose = blocks.findIndex(
		(block, index) => index > byline && startsProse(block, context),
	);
	if (prose >= 0) return prose;
	const other = blocks.findIndex(
		(block, index) =>
			index > byline && block.kind !== "paragraph" && block.kind !== "heading",
	);
	return other >= 0 ? other : Math.min(blocks.length, headBlocks);
}

function isByline(text: string, context: ArticleContext): boolean {
	if (text.length > longestCredit) return false;
	const [first] = splitClauses(text.split("\n")[0] ?? "");
	if (!first?.roles?.roles.includes("author") && !/^by\b/iu.test(text))
		return false;
	return (
		text.split("\n").length < 6 &&
		!isSentence(text) &&
		context.lexicon !== undefined
	);
}

function startsProse(block: CopyBlock, context: ArticleContext): boolean {
	if (block.kind === "other") return true;
	if (block.kind !== "paragraph") return false;
	if (readDateline(block.text, context.lexicon)) return true;
	if (!isSentence(block.text)) return false;
	const result = readTail(block.text.slice(0, longestCredit + 1), {
		...context,
		line: block.line,
	});
	return result.status === "text" || block.text.length > 240;
}

/** The first block of the tail: from the end backwards, as far as credits reach with little prose between them. */
function findTail(
	blocks: readonly CopyBlock[],
	first: number,
	context: ArticleContext,
): number {
	let tail = blocks.length;
	for (
		let at = blocks.length - 1;
		at > first && at >= blocks.length - tailBlocks;
		at -= 1
	) {
		const block = blocks[at];
		if (block?.kind !== "paragraph") continue;
		if (
			readTail(block.text, { ...context, line: block.line }).status !== "text"
		)
			tail = at;
	}
	return tail;
}

function headLines(
	blocks: readonly CopyBlock[],
	first: number,
	context: ArticleContext,
): WireLine[] {
	const head = blocks.slice(0, first);
	const lines = head.flatMap((block, index) =>
		isParagraph(block)
			? block.text.split("\n").map((text, offset) => ({
					line: block.line + offset,
					text,
					block: index,
				}))
			: [],
	);
	const inside: HeadContext = context;
	const found = readHead(
		lines.filter(({ text }) => text !== ""),
		inside,
	).map(
		({ line, text, result }): WireLine => ({
			...result,
			line,
			text,
			zone: "head",
			block: lines.find((other) => other.line === line)?.block ?? 0,
		}),
	);
	return [
		...found,
		...head.flatMap((_, index) => captionLines(blocks, index, context)),
	];
}

function captionLines(
	blocks: readonly CopyBlock[],
	index: number,
	context: ArticleContext,
): WireLine[] {
	const block = blocks[index];
	if (block?.kind !== "caption") return [];
	const result =
		blocks[index - 1]?.kind === "image"
			? readCaption(block.text, { ...context, line: block.line })
			: withoutPicture(block.text);
	return [
		{
			...result,
			line: block.line,
			text: block.text,
			zone: "caption",
			block: index,
		},
	];
}

function withoutPicture(text: string): LineResult {
	return {
		status: "open",
		rule: "image-missing",
		reading: flagged(
			"image-missing",
			`Missing picture of the caption “${text.slice(0, 120)}”: it cannot be carried over; answer with left-out to leave out the caption with it, and add both to the manuscript`,
		),
	};
}

function bodyLines(
	blocks: readonly CopyBlock[],
	first: number,
	last: number,
	context: ArticleContext,
): WireLine[] {
	return blocks.slice(first, last).flatMap((block, offset): WireLine[] => {
		const index = first + offset;
		const place = { line: block.line, text: block.text, block: index };
		if (block.kind === "caption") return captionLines(blocks, index, context);
		if (block.kind !== "paragraph") return otherLines(block, index, context);
		if (index === first)
			return readFirst(block, context).map((result) => ({
				...place,
				zone: "body",
				...result,
			}));
		const result = readBodyBlock(block.text, context, block.line);
		return result.status === "text"
			? []
			: [{ ...place, zone: "body", ...result }];
	});
}

/** A list, a quotation, a table or a heading of the text that holds a line of copy: asked about, never taken. */
function otherLines(
	block: CopyBlock,
	index: number,
	context: ArticleContext,
): WireLine[] {
	const line = block.text
		.split("\n")
		.map((text) => text.replace(/^(?:[\s>|*+-]|\d{1,9}[.)]\s)+|[\s|]+$/gu, ""))
		.find(
			(text) =>
				text !== "" &&
				readBodyBlock(text, context, block.line).status === "open",
		);
	if (line === undefined) return [];
	const result = inText(line, nothing);
	return [
		{
			...result,
			line: block.line,
			text: block.text,
			zone: "body",
			block: index,
		},
	];
}

/** The first paragraph: its dateline, and no byline run into it. */
export function readFirst(
	block: { readonly text: string; readonly line: number },
	context: ArticleContext,
): LineResult[] {
	const dateline = readDateline(block.text, context.lexicon);
	if (!dateline) {
		const result = readBodyBlock(block.text, context, block.line, true);
		return result.status === "text" ? [] : [result];
	}
	if (!dateline.certain)
		return [
			{
				status: "open",
				rule: "dateline",
				reading: flagged(
					"dateline-unclear",
					`Unexpected dateline “${dateline.dateline}”: answer with dateline, organization and the people that it names, or with text`,
				),
			},
		];
	const { located, organization } = dateline;
	return [
		{
			status: "parsed",
			rule: "dateline",
			reading: {
				...nothing,
				dateline: dateline.dateline,
				located,
				organization,
			},
		},
	];
}

/** A paragraph of the prose: left alone, unless it reads like a line of copy. */
function readBodyBlock(
	text: string,
	context: ArticleContext,
	line: number,
	isFirst = false,
): LineResult {
	const short = text.length <= longestCredit;
	const strong = hasStrongTrigger(text);
	const led =
		/^by:? (?=[\p{Lu}\p{Lo}])/iu.test(text) && !isProseAfterBy(text, isFirst);
	if (!strong && !led && !(short && isCreditLine(text))) return asText;
	const read = short ? readTail(text, { ...context, line }) : asText;
	if (read.status === "text" && !led)
		return strong && isSentence(text) && !short
			? inText(text, nothing)
			: asText;
	const clean =
		read.status === "parsed" &&
		(read.reading.byline.length > 0 || read.reading.contributors.length > 0);
	if (read.status === "parsed" && !clean) return read;
	return inText(text, clean && !led ? read.reading : nothing);
}

function inText(text: string, reading: CopyReading): LineResult {
	const flag = {
		rule: "credit-in-text",
		message: `Unexpected credit inside the text, “${text.slice(0, 120)}”: accept it as a credit, answer with the people, or with text if it credits nobody`,
	};
	return {
		status: "open",
		rule: "credit",
		reading: { ...reading, flags: [...reading.flags, flag] },
	};
}

/** "Halima Forde reports from Paris." */
const namedWork =
	/^(?:\p{Lu}[\p{L}\p{M}’'.-]* ){1,4}(?:reports|reported|reporting|contributed|compiled|wrote|edited)\b/u;

/** A short line without the shape of a sentence that leads a credit in, or a caption’s credit between paragraphs. */
function isCreditLine(text: string): boolean {
	if (text.length > 300) return false;
	if (text.length < 90 && namedWork.test(text)) return true;
	const [first] = splitClauses(text.replace(/^[(—–-]+\s*/u, ""));
	if (
		first?.roles &&
		isNameShaped(
			(first.rest.split(/,| and | in |\/|;/)[0] ?? "")
				.trim()
				.replace(/\.$/, ""),
		)
	)
		return true;
	return (
		!isSentence(text) &&
		/^\W*(?:©|courtesy|photo|ap photo)|^[^/]{3,40}\/[^/]{2,40}(?:\/[^/]{2,40})?$/iu.test(
			text,
		) &&
		text.length < 160
	);
}
