/**
 * Whether words can be read in a picture: by the ink that is gone where they are taken out, held against the same words drawn
 * black on white. It knows nothing of pages: what draws HTML or PDF says where each word is to stand.
 */
import { type Box, inside, type Pictures } from "./picture.ts";

/** What is to be read at a place. */
export interface Inked {
	/** In pixels of the pictures; nothing where it has no place at all. */
	readonly box?: Box | undefined;
	/** Height of its type, in pixels. */
	readonly size: number;
	/** Whether the clean picture has the very shapes that are to be seen: no emoji, no formula. */
	readonly hasShape: boolean;
	/** Whether the faces are there that must draw it. */
	readonly hasFace: boolean;
}

export interface InkFault {
	/**
	 * `unplaced`: it has no place; `unseen`: nothing of it is seen; `partly`: only a part is; `faint`: too little contrast;
	 * `other`: something else is seen in its place.
	 */
	readonly kind: "unplaced" | "unseen" | "partly" | "faint" | "other";
	/** Of ink and ground (WCAG 2.2, from 1 to 21), where it is faint. */
	readonly contrast?: number;
}

/** WCAG 2.2, success criterion 1.4.11: what can still be told from its ground. */
const leastContrast = 3;

/** How alike shapes are, from 0 to 1: the same letters by the same face have 0.97 or more, other letters less than 0.7. */
const leastLikeness = 0.8;

/** Of 255: by how much a pixel is changed that a reader sees change. */
const visible = 12;

/** Of 255, in the clean picture: the pixel is more ink than ground. */
const inked = 128;

/** The ink of each pixel of a place, from 0 to 255, row by row. */
export interface Inks {
	readonly pictures: Pictures;
	readonly width: number;
	readonly height: number;
	/** In the clean picture: how dark the darkest channel is, since ink of any colour is no white. */
	readonly clean: Uint8Array;
	/** By how much the channel that changes most is changed where the ink is taken out. */
	readonly gone: Uint8Array;
}

export function inksOf(pictures: Pictures): Inks {
	const { shown, bare, clean } = pictures;
	const { width, height, channels } = shown;
	const inks = {
		clean: new Uint8Array(width * height),
		gone: new Uint8Array(width * height),
	};
	const [before, after, drawn] = [shown.pixels, bare.pixels, clean.pixels];
	for (let at = 0, from = 0; at < inks.clean.length; at += 1) {
		let darkest = 255;
		let most = 0;
		for (let channel = from; channel < from + 3; channel += 1) {
			const value = drawn[channel] ?? 255;
			if (value < darkest) darkest = value;
			const change = (before[channel] ?? 0) - (after[channel] ?? 0);
			if (change > most) most = change;
			else if (-change > most) most = -change;
		}
		inks.clean[at] = 255 - darkest;
		inks.gone[at] = most;
		from += channels;
	}
	return { pictures, width, height, ...inks };
}

/** The first fault of each word, in order. */
export function judgeInk(
	inks: Inks,
	words: readonly Inked[],
): (InkFault | undefined)[] {
	return words.map((word) => faultOf(inks, word));
}

function faultOf(inks: Inks, word: Inked): InkFault | undefined {
	if (!word.box) return { kind: "unplaced" };
	const area = inside(inks, word.box, 1);
	if (area.right <= area.left || area.bottom <= area.top)
		return { kind: "unplaced" };
	const darkest = darkestIn(inks, area);
	// A face that draws nothing for a letter.
	if (darkest < visible)
		return word.hasShape && word.hasFace ? { kind: "unseen" } : undefined;
	const limit = Math.min(inked, darkest * 0.6);
	// Around its box stand its neighbours, of which a bracket alone may be drawn the other way round.
	const own = inside(inks, word.box, 0);
	const around = strongIn(inks, area, limit);
	const within = strongIn(inks, own, limit);
	const { strong, seen } = shareOf(within) > shareOf(around) ? within : around;
	// A sign alone may stand higher among others, as a dash does in Japanese.
	const found = word.hasShape ? seen.length : goneIn(inks, own);
	if (found < strong * 0.2) return { kind: "unseen" };
	if (!word.hasShape) return undefined;
	const contrast = contrastIn(inks, seen);
	if (contrast < leastContrast) return { kind: "faint", contrast };
	if (seen.length < strong * 0.8) return { kind: "partly" };
	// Of a full stop there is no shape.
	if (strong < 12) return undefined;
	const isAlike = [area, own].some(
		(part) => likeness(inks, part) >= leastLikeness,
	);
	return isAlike ? undefined : { kind: "other" };
}

interface Strong {
	readonly strong: number;
	readonly seen: readonly number[];
}

/** Of the pixels with ink those that a reader sees change, from 0 to 1. */
function shareOf({ strong, seen }: Strong): number {
	return strong > 0 ? seen.length / strong : 0;
}

