/** The parts of a page where words stand, and a browser’s pictures of them. */
import type { CDPSession } from "puppeteer";
import type { Box, Pictures } from "./picture.ts";
import { readScreenshot } from "./read-screenshot.ts";

/** Rows of pixels that are drawn in one picture: from `top` to before `bottom`. */
export interface Band {
	readonly top: number;
	readonly bottom: number;
}

export interface DrawnBand extends Band {
	readonly pictures: Pictures;
}

/** How a page is shown after it was taken as it is, one after the other. */
interface Showing {
	readonly bare: () => Promise<unknown>;
	readonly clean: () => Promise<unknown>;
}

/** `width` of the page in its pixels. */
export async function drawThrice(
	session: CDPSession,
	bands: readonly Band[],
	width: number,
	show: Showing,
): Promise<DrawnBand[]> {
	const shown = await shootAll(session, bands, width);
	await show.bare();
	const bare = await shootAll(session, bands, width);
	await show.clean();
	const clean = await shootAll(session, bands, width);
	const pictureOf = (taken: readonly Uint8Array[], index: number) =>
		readScreenshot(taken[index] ?? new Uint8Array());
	return bands.map((band, index) => ({
		...band,
		pictures: {
			shown: pictureOf(shown, index),
			bare: pictureOf(bare, index),
			clean: pictureOf(clean, index),
		},
	}));
}

/** Pixels around words that are looked at with them. */
const margin = 24;

/** Pixels between two bands: to draw what is between costs less than another picture. */
const gap = 200;

/** CSS pixels: deeper words are judged by their styles alone, since Chromium paints nothing at the end of a page of 200,000. */
const deepest = 50_000;

/** Where words stand, from the top. */
export function bandsOf(
	words: readonly { readonly box?: Box | undefined }[],
): Band[] {
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
