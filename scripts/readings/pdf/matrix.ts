/** Where things stand on a page: the six numbers of a transformation (ISO 32000-1 §8.3.4). */

export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `m`, then `n`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
	return [
		m[0] * n[0] + m[1] * n[2],
		m[0] * n[1] + m[1] * n[3],
		m[2] * n[0] + m[3] * n[2],
		m[2] * n[1] + m[3] * n[3],
		m[4] * n[0] + m[5] * n[2] + n[4],
		m[4] * n[1] + m[5] * n[3] + n[5],
	];
}

export function moveBy(x: number, y: number, matrix: Matrix): Matrix {
	return multiply([1, 0, 0, 1, x, y], matrix);
}

/** The first six numbers; what is missing leaves things where they are. */
export function matrixOf([
	a = 1,
	b = 0,
	c = 0,
	d = 1,
	e = 0,
	f = 0,
]: readonly number[]): Matrix {
	return [a, b, c, d, e, f];
}
