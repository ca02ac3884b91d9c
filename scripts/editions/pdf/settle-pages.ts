/** A print that nobody sees: it says on which page everything stands, and whether the last page is worth a page. */
import type { NodeFor, Page } from "puppeteer";
import { dropLayout } from "../../isolated-page.ts";
import type { PageBreaks } from "../blocks.ts";
import type { Printer } from "./printer.ts";

interface Survey {
	readonly places: PageBreaks;
	readonly pages: number;
	/** How much of the height of the last page is used, from 0 to 1. */
	readonly lastPageUsed: number;
}

/** A last page with less on it, margins included, is a fault: a few lines that lost their way. */
const leastUsed = 0.28;

/**
 * The page on which each block and each chapter begins. Where the last page of an article holds a few lines only, the house’s tighter
 * and looser settings are tried (`tight` and `loose` on the body), and the first that mends it stays. `onLayout` is called as
 * soon as the browser is at it.
 */
export async function settlePages(
	page: Page,
	print: Printer,
	onLayout: () => void,
): Promise<PageBreaks> {
	const first = await survey(page, print, onLayout);
	// A book ends with its colophon, which may stand alone.
	const settles = (await page.$("body.article")) !== null;
	// What the survey of a book leaves behind, the browser would keep while it prints.
	if (!settles) await dropLayout(page);
	if (!settles || !isPoor(first)) return first.places;
	for (const setting of ["tight", "loose"]) {
		await page.$eval("body", (body, name) => body.classList.add(name), setting);
		const next = await survey(page, print);
		if (!isPoor(next)) return next.places;
		await page.$eval(
			"body",
			(body, name) => body.classList.remove(name),
			setting,
		);
	}
	return first.places;
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
	for (const place of body.querySelectorAll(".text > [id], .chapter, #_end")) {
		const link = document.createElement("a");
		link.href = `#${place.id}`;
		link.textContent = "x";
		probes.append(link);
	}
	body.append(probes);
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
	let lastPageUsed = 1;
	for (const [name] of targets?.entries() ?? []) {
		const target = targets?.lookupMaybe(name, PDFArray);
		const number = numbers.get(String(target?.get(0)));
		if (number === undefined) continue;
		places.set(name.decodeText(), number);
		const top = target?.lookupMaybe(3, PDFNumber)?.asNumber();
		if (name.decodeText() === "_end" && top !== undefined)
			lastPageUsed = 1 - top / (pages.at(-1)?.getHeight() ?? top);
	}
	return { places, pages: pages.length, lastPageUsed };
}
