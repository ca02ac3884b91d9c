/** Publication → the PDF edition, in two steps: the browser prints, then the print is finished. */
import type { Browser } from "puppeteer";
import type { House, Publication } from "../../publication.ts";
import { printPdf } from "./print.ts";
import { printPage } from "./print-page.ts";

export async function writePdf(
	publication: Publication,
	house: House,
	browser: Browser,
): Promise<Uint8Array> {
	const print = await printPdf(browser, await printPage(publication, house));
	return print.bytes;
}