/** The pixels of an area that have at least so much ink in the clean picture: how many there are, and those that a reader sees change. */
function strongIn(
	{ width, clean, gone }: Inks,
	area: Box,
	limit: number,
): Strong {
	const seen: number[] = [];
	let strong = 0;
	for (let y = area.top; y < area.bottom; y += 1)
		for (let x = area.left; x < area.right; x += 1) {
			const at = y * width + x;
			if ((clean[at] ?? 0) < limit) continue;
			strong += 1;
			if ((gone[at] ?? 0) >= visible) seen.push(at);
		}
	return { strong, seen };
}

/** How many pixels a reader sees change. */
function goneIn({ width, gone }: Inks, area: Box): number {
	let count = 0;
	for (let y = area.top; y < area.bottom; y += 1)
		for (let x = area.left; x < area.right; x += 1)
			if ((gone[y * width + x] ?? 0) >= visible) count += 1;
	return count;
}

function darkestIn({ width, clean }: Inks, area: Box): number {
	let most = 0;
	for (let y = area.top; y < area.bottom; y += 1)
		for (let x = area.left; x < area.right; x += 1) {
			const ink = clean[y * width + x] ?? 0;
			if (ink > most) most = ink;
		}
	return most;
}

/** The middle one of the contrasts at the pixels that are `seen`: of the ink, without what its soft edges let through, and the ground. */
function contrastIn(
	{ pictures: { shown, bare }, clean }: Inks,
	seen: readonly number[],
): number {
	const contrasts = Float64Array.from(seen, (at) => {
		const from = at * shown.channels;
		const share = (clean[at] ?? 255) / 255;
		let [ground, ink] = [0, 0];
		for (let channel = 0; channel < 3; channel += 1) {
			const weight = weights[channel] ?? 0;
			const behind = bare.pixels[from + channel] ?? 0;
			const mixed = shown.pixels[from + channel] ?? 0;
			const own = Math.round(behind + (mixed - behind) / share);
			ground += weight * (linear[behind] ?? 0);
			ink += weight * (linear[Math.min(255, Math.max(0, own))] ?? 0);
		}
		return contrastBetween(ink, ground);
	});
	contrasts.sort();
	return contrasts[Math.floor(contrasts.length / 2)] ?? 1;
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
function contrastBetween(one: number, other: number): number {
	return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** WCAG 2.2, relative luminance: what red, green and blue give to it. */
const weights = [0.2126, 0.7152, 0.0722];

/** The light of each value of a channel of sRGB. */
const linear = Float64Array.from({ length: 256 }, (_, value) => {
	const share = value / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** The correlation of both inks, the one moved by up to a pixel: the edges of letters are soft, and grids differ. */
function likeness(inks: Inks, area: Box): number {
	let best = 0;
	for (const down of [0, -1, 1])
		for (const across of [0, -1, 1]) {
			best = Math.max(best, correlation(inks, area, across, down));
			if (best > 0.9) return best;
		}
	return best;
}

/** Around the area there is no ink. */
function correlation(
	{ width, gone, clean }: Inks,
	{ left, top, right, bottom }: Box,
	across: number,
	down: number,
): number {
	const count = (right - left) * (bottom - top);
	let [one, other, ones, others, both] = [0, 0, 0, 0, 0];
	for (let y = top; y < bottom; y += 1)
		for (let x = left; x < right; x += 1) {
			const [atX, atY] = [x + across, y + down];
			const isThere = atX >= left && atX < right && atY >= top && atY < bottom;
			const a = isThere ? (gone[atY * width + atX] ?? 0) : 0;
			const b = clean[y * width + x] ?? 0;
			one += a;
			other += b;
			ones += a * a;
			others += b * b;
			both += a * b;
		}
	const spread = Math.sqrt(
		(ones - (one * one) / count) * (others - (other * other) / count),
	);
	return spread > 0 ? (both - (one * other) / count) / spread : 0;
}

/** Pixels that change beside the words: fewer are an overhang. */
const fewest = 16;

/**
 * Where the picture changes without its ink although none of the words stands there: what belongs to them and says more than
 * they do. Letters may reach out of their boxes by some of their size.
 */
export function inkElsewhere(
	inks: Inks,
	words: readonly Inked[],
): Box | undefined {
	const { width, height, gone } = inks;
	const expected = new Uint8Array(width * height);
	for (const { box, size } of words) {
		if (!box) continue;
		const area = inside(inks, box, Math.ceil(size * 0.6));
		for (let y = area.top; y < area.bottom; y += 1)
			expected.fill(1, y * width + area.left, y * width + area.right);
	}
	let count = 0;
	const found = { left: width, top: height, right: 0, bottom: 0 };
	for (let at = 0; at < expected.length; at += 1) {
		if (expected[at] === 1 || (gone[at] ?? 0) < 64) continue;
		const x = at % width;
		const y = Math.floor(at / width);
		count += 1;
		found.left = Math.min(found.left, x);
		found.right = Math.max(found.right, x + 1);
		found.top = Math.min(found.top, y);
		found.bottom = Math.max(found.bottom, y + 1);
	}
	return count >= fewest ? found : undefined;
}
