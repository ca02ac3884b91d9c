/** The prose of a publication → its blocks and images in order, each with the line of the manuscript on which it begins. */
import type { Element, Nodes } from "hast";
import type { ManuscriptLine } from "../audit/rule.ts";
import type { Chapter, Publication } from "../model/publication.ts";
import { inline } from "../readings/page.ts";

/** A run of text that no block element interrupts. */
export interface WrittenBlock extends ManuscriptLine {
	readonly text: string;
}

export interface WrittenImage extends ManuscriptLine {
	/** As `ImageAsset` has it. */
	readonly path: string;
	readonly alt: string;
}

export interface WrittenProse {
	readonly blocks: readonly WrittenBlock[];
	readonly images: readonly WrittenImage[];
}

/** Each chapter’s body and then its notes, as all editions have them. */
export function writtenProse({ chapters }: Publication): WrittenProse {
	const prose = chapters.map(readChapter);
	return {
		blocks: prose.flatMap(({ blocks }) => blocks),
		images: prose.flatMap(({ images }) => images),
	};
}

function readChapter(chapter: Chapter): WrittenProse {
	const blocks: WrittenBlock[] = [];
	const images: WrittenImage[] = [];
	const { file } = chapter;
	let run = "";
	let start: number | undefined;
	for (const { line, piece } of piecesOf(chapter)) {
		if (typeof piece === "string") {
			run += piece;
			if (piece.trim() !== "") start ??= line;
		} else if (piece) images.push({ ...pictured(piece), file, line });
		else {
			if (start !== undefined) blocks.push({ text: run, file, line: start });
			run = "";
			start = undefined;
		}
	}
	return { blocks, images };
}

interface Piece {
	readonly line: number;
	/** A piece of text, an image, or nothing where a block begins or ends. */
	readonly piece: string | Element | undefined;
}

function* piecesOf({ body, notes }: Chapter): Generator<Piece> {
	// What a transform has made has no place of its own, and stands by what it was made of.
	let line = 1;
	function* visit(node: Nodes): Generator<Piece> {
		line = node.position?.start.line ?? line;
		if (node.type === "text") yield { line, piece: node.value };
		if (node.type !== "root" && node.type !== "element") return;
		const isBlock = node.type === "root" || !inline.has(node.tagName);
		if (node.type === "element" && node.tagName === "math") return;
		if (node.type === "element" && node.tagName === "img")
			yield { line, piece: node };
		if (isBlock) yield { line, piece: undefined };
		for (const child of node.children) yield* visit(child);
		if (isBlock) yield { line, piece: undefined };
	}
	for (const root of [body, ...notes.map((note) => note.body)])
		yield* visit(root);
}

function pictured({ properties }: Element): { path: string; alt: string } {
	return { path: String(properties.src), alt: String(properties.alt ?? "") };
}
