/** What is wider than its column → set closer and smaller, down to the house’s least size, or across a page of its own. */
import type { Page } from "puppeteer";
import { findWide, setSmaller } from "./fit-script.ts";

/** Something that is still too wide; lengths in points. */
export interface TooWide {
	readonly kind: "table" | "formula" | "other";
	/** What it takes at the least size. */
	readonly width: number;
	/** What there is for it. */
	readonly room: number;
	/** Of the house, where it was tried. */
	readonly leastSize: number;
	/** `chapter line column`, as `place-marks.ts` writes it; "" where that is not known. */
	readonly at: string;
}

/** Changes the page. `leastSize` in points. */
export function fitWide(
	page: Page,
	leastSize: number,
): Promise<readonly TooWide[]> {
	return asPrinted(page, setSmaller, leastSize);
}

/** What makes the page wider than its sheet, whatever it is. */
export function findTooWide(
	page: Page,
	leastSize: number,
): Promise<readonly TooWide[]> {
	return asPrinted(page, findWide, leastSize);
}

/** The scripts are this program’s own. */
async function asPrinted(
	page: Page,
	script: string,
	leastSize: number,
): Promise<readonly TooWide[]> {
	await page.emulateMediaType("print");
	const found = await page.evaluate(`${script}(${leastSize})`);
	await page.emulateMediaType();
	return (found as Omit<TooWide, "leastSize">[]).map((item) => ({
		...item,
		leastSize,
	}));
}
