/** Which grounds can be seen on a page that shows nothing else: the areas that its content fills, inside what it is clipped to. */

export interface Ground {
	/** From 0 to 0xffffff. */
	readonly colour: number;
	/** Points. */
	readonly width: number;
}

/** Edges in the space of the page, in points. */
interface Box {
	readonly left: number;
	readonly right: number;
	readonly low: number;
	readonly high: number;
}

/** The part of the graphics state that counts here (ISO 32000-1 §8.4); pages are laid out upright, so only size and place change. */
interface State {
	readonly scale: readonly [number, number];
	readonly origin: readonly [number, number];
	readonly clip: Box;
	readonly colour: number;
}

const everywhere: Box = {
	left: -Infinity,
	right: Infinity,
	low: -Infinity,
	high: Infinity,
};
const nowhere: Box = {
	left: Infinity,
	right: -Infinity,
	low: Infinity,
	high: -Infinity,
};

/** In the order of painting. `operators` is the content of a page, as Chromium writes it. */
export function* groundsIn(operators: string): Generator<Ground> {
	let state: State = {
		scale: [1, 1],
		origin: [0, 0],
		clip: everywhere,
		colour: 0,
	};
	const kept: State[] = [];
	let path = nowhere;
	for (const [, operands = "", operator] of operators.matchAll(known)) {
		const numbers = operands.split(" ").slice(0, -1).map(Number);
		switch (operator) {
			case "q":
				kept.push(state);
				break;
			case "Q":
				state = kept.pop() ?? state;
				break;
			case "cm":
				state = transform(state, numbers);
				break;
			case "rg":
				state = { ...state, colour: colourOf(numbers) };
				break;
			case "W":
			case "W*":
				state = { ...state, clip: common(state.clip, path) };
				break;
			case "re":
				path = around(path, state, corners(numbers));
				break;
			case "m":
			case "l":
			case "c":
				path = around(path, state, numbers);
				break;
			default: {
				const { left, right, low, high } = common(state.clip, path);
				const isSeen = operator !== "n" && right > left && high > low;
				if (isSeen) yield { colour: state.colour, width: right - left };
				path = nowhere;
			}
		}
	}
}

/** Operators with their operands (ISO 32000-1 Annex A); all others neither move, clip nor fill. */
const known = /((?:-?[\d.]+ )*)(q|Q|cm|rg|re|m|l|c|W\*?|f\*?|n)(?![\w*])/g;

function transform(
	{ scale: [wide, tall], origin: [x, y], ...state }: State,
	[a = 1, , , d = 1, e = 0, f = 0]: readonly number[],
): State {
	return {
		...state,
		scale: [wide * a, tall * d],
		origin: [x + wide * e, y + tall * f],
	};
}

/** `parts` are from 0 to 1. */
function colourOf([red = 0, green = 0, blue = 0]: readonly number[]): number {
	const byte = (part: number) => Math.round(255 * part);
	return (byte(red) * 256 + byte(green)) * 256 + byte(blue);
}

function corners([x = 0, y = 0, width = 0, height = 0]: readonly number[]) {
	return [x, y, x + width, y + height];
}

/** `points` are x and y by turns, in the space of the state. */
function around(
	box: Box,
	{ scale: [wide, tall], origin: [x, y] }: State,
	points: readonly number[],
): Box {
	const across = points
		.filter((_, index) => index % 2 === 0)
		.map((point) => x + wide * point);
	const up = points
		.filter((_, index) => index % 2 === 1)
		.map((point) => y + tall * point);
	return {
		left: Math.min(box.left, ...across),
		right: Math.max(box.right, ...across),
		low: Math.min(box.low, ...up),
		high: Math.max(box.high, ...up),
	};
}

function common(one: Box, other: Box): Box {
	return {
		left: Math.max(one.left, other.left),
		right: Math.min(one.right, other.right),
		low: Math.max(one.low, other.low),
		high: Math.min(one.high, other.high),
	};
}
