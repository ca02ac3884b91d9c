/** Follows the graphics state of a content stream: where things are painted on the page, and in which font. */

import type { GlyphText } from "./font-book.ts";
import {
	type Box,
	boxAround,
	concatenate,
	identity,
	intersection,
	type Matrix,
	matrixOf,
	transform,
	union,
} from "./geometry.ts";

interface GraphicsState {
	readonly matrix: Matrix;
	/** What the clip lets through; `undefined` for all of the page. */
	readonly clip: Box | undefined;
	readonly font: GlyphText | undefined;
	readonly fontSize: number;
}

const nothing: Box = { left: 0, bottom: 0, right: 0, top: 0 };

export class GraphicsPen {
	/** Counts q and Q, so that what is grouped never reaches over one. */
	nesting = 0;
	private state: GraphicsState;
	private readonly saved: GraphicsState[] = [];
	private pathBox: Box | undefined;
	private clips = false;
	private lineMatrix: Matrix = identity;

	/** `matrix` leads from the stream’s space to the page’s. */
	constructor(matrix: Matrix) {
		this.state = { matrix, clip: undefined, font: undefined, fontSize: 0 };
	}

	get matrix(): Matrix {
		return this.state.matrix;
	}

	get font(): GlyphText | undefined {
		return this.state.font;
	}

	get isClipped(): boolean {
		return this.state.clip !== undefined;
	}

	save(): void {
		this.nesting++;
		this.saved.push(this.state);
	}

	restore(): void {
		this.nesting++;
		this.state = this.saved.pop() ?? this.state;
	}

	transform(numbers: readonly number[]): void {
		const own = matrixOf(numbers);
		if (!own) return;
		const matrix = concatenate(own, this.state.matrix);
		this.state = { ...this.state, matrix };
	}

	/** Adds the points of a segment, in pairs. */
	extendPath(numbers: readonly number[]): void {
		for (let at = 0; at + 1 < numbers.length; at += 2)
			this.addToPath(numbers[at] ?? 0, numbers[at + 1] ?? 0, 0, 0);
	}

	extendPathByRectangle([
		x = 0,
		y = 0,
		width = 0,
		height = 0,
	]: readonly number[]): void {
		this.addToPath(x, y, width, height);
	}

	/** The path becomes the clip when it ends (ISO 32000-1 §8.5.4). */
	clip(): void {
		this.clips = true;
	}

	/** What painting the path covers; an upright line, which has no area, as much as a hairline. */
	get pathCover(): Box | undefined {
		return this.pathBox && this.clipped(notFlat(this.pathBox));
	}

	endPath(): void {
		if (this.clips)
			this.state = {
				...this.state,
				clip: this.clipped(this.pathBox) ?? nothing,
			};
		this.clips = false;
		this.pathBox = undefined;
	}

	/** What a box of the stream’s space covers, an image’s unit square where none is given. */
	coverOf(x = 0, y = 0, width = 1, height = 1): Box | undefined {
		return this.clipped(boxAround(this.state.matrix, x, y, width, height));
	}

	get clipCover(): Box | undefined {
		return this.state.clip;
	}

	beginText(): void {
		this.lineMatrix = identity;
	}

	setFont(font: GlyphText | undefined, fontSize: number): void {
		this.state = { ...this.state, font, fontSize };
	}

	setTextMatrix(numbers: readonly number[]): void {
		this.lineMatrix = matrixOf(numbers) ?? this.lineMatrix;
	}

	moveText([x = 0, y = 0]: readonly number[]): void {
		this.lineMatrix = concatenate([1, 0, 0, 1, x, y], this.lineMatrix);
	}

	/** Where the next glyph stands on the page. */
	get place(): readonly [number, number] {
		return transform(concatenate(this.lineMatrix, this.state.matrix), 0, 0);
	}

	/**
	 * Whether a clip of a page’s text, at least so high, ends above or below an upright line: Chromium paints a sign that
	 * reaches over on both pages.
	 */
	isBeyondClip(leastHeight: number): boolean {
		const { clip, matrix } = this.state;
		if (!clip || clip.top - clip.bottom < leastHeight) return false;
		const [, slant] = concatenate(this.lineMatrix, matrix);
		const [, y] = this.place;
		return Math.abs(slant) < 0.001 && (y < clip.bottom - 1 || y > clip.top + 1);
	}

	/** The height of the type on the page. */
	get typeHeight(): number {
		const text = concatenate(this.lineMatrix, this.state.matrix);
		const [x, y] = transform(text, 0, 0);
		const [toX, toY] = transform(text, 0, this.state.fontSize);
		return Math.hypot(toX - x, toY - y);
	}

	/** A glyph’s box is taken from the font’s size: near enough for what a figure covers. */
	get glyphCover(): Box | undefined {
		const { fontSize, matrix } = this.state;
		const text = concatenate(this.lineMatrix, matrix);
		return this.clipped(
			boxAround(text, 0, -0.2 * fontSize, 0.5 * fontSize, fontSize),
		);
	}

	private addToPath(x: number, y: number, width: number, height: number): void {
		const box = boxAround(this.state.matrix, x, y, width, height);
		this.pathBox = union(this.pathBox, box);
	}

	private clipped(box: Box | undefined): Box | undefined {
		const { clip } = this.state;
		return clip ? intersection(box, clip) : box;
	}
}

/** Points to each side of a line that has no width of its own. */
const hair = 0.125;

function notFlat({ left, bottom, right, top }: Box): Box {
	const wide = right > left ? 0 : hair;
	const tall = top > bottom ? 0 : hair;
	return {
		left: left - wide,
		bottom: bottom - tall,
		right: right + wide,
		top: top + tall,
	};
}
