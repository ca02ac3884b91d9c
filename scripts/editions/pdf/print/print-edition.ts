/** Statement → the print of its PDF edition, which is not finished yet. */
import type { Browser } from "puppeteer";
import type { House } from "../../../model/house.ts";
import type { Statement } from "../../../model/statement.ts";
import type { PageBreaks } from "../../page/blocks.ts";
import { type Print, printPdf } from "./print.ts";
import { printPage } from "./print-page.ts";

export interface PrintUnderWay {
	/** The browser has the page, and needs time for it. */
	readonly layout: Promise<void>;
	/** Known before the print is made. */
	readonly breaks: Promise<PageBreaks>;
	readonly print: Promise<Print>;
}

/** Begins the print. Each of the promises fails when the print does. */
export function printEdition(
	statement: Statement,
	house: House,
	browser: Promise<Browser>,
): PrintUnderWay {
	const layout = announcement<void>();
	const breaks = announcement<PageBreaks>();
	const print = printPage(statement, house).then(async (page) =>
		printPdf(await browser, page, {
			onLayout: layout.make,
			onBreaks: breaks.make,
			leastSize: house.leastSize,
		}),
	);
	return {
		layout: unlessFailed(layout.made, print),
		breaks: unlessFailed(breaks.made, print),
		print,
	};
}

function announcement<T>() {
	let make: (value: T) => void = () => undefined;
	const made = new Promise<T>((resolve) => {
		make = resolve;
	});
	return { made, make };
}

/** A print that fails announces nothing any more. */
function unlessFailed<T>(made: Promise<T>, print: Promise<Print>): Promise<T> {
	const known = Promise.race([made, print.then(() => made)]);
	// Without a handler Node ends the process; what waits for it later still gets the error.
	known.catch(() => undefined);
	return known;
}
