/** Whether a reader can read each word of the zones that a page’s frames show: by three pictures of each place where words stand. */
import type { CDPSession, Page } from "puppeteer";
import {
	drawClean,
	type Extent,
	endClean,
	findCauses,
	findWords,
	giveInkBack,
	type SeenZone,
	takeInk,
	type Word,
} from "../../browser/programs/draw-words.ts";
import { runInPage } from "../../browser/programs/program.ts";
import {
	type Inked,
	type InkFault,
	inkElsewhere,
	judgeInk,
} from "./judge-ink.ts";
import { type Misplaced, misplacedIn } from "./judge-places.ts";
import type { Box, Pictures } from "./picture.ts";
import { readScreenshot } from "./read-screenshot.ts";

/** What is wrong with a word as a reader sees it. */
export interface WordFault {
	/** Index of its zone. */
	readonly zone: number;
	readonly text: string;
	/** `small`: its type is; `bent`: it is wider, narrower or lower than its type; `more`: something beside it is a part of it. */
	readonly fault:
		| InkFault
		| Misplaced
		| { readonly kind: "small"; readonly size: number }
		| { readonly kind: "bent" }
		| { readonly kind: "more" };
	/** What hides it, where that can be told. */
	readonly cause?: string | undefined;
}

export interface SeenWords {
	/** All that were looked at, in the order of the frames. */
	readonly zones: readonly SeenZone[];
	/** The worst of each zone that has any. */
	readonly faults: readonly WordFault[];
}

interface Found {
	/** Of the word. */
	readonly index: number;
	readonly fault: WordFault["fault"];
}

export interface LookedAtPage {
	/** Whether its own fonts are there. */
	readonly hasFaces: boolean;
	/** Of a page that long, pictures show some zones of each kind: how a page hides or shows follows from its style sheets. */
	readonly isLong: boolean;
}

/** `width` of the page in CSS pixels. The frames are left as high as what they show, and the session is the page’s: a second one ends what it emulates. */
export async function lookAtWords(
	page: Page,
	session: CDPSession,
	width: number,
	{ hasFaces, isLong }: LookedAtPage,
): Promise<SeenWords> {
	const { zones, words } = await runInPage(page, findWords);
	const looked = isLong ? someOfEachKind(zones) : undefined;
	const bands = bandsOf(
		looked ? words.filter(({ zone }) => looked.has(zone)) : words,
	);
	const { drawn, extents } = await drawThrice(page, session, bands, width);
	const found = [
		...drawn.flatMap((band) => judgeBand(words, band, hasFaces)),
		...words.flatMap((word, index) => unplaced(word, index)),
		...words.flatMap((word, index) => faultOfType(word, index, extents[index])),
		...misplacedIn(words),
	].filter(({ index }) => !words[index]?.isMoved);
	const worst = worstOfZones(words, found);
	const causes = await causesIn(page, worst);
	return {
		zones,
		faults: worst.flatMap(({ index, fault }, at) => {
			const word = words[index];
			const cause = causes[at] ?? undefined;
			return word ? [{ zone: word.zone, text: word.text, fault, cause }] : [];
		}),
	};
}

/** The first two of each kind, and the last, by their indices. */
function someOfEachKind(zones: readonly SeenZone[]): ReadonlySet<number> {
	const byKind = new Map<string, number[]>();
	zones.forEach(({ kind }, index) => {
		byKind.set(kind, [...(byKind.get(kind) ?? []), index]);
	});
	return new Set(
		[...byKind.values()].flatMap((own) => [
			...own.slice(0, 2),
			...own.slice(-1),
		]),
	);
}

/** What is gone comes before what is bent, and what something else explains comes last. */
const ranks: readonly WordFault["fault"]["kind"][] = [
	"unplaced",
	"small",
	"bent",
	"unseen",
	"faint",
	"partly",
	"upon",
	"early",
	"other",
	"more",
];

/** What hides one word of a zone hides others. */
function worstOfZones(
	words: readonly Word[],
	found: readonly Found[],
): Found[] {
	const worst = new Map<number, Found>();
	const rankOf = ({ fault }: Found) => ranks.indexOf(fault.kind);
	for (const item of found) {
		const zone = words[item.index]?.zone ?? -1;
		const other = worst.get(zone);
		if (!other || rankOf(item) < rankOf(other)) worst.set(zone, item);
	}
	return [...worst.values()];
}

async function causesIn(page: Page, found: readonly Found[]) {
	if (found.length === 0) return [];
	return runInPage(
		page,
		findCauses,
		found.map(({ index }) => index),
	);
}

/** As it is, without the ink of the words, and the words alone. */
async function drawThrice(
	page: Page,
	session: CDPSession,
	bands: readonly Band[],
	width: number,
) {
	const shown = await shootAll(session, bands, width);
	await runInPage(page, takeInk);
	const bare = await shootAll(session, bands, width);
	await runInPage(page, giveInkBack);
	const extents = await runInPage(page, drawClean);
	const clean = await shootAll(session, bands, width);
	await runInPage(page, endClean);
	const none = new Uint8Array();
	const drawn = bands.map(
		(band, index): DrawnBand => ({
			...band,
			pictures: {
				shown: readScreenshot(shown[index] ?? none),
				bare: readScreenshot(bare[index] ?? none),
				clean: readScreenshot(clean[index] ?? none),
			},
		}),
	);
	return { drawn, extents };
}

