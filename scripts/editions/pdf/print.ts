/** The print page → what Chromium prints of it, tagged and with an outline, and the links in it. */
import type { Browser, Page } from "puppeteer";
import {
	type PageFiles,
	pageTimeLimit,
	withPage,
} from "../../isolated-page.ts";
import type { PageBreaks } from "../blocks.ts";

export interface Print {
	readonly bytes: Uint8Array;
	/** Every link in order, with the words that say where it leads. */
	readonly links: readonly { readonly href: string; readonly text: string }[];
	/** Name and version of the browser: other versions print other bytes. */
	readonly producer: string;
	readonly breaks: PageBreaks;
}

export async function printPdf(
	browser: Browser,
	files: PageFiles,
): Promise<Print> {
	return withPage(browser, files, async (page) => {
		const breaks = await findPlaces(page);
		await numberContents(page, breaks);
		const links = await page.$$eval("a[href]", (anchors) =>
			anchors.map((anchor) => ({
				href: anchor.getAttribute("href") ?? "",
				text: (anchor.getAttribute("aria-label") ?? anchor.textContent ?? "")
					.replace(/\s+/g, " ")
					.trim(),
			})),
		);
		const bytes = await print(page, true);
		return { bytes, links, producer: await browser.version(), breaks };
	});
}

function print(page: Page, tagged: boolean): Promise<Uint8Array> {
	return page.pdf({
		preferCSSPageSize: true,
		printBackground: true,
		tagged,
		outline: tagged,
		timeout: pageTimeLimit,
	});
}

/**
 * The page on which each block and each chapter begins. Chromium cannot refer to pages (no `target-counter`), but it
 * writes down where links lead; so a first print, which nobody sees, holds a link to each.
 */
async function findPlaces(page: Page): Promise<PageBreaks> {
	await page.$eval(
		"body",
		(body, mark) => {
			const { ownerDocument: document } = body;
			const probes = document.createElement("div");
			probes.id = mark;
			// Links of no size take no room: both prints have the same pages.
			probes.style.cssText =
				"position:absolute;top:0;left:0;font-size:0;line-height:0";
			for (const place of body.querySelectorAll(".text > [id], .chapter")) {
				const link = document.createElement("a");
				link.href = `#${place.id}`;
				link.textContent = "x";
				probes.append(link);
			}
			body.append(probes);
		},
		probesId,
	);
	const places = await pagesOfPlaces(await print(page, false));
	await page.$eval(`#${probesId}`, (probes) => probes.remove());
	return places;
}

const probesId = "_probes";

/** Writes the page of each chapter into the contents, in figures as wide as what they replace. */
async function numberContents(page: Page, places: PageBreaks): Promise<void> {
	await page.$$eval(
		"[data-page-of]",
		(elements, numbers) => {
			for (const element of elements)
				element.textContent = String(
					numbers[element.getAttribute("data-page-of") ?? ""] ?? "",
				);
		},
		Object.fromEntries(places),
	);
}

/** The number of the page, from 1, of each place that a link leads to. */
async function pagesOfPlaces(pdf: Uint8Array): Promise<Map<string, number>> {
	const { PDFArray, PDFDict, PDFDocument, PDFName } = await import(
		"@cantoo/pdf-lib"
	);
	const document = await PDFDocument.load(pdf, { updateMetadata: false });
	const numbers = new Map(
		document
			.getPages()
			.map((page, index) => [page.ref.toString(), index + 1] as const),
	);
	const places = document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
	const pages = new Map<string, number>();
	for (const [name] of places?.entries() ?? []) {
		const target = places?.lookupMaybe(name, PDFArray)?.get(0);
		const number = numbers.get(String(target));
		if (number !== undefined) pages.set(name.decodeText(), number);
	}
	return pages;
}
