/** Publication → the PDF edition, in two steps: the browser prints, then the print is finished. */
import type { Browser } from "puppeteer";
import type { House, Publication } from "../../publication.ts";
import { factsOf } from "./facts-of.ts";
import { type FinishedPdf, finishPdf } from "./finish/index.ts";
import { printPdf } from "./print.ts";
import { printPage } from "./print-page.ts";

export type { PdfFault } from "./finish/index.ts";

/** The finished bytes, and the faults that only the author can mend. */
export async function writePdf(
	publication: Publication,
	house: House,
	browser: Promise<Browser>,
): Promise<FinishedPdf> {
	const page = await printPage(publication, house);
	const print = await printPdf(await browser, page);
	return finishPdf(print.bytes, factsOf(publication, house, print));
}
