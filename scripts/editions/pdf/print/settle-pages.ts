/** Where pages break: what is too wide is set to fit, and the last page is worth a page. */
import type { Page } from "puppeteer";
import { dropLayout } from "../../../browser/isolated-page.ts";
import type { PageBreaks } from "../../page/blocks.ts";
import { findTooWide, fitWide, type TooWide } from "./fit-wide.ts";
import type { Printer } from "./printer.ts";
import { type Survey, survey } from "./survey.ts";

interface SettledPages {
	/** The page on which each block and each chapter begins. */
	readonly places: PageBreaks;
	readonly tooWide: readonly TooWide[];
}

/** A last page with less on it, margins included, is a fault: a few lines that lost their way. */
const leastUsed = 0.28;
/** Pages of an article up to which a last page is looked at: in longer ones it is one of many, and each try is a print. */
const mostSettled = 60;

/**
 * Where something is wider than the page, Chromium prints all text smaller, so that is set to fit first.
 * Where the last page of an article holds a few lines only, the house’s tighter and looser settings are tried (`tight` and
 * `loose` on the body), and the first that mends it stays. `onLayout` is called as soon as the browser is at it.
 */
export async function settlePages(
	page: Page,
	print: Printer,
	leastSize: number,
	onLayout: () => void,
): Promise<SettledPages> {
	const { found: first, tooWide } = await surveyFitted(
		page,
		print,
		leastSize,
		onLayout,
	);
	// A book ends with its colophon, which may stand alone.
	const settles =
		first.pages <= mostSettled && (await page.$("body.article")) !== null;
	// What the survey of many pages leaves behind, the browser would keep while it prints.
	if (!settles) await dropLayout(page);
	if (!settles || !isPoor(first)) return { places: first.places, tooWide };
	for (const setting of ["tight", "loose"]) {
		await page.$eval("body", (body, name) => body.classList.add(name), setting);
		const next = await survey(page, print);
		if (!isPoor(next)) return { places: next.places, tooWide };
		await page.$eval(
			"body",
			(body, name) => body.classList.remove(name),
			setting,
		);
	}
	return { places: first.places, tooWide };
}

async function surveyFitted(
	page: Page,
	print: Printer,
	leastSize: number,
	onLayout: () => void,
): Promise<{ readonly found: Survey; readonly tooWide: readonly TooWide[] }> {
	const first = await survey(page, print, onLayout);
	if (!isShrunk(first)) return { found: first, tooWide: [] };
	const tooWide = await fitWide(page, leastSize);
	const found = await survey(page, print);
	return {
		found,
		tooWide:
			isShrunk(found) && tooWide.length === 0
				? await findTooWide(page, leastSize)
				: tooWide,
	};
}

function isShrunk({ scale }: Survey): boolean {
	return scale < 0.999;
}

function isPoor({ pages, lastPageUsed }: Survey): boolean {
	return pages > 1 && lastPageUsed < leastUsed;
}
