/** The glyphs that one operator shows → what they stand for, how far they go, and the boxes around their words. */
import { codesOf, type Font, type Glyph } from "./fonts.ts";
import type { Matrix } from "./matrix.ts";
import { ByteString, isArray, type PdfObject } from "./objects.ts";
import type { Ink } from "./outlines.ts";

export interface GlyphRun {
	/** What the glyphs stand for. */
	readonly text: string;
	/** How many show the box of a missing character. */
	readonly missing: number;
	/** Characters whose glyph draws nothing although it should. */
	readonly blank: string;
	/** How far they move the pen, in the space of text. */
	readonly length: number;
	/** Whether the letters of a word stand upon each other. */
	readonly isCrowded: boolean;
	/** Left, bottom, right and top of what the first word draws, of the second … in points on the page. */
	readonly boxes: readonly number[];
}

export const noGlyphs: GlyphRun = {
	text: "",
	missing: 0,
	blank: "",
	length: 0,
	isCrowded: false,
	boxes: [],
};

/** In the space of text. */
export interface Spacing {
	readonly letters: number;
	/** Behind a space of one byte (ISO 32000-1 §9.3.3). */
	readonly spaces: number;
}

export interface Setting {
	readonly size: number;
	readonly spacing: Spacing;
	/** From the space of text to that of the page. */
	readonly place: Matrix;
}

/** `shown` is a string, or strings and distances (ISO 32000-1 §9.4.3). */
export function measureGlyphs(
	shown: PdfObject | undefined,
	font: Font,
	{ size, spacing, place }: Setting,
): GlyphRun {
	let text = "";
	let missing = 0;
	let blank = "";
	// Thousandths of the size (ISO 32000-1 §9.4.4).
	let advance = 0;
	const boxes: number[] = [];
	const word = new WordBox();
	const letters = size === 0 ? 0 : (spacing.letters / size) * 1000;
	const spaces = size === 0 ? 0 : (spacing.spaces / size) * 1000;
	for (const part of isArray(shown) ? shown : [shown]) {
		if (typeof part === "number") advance -= part;
		if (!(part instanceof ByteString)) continue;
		for (const code of codesOf(part, font.codeLength)) {
			const glyph = font.glyphOf(code);
			text += glyph.text;
			if (glyph.isMissing) missing += 1;
			if (glyph.isBlank) blank += glyph.text;
			if (glyph.ink && glyph.text !== " ") word.add(glyph, glyph.ink, advance);
			else word.end(boxes, size, place);
			advance += glyph.advance + letters;
			if (code === 32 && font.codeLength === 1) advance += spaces;
		}
	}
	word.end(boxes, size, place);
	const length = (advance * size) / 1000;
	return { text, missing, blank, length, isCrowded: word.isCrowded, boxes };
}

/** Letters that stand beside each other, whatever the face: others may be drawn together. */
export const apart = /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}]+$/u;

/** Of the room that letters have by themselves, what they need at least: condensed type takes three quarters (CSS Fonts 4 §2.4), and is drawn for it. */
export const leastRoom = 0.75;

/** The box around the glyphs of a word, which grows, in thousandths of the size. */
class WordBox {
	#left = Number.POSITIVE_INFINITY;
	#bottom = Number.POSITIVE_INFINITY;
	#right = Number.NEGATIVE_INFINITY;
	#top = Number.NEGATIVE_INFINITY;
	/** Where its first glyph began and its last one ends, how far its glyphs go by themselves, and how many they are. */
	#start = 0;
	#end = 0;
	#natural = 0;
	#count = 0;
	/** Whether the letters of any word so far stand upon each other. */
	isCrowded = false;

	add({ text, advance }: Glyph, ink: Ink, pen: number): void {
		if (this.#count === 0) this.#start = pen;
		if (apart.test(text)) {
			this.#count += 1;
			this.#natural += advance;
			this.#end = pen + advance;
		}
		this.#left = Math.min(this.#left, pen + ink.left);
		this.#right = Math.max(this.#right, pen + ink.right);
		this.#bottom = Math.min(this.#bottom, ink.bottom);
		this.#top = Math.max(this.#top, ink.top);
	}

	/** Adds its place on the page to `boxes`, and is empty again. */
	end(boxes: number[], size: number, [a, b, c, d, x, y]: Matrix): void {
		if (this.#right < this.#left) return;
		if (this.#count > 2 && this.#end - this.#start < leastRoom * this.#natural)
			this.isCrowded = true;
		this.#count = 0;
		this.#natural = 0;
		const scale = size / 1000;
		const [left, right] = [this.#left * scale, this.#right * scale];
		const [bottom, top] = [this.#bottom * scale, this.#top * scale];
		// Upright text, which nearly all of it is, needs two of the corners.
		const isUpright = b === 0 && c === 0;
		const [x1, x2] = [a * left + c * bottom, a * right + c * top];
		const [y1, y2] = [b * left + d * bottom, b * right + d * top];
		const [x3, x4] = isUpright
			? [x1, x2]
			: [a * left + c * top, a * right + c * bottom];
		const [y3, y4] = isUpright
			? [y1, y2]
			: [b * left + d * top, b * right + d * bottom];
		boxes.push(
			x + Math.min(x1, x2, x3, x4),
			y + Math.min(y1, y2, y3, y4),
			x + Math.max(x1, x2, x3, x4),
			y + Math.max(y1, y2, y3, y4),
		);
		this.#left = Number.POSITIVE_INFINITY;
		this.#bottom = Number.POSITIVE_INFINITY;
		this.#right = Number.NEGATIVE_INFINITY;
		this.#top = Number.NEGATIVE_INFINITY;
	}
}
