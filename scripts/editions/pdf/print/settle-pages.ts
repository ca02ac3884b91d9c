/** A print that nobody sees: it says on which page everything stands, and whether the last page is worth a page. */
import type { NodeFor, Page } from "puppeteer";
import { dropLayout } from "../../../browser/isolated-page.ts";
import type { PageBreaks } from "../../page/blocks.ts";
import { findTooWide, fitWide, type TooWide } from "./fit-wide.ts";
import type { Printer } from "./printer.ts";

interface Survey {
	readonly places: PageBreaks;
	readonly pages: number;
	/** How much of the height of the last page is used, from 0 to 1. */
	readonly lastPageUsed: number;
	/** How large everything is printed: 1 is what the style says, and less where something is wider than the page. */
	readonly scale: number;
}

export interface SettledPages {
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

/**
 * Chromium cannot refer to pages (no `target-counter`), but it writes down where links lead: so this print holds a link
 * to each place, and to be quick nothing else that shows.
 */
async function survey(
	page: Page,
	print: Printer,
	onLayout?: () => void,
): Promise<Survey> {
	await page.$eval("body", addProbes, probesId);
	const printing = print({ tagged: false });
	onLayout?.();
	const pdf = await printing;
	await page.$eval(`#${probesId}`, (probes) => probes.remove());
	return readPlaces(pdf);
}

const probesId = "_probes";

/** Run by the page. Links of no size take no room, and what is hidden takes what it takes: the pages are the same with them and without. */
function addProbes(body: NodeFor<"body">, id: string): void {
	const { ownerDocument: document } = body;
	const probes = document.createElement("div");
	probes.id = id;
	probes.style.cssText =
		"position:absolute;top:0;left:0;font-size:0;line-height:0";
	const hidden = document.createElement("style");
	hidden.textContent = `body :not(#${id}, #${id} *) { visibility: hidden !important; }`;
	probes.append(hidden);
	for (const [end, left] of [
		["from", "0"],
		["to", "100pt"],
	]) {
		const mark = document.createElement("span");
		mark.id = `${id}-${end}`;
		mark.style.cssText = `position:absolute;top:0;left:${left}`;
		probes.append(mark);
	}
	body.append(probes);
	const ruler = probes.querySelectorAll("span");
	const places = body.querySelectorAll(
		".text > [id], .text > .run > [id], .chapter, #_end",
	);
	for (const place of [...ruler, ...places]) {
		const link = document.createElement("a");
		link.href = `#${place.id}`;
		link.textContent = "x";
		probes.append(link);
	}
}

/** Where the links of a print lead: `[page /XYZ left top zoom]` (ISO 32000-1 §12.3.2.2). */
async function readPlaces(pdf: Uint8Array): Promise<Survey> {
	const { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } =
		await import("@cantoo/pdf-lib");
	const document = await PDFDocument.load(pdf, {
		updateMetadata: false,
		parseSpeed: ParseSpeeds.Fastest,
	});
	const pages = document.getPages();
	const numbers = new Map(
		pages.map((page, index) => [page.ref.toString(), index + 1] as const),
	);
	const targets = document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
	const places = new Map<string, number>();
	const ruler = { from: 0, to: 100 };
	let lastPageUsed = 1;
	for (const [name] of targets?.entries() ?? []) {
		const target = targets?.lookupMaybe(name, PDFArray);
		const number = numbers.get(String(target?.get(0)));
		if (number === undefined) continue;
		const left = target?.lookupMaybe(2, PDFNumber)?.asNumber() ?? 0;
		if (name.decodeText() === `${probesId}-from`) ruler.from = left;
		if (name.decodeText() === `${probesId}-to`) ruler.to = left;
		places.set(name.decodeText(), number);
		const top = target?.lookupMaybe(3, PDFNumber)?.asNumber();
		if (name.decodeText() === "_end" && top !== undefined)
			lastPageUsed = 1 - top / (pages.at(-1)?.getHeight() ?? top);
	}
	const scale = (ruler.to - ruler.from) / 100;
	return { places, pages: pages.length, lastPageUsed, scale };
}
