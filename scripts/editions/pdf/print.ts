/** The print page → what Chromium prints of it, tagged and with an outline, and the links in it. */
import type { Browser, Page } from "puppeteer";
import {
	type PageFiles,
	pageTimeLimit,
	withPage,
} from "../../isolated-page.ts";

export interface Print {
	readonly bytes: Uint8Array;
	/** Every link in order, with the words that say where it leads. */
	readonly links: readonly { readonly href: string; readonly text: string }[];
	/** Name and version of the browser: other versions print other bytes. */
	readonly producer: string;
}

export async function printPdf(
	browser: Browser,
	files: PageFiles,
): Promise<Print> {
	return withPage(browser, files, async (page) => {
		await numberContents(page);
		const links = await page.$$eval("a[href]", (anchors) =>
			anchors.map((anchor) => ({
				href: anchor.getAttribute("href") ?? "",
				text: (anchor.getAttribute("aria-label") ?? anchor.textContent ?? "")
					.replace(/\s+/g, " ")
					.trim(),
			})),
		);
		const bytes = await print(page, true);
		return { bytes, links, producer: await browser.version() };
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
 * Writes the page of each chapter into the contents. Chromium cannot refer to pages (no `target-counter`), so a first
 * print tells where the chapters stand; numbers as wide as what they replace leave the second print’s pages the same.
 */
async function numberContents(page: Page): Promise<void> {
	if (!(await page.$("[data-page-of]"))) return;
	const pages = await pagesOfPlaces(await print(page, false));
	await page.$$eval(
		"[data-page-of]",
		(elements, numbers) => {
			for (const element of elements)
				element.textContent = String(
					numbers[element.getAttribute("data-page-of") ?? ""] ?? "",
				);
		},
		pages,
	);
}

/** The number of the page, from 1, of each place that a link leads to. */
async function pagesOfPlaces(pdf: Uint8Array): Promise<Record<string, number>> {
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
	const pages: Record<string, number> = {};
	for (const [name] of places?.entries() ?? []) {
		const target = places?.lookupMaybe(name, PDFArray)?.get(0);
		const number = numbers.get(String(target));
		if (number !== undefined) pages[name.decodeText()] = number;
	}
	return pages;
}