/** Rows of pixels that are drawn in one picture: from `top` to before `bottom`. */
interface Band {
	readonly top: number;
	readonly bottom: number;
}

interface DrawnBand extends Band {
	readonly pictures: Pictures;
}

/** Pixels around words that are looked at with them. */
const margin = 24;

/** Pixels between two bands: to draw what is between costs less than another picture. */
const gap = 200;

/** CSS pixels: deeper words are judged by their styles alone, since Chromium paints nothing at the end of a page of 200,000. */
const deepest = 50_000;

/** Where words stand, from the top. */
function bandsOf(words: readonly Word[]): Band[] {
	const bands: { top: number; bottom: number }[] = [];
	const boxes = words.flatMap(({ box }) =>
		box && box.bottom > 0 && box.right > 0 && box.bottom < deepest ? [box] : [],
	);
	boxes.sort((one, other) => one.top - other.top);
	for (const { top, bottom } of boxes) {
		const last = bands.at(-1);
		const [from, to] = [Math.floor(top) - margin, Math.ceil(bottom) + margin];
		if (last && from <= last.bottom + gap)
			last.bottom = Math.max(last.bottom, to);
		else bands.push({ top: Math.max(0, from), bottom: to });
	}
	return bands;
}

async function shootAll(
	session: CDPSession,
	bands: readonly Band[],
	width: number,
): Promise<Uint8Array[]> {
	const pictures: Uint8Array[] = [];
	for (const { top, bottom } of bands) {
		const { data } = await session.send("Page.captureScreenshot", {
			format: "png",
			clip: { x: 0, y: top, width, height: bottom - top, scale: 1 },
			captureBeyondViewport: true,
			optimizeForSpeed: true,
		});
		pictures.push(Buffer.from(data, "base64"));
	}
	return pictures;
}

/** A word without a place is in no band. */
function unplaced({ text, box }: Word, index: number): Found[] {
	const isNowhere = !box || box.bottom <= 0 || box.right <= 0;
	return isNowhere && /\S/.test(text)
		? [{ index, fault: { kind: "unplaced" } }]
		: [];
}

function judgeBand(
	words: readonly Word[],
	{ top, bottom, pictures }: DrawnBand,
	hasFace: boolean,
): Found[] {
	const own = words.flatMap((word, index) =>
		word.box && word.box.top >= top && word.box.top < bottom
			? [
					{
						index,
						inked: { ...inkedAt(word, word.box, top), hasFace },
					},
				]
			: [],
	);
	const inked = own.map((item) => item.inked);
	const found = judgeInk(pictures, inked).flatMap((fault, at) => {
		const index = own[at]?.index;
		return fault && index !== undefined ? [{ index, fault }] : [];
	});
	const more = inkElsewhere(pictures, inked);
	const index = more && nearest(own, more);
	return index === undefined
		? found
		: [...found, { index, fault: { kind: "more" } }];
}

function inkedAt(word: Word, box: Box, top: number): Omit<Inked, "hasFace"> {
	return {
		size: word.size,
		hasShape: hasShape(word),
		box: { ...box, top: box.top - top, bottom: box.bottom - top },
	};
}

/** Signs alone may stand otherwise among others, and emoji have colours of their own. */
function hasShape({ text, isPlain }: Word): boolean {
	return (
		isPlain &&
		/[\p{L}\p{N}]/u.test(text) &&
		!/\p{Emoji_Presentation}|\ufe0f/u.test(text)
	);
}

function nearest(
	words: readonly { readonly index: number; readonly inked: Inked }[],
	place: Box,
): number | undefined {
	let best: number | undefined;
	let least = Infinity;
	for (const { index, inked } of words) {
		if (!inked.box) continue;
		const across = Math.max(
			inked.box.left - place.right,
			place.left - inked.box.right,
			0,
		);
		const down = Math.max(
			inked.box.top - place.bottom,
			place.top - inked.box.bottom,
			0,
		);
		if (across + down >= least) continue;
		least = across + down;
		best = index;
	}
	return best;
}

/** CSS pixels: what is smaller is there to be overlooked. */
const leastSize = 9;

/** By how much of its natural extent a word may be wider or narrower: layouts round. */
const slack = 0.15;

function faultOfType(
	word: Word,
	index: number,
	extent: Extent | null | undefined,
): Found[] {
	const { box, size } = word;
	// A sign alone may be drawn by another face than among letters.
	if (!box || !hasShape(word) || !extent || extent.width === 0) return [];
	const height = (box.bottom - box.top) / extent.height;
	const shown = size * height;
	if (shown < leastSize - 0.01)
		return [{ index, fault: { kind: "small", size: shown } }];
	const wider = box.right - box.left - extent.width;
	const isBent =
		Math.abs(height - 1) > slack ||
		(Math.abs(wider) > Math.max(2, slack * extent.width) &&
			// A hyphen at the end of a line is none of the word’s letters.
			!(wider > 0 && wider < 0.6 * size));
	return isBent ? [{ index, fault: { kind: "bent" } }] : [];
}
