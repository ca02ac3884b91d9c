/** The browser prints the same page the same way, so each page is printed once for all faults that come after its print. */
import type { PageBreaks } from "../../../scripts/editions/page/blocks.ts";
import {
	type Print,
	printPdf as printAnew,
} from "../../../scripts/editions/pdf/print/print.ts";
import { keyOf } from "../../../scripts/machine/cache.ts";

interface Printed {
	readonly print: Print;
	readonly breaks: PageBreaks;
}

const prints = new Map<string, Promise<Printed>>();

export const printPdf: typeof printAnew = async (browser, files, options) => {
	const { leastSize } = options;
	const key = keyOf(
		...[...files].flatMap(([path, { bytes }]) => [path, bytes]),
		String(leastSize),
	);
	const printing = prints.get(key) ?? printed(browser, files, leastSize);
	prints.set(key, printing);
	const { print, breaks } = await printing;
	options.onLayout();
	options.onBreaks(breaks);
	return print;
};

async function printed(
	browser: Parameters<typeof printAnew>[0],
	files: Parameters<typeof printAnew>[1],
	leastSize: number,
): Promise<Printed> {
	let breaks: PageBreaks = new Map();
	const print = await printAnew(browser, files, {
		leastSize,
		onLayout: () => undefined,
		onBreaks(settled) {
			breaks = settled;
		},
	});
	return { print, breaks };
}
