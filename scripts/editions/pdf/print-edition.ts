/** Publication → the print of its PDF edition, which is not finished yet. */
import type { Browser } from "puppeteer";
import type { House, Publication } from "../../publication.ts";
import type { PageBreaks } from "../blocks.ts";
import { type Print, printPdf } from "./print.ts";
import { printPage } from "./print-page.ts";

export async function printEdition(
	publication: Publication,
	house: House,
	browser: Promise<Browser>,
	onBreaks: (breaks: PageBreaks) => void = () => undefined,
): Promise<Print> {
	const page = await printPage(publication, house);
	return printPdf(await browser, page, onBreaks);
}
