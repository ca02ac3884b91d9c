/** Publication → the print of its PDF edition, which is not finished yet. */
import type { Browser } from "puppeteer";
import type { House, Publication } from "../../publication.ts";
import type { PageBreaks } from "../blocks.ts";
import { type Print, printPdf } from "./print.ts";
import { printPage } from "./print-page.ts";

export interface PrintUnderWay {
	/** Known before the print is made. */
	readonly breaks: Promise<PageBreaks>;
	readonly print: Promise<Print>;
}

export function printEdition(
	publication: Publication,
	house: House,
	browser: Promise<Browser>,
): PrintUnderWay {
	let settle: (breaks: PageBreaks) => void = () => undefined;
	const settled = new Promise<PageBreaks>((resolve) => {
		settle = resolve;
	});
	const print = printPage(publication, house).then(async (page) =>
		printPdf(await browser, page, settle),
	);
	// A print that fails never says where its pages break.
	const breaks = Promise.race([settled, print.then(() => settled)]);
	// Until somebody waits for it.
	breaks.catch(() => undefined);
	return { breaks, print };
}
