/** The print page → what Chromium prints of it, tagged and with an outline, and the links in it. */
import type { Browser } from "puppeteer";
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
		const links = await page.$$eval("a[href]", (anchors) =>
			anchors.map((anchor) => ({
				href: anchor.getAttribute("href") ?? "",
				text: (anchor.getAttribute("aria-label") ?? anchor.textContent ?? "")
					.replace(/\s+/g, " ")
					.trim(),
			})),
		);
		const bytes = await page.pdf({
			preferCSSPageSize: true,
			printBackground: true,
			tagged: true,
			outline: true,
			timeout: pageTimeLimit,
		});
		return { bytes, links, producer: await browser.version() };
	});
}
