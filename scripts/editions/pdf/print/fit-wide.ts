/** What is wider than its column → set closer and smaller, down to the house’s least size, or across a page of its own. */
import type { Page } from "puppeteer";
import {
	findWide,
	setSmaller,
	type Wide,
} from "../../../browser/programs/fit-wide.ts";
import { runInPage } from "../../../browser/programs/program.ts";

/** Something that is still too wide at the least size. Its place is `chapter line column`, as `place-marks.ts` writes it. */
export interface TooWide extends Wide {
	/** Points, of the house, where it was tried. */
	readonly leastSize: number;
}

/** Changes the page. `leastSize` in points. */
export function fitWide(
	page: Page,
	leastSize: number,
): Promise<readonly TooWide[]> {
	return asPrinted(page, leastSize, () =>
		runInPage(page, setSmaller, leastSize),
	);
}

/** What makes the page wider than its sheet, whatever it is. */
export function findTooWide(
	page: Page,
	leastSize: number,
): Promise<readonly TooWide[]> {
	return asPrinted(page, leastSize, () => runInPage(page, findWide));
}

async function asPrinted(
	page: Page,
	leastSize: number,
	find: () => Promise<readonly Wide[]>,
): Promise<readonly TooWide[]> {
	await page.emulateMediaType("print");
	const found = await find();
	await page.emulateMediaType();
	return found.map((item) => ({ ...item, leastSize }));
}
