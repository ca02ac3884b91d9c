/** Publication → the PDF edition, in two steps: the browser prints, then the print is finished. */
import type { Browser } from "puppeteer";
import type { House, Publication } from "../../publication.ts";
import { factsOf } from "./facts-of.ts";
import { type FinishedPdf, finishPdf } from "./finish/index.ts";
import { type Print, printPdf } from "./print.ts";
import { printPage } from "./print-page.ts";

export type { PdfFault } from "./finish/index.ts";

export async function printEdition(
	publication: Publication,
	house: House,
	browser: Promise<Browser>,
): Promise<Print> {
	const page = await printPage(publication, house);
	return printPdf(await browser, page);
}

/** The finished bytes, and the faults that only the author can mend. */
export function finishEdition(
	publication: Publication,
	house: House,
	print: Print,
): Promise<FinishedPdf> {
	return finishPdf(print.bytes, factsOf(publication, house, print));
}
