/** Rectangles and matrices of the page, in points. */

export interface Box {
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
	readonly top: number;
}

/** `[a b c d e f]` of ISO 32000-1 §8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `first` applied before `second`. */
export function concatenate(first: Matrix, second: Matrix): Matrix {
	const [a, b, c, d, e, f] = first;
	const [A, B, C, D, E, F] = second;
	return [
		a * A + b * C,
		a * B + b * D,
		c * A + d * C,
		c * B + d * D,
		e * A + f * C + E,
		e * B + f * D + F,
	];
}

export function transform(
	[a, b, c, d, e, f]: Matrix,
	x: number,
	y: number,
): readonly [number, number] {
	return [a * x + c * y + e, b * x + d * y + f];
}

/** Six numbers as a matrix, where there are six. */
export function matrixOf(numbers: readonly number[]): Matrix | undefined {
	const [a, b, c, d, e, f] = numbers;
	if (f === undefined || e === undefined || d === undefined) return undefined;
	if (a === undefined || b === undefined || c === undefined) return undefined;
	return [a, b, c, d, e, f];
}

/** The box around the corners of a rectangle of the space of `matrix`. */
export function boxAround(
	matrix: Matrix,
	x: number,
	y: number,
	width: number,
	height: number,
): Box {
	const corners = [
		transform(matrix, x, y),
		transform(matrix, x + width, y),
		transform(matrix, x, y + height),
		transform(matrix, x + width, y + height),
	];
	const xs = corners.map(([cornerX]) => cornerX);
	const ys = corners.map(([, cornerY]) => cornerY);
	return {
		left: Math.min(...xs),
		bottom: Math.min(...ys),
		right: Math.max(...xs),
		top: Math.max(...ys),
	};
}

export function union(a: Box | undefined, b: Box | undefined): Box | undefined {
	if (!a || !b) return a ?? b;
	return {
		left: Math.min(a.left, b.left),
		bottom: Math.min(a.bottom, b.bottom),
		right: Math.max(a.right, b.right),
		top: Math.max(a.top, b.top),
	};
}

/** What both cover; `undefined` where a box is missing or they do not meet. */
export function intersection(
	a: Box | undefined,
	b: Box | undefined,
): Box | undefined {
	if (!a || !b) return undefined;
	const box = {
		left: Math.max(a.left, b.left),
		bottom: Math.max(a.bottom, b.bottom),
		right: Math.min(a.right, b.right),
		top: Math.min(a.top, b.top),
	};
	return box.left < box.right && box.bottom < box.top ? box : undefined;
}
