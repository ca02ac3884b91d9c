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
import { bandsOf, drawThrice } from "./bands.ts";
import { misplacedIn } from "./judge-places.ts";
import {
	type FoundFault,
	hasShape,
	judgeWords,
	type WordFault,
	worstOfZones,
} from "./judge-words.ts";
import { someOfEachKind } from "./some-of-each-kind.ts";

export interface SeenWords {
	/** All that were looked at, in the order of the frames. */
	readonly zones: readonly SeenZone[];
	/** The worst of each zone that has any. */
	readonly faults: readonly WordFault[];
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
	let extents: Awaited<ReturnType<typeof drawClean.main>> = [];
	const drawn = await drawThrice(session, bands, width, {
		bare: () => runInPage(page, takeInk),
		async clean() {
			await runInPage(page, giveInkBack);
			extents = await runInPage(page, drawClean);
		},
	});
	await runInPage(page, endClean);
	const found = [
		...judgeWords(words, drawn, {
			hasFaces,
			isTheirs: true,
		}),
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

async function causesIn(page: Page, found: readonly FoundFault[]) {
	if (found.length === 0) return [];
	return runInPage(
		page,
		findCauses,
		found.map(({ index }) => index),
	);
}

/** CSS pixels: what is smaller is there to be overlooked. */
const leastSize = 9;

/** By how much of its natural extent a word may be wider or narrower: layouts round. */
const slack = 0.15;

function faultOfType(
	word: Word,
	index: number,
	extent: Extent | null | undefined,
): FoundFault[] {
	const { box, size } = word;
	// A sign alone may be drawn by another face than among letters.
	if (!box || !hasShape(word) || !extent || extent.width === 0) return [];
	const height = (box.bottom - box.top) / extent.height;
	const shown = size * height;
	if (shown < leastSize - 0.01)
		return [{ index, fault: { kind: "small", size: shown, unit: "pixels" } }];
	const wider = box.right - box.left - extent.width;
	const isBent =
		Math.abs(height - 1) > slack ||
		(Math.abs(wider) > Math.max(2, slack * extent.width) &&
			// A hyphen at the end of a line is none of the word’s letters.
			!(wider > 0 && wider < 0.6 * size));
	return isBent ? [{ index, fault: { kind: "bent" } }] : [];
}
