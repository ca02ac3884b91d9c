/** A print that is thrown away: it says on which page everything stands, and how full the last one is. */
import type { PDFPage } from "@cantoo/pdf-lib";
import type { Page } from "puppeteer";
import { runInPage } from "../../../browser/programs/program.ts";
import {
	hidePlaces,
	showPlaces,
} from "../../../browser/programs/show-places.ts";
import type { PageBreaks } from "../../page/blocks.ts";
import { groundsIn } from "./grounds.ts";
import type { Printer } from "./printer.ts";

export interface Survey {
	/** The page on which each block and each chapter begins. */
	readonly places: PageBreaks;
	readonly pages: number;
	/** How much of the height of the last page is used, from 0 to 1. */
	readonly lastPageUsed: number;
	/** How large everything is printed: 1 is what the style says, and less where something is wider than the page. */
	readonly scale: number;
}

const probes = { all: "_probes", ruler: "_probes-ruler", end: "_end" };
/** Points of the ruler, where nothing shrinks. */
const rulerWidth = 75;

/**
 * Chromium cannot refer to pages (no `target-counter`). So this print shows the ground of each place in a colour of its
 * own. A link to each would tell as well, but on each page Chromium looks for all places that links lead to.
 */
export async function survey(
	page: Page,
	print: Printer,
	onLayout?: () => void,
): Promise<Survey> {
	const places = await runInPage(page, showPlaces, probes);
	const printing = print({ tagged: false });
	onLayout?.();
	const pdf = await printing;
	await runInPage(page, hidePlaces, probes.all);
	return readSurvey(pdf, places);
}

/** `ids` are those of the places, by colour. */
async function readSurvey(
	pdf: Uint8Array,
	ids: readonly string[],
): Promise<Survey> {
	const library = await import("@cantoo/pdf-lib");
	const { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } = library;
	const document = await PDFDocument.load(pdf, {
		updateMetadata: false,
		parseSpeed: library.ParseSpeeds.Fastest,
	});
	const pages = document.getPages();
	const places = new Map<string, number>();
	let scale = 1;
	for (const [index, page] of pages.entries())
		for (const { colour, width } of groundsIn(contentsOf(page, library))) {
			const id = ids[colour - 1];
			if (id === probes.ruler) scale = width / rulerWidth;
			else if (id !== undefined && !places.has(id)) places.set(id, index + 1);
		}
	// Where a link leads: `[page /XYZ left top zoom]` (ISO 32000-1 §12.3.2.2).
	const end = document.catalog
		.lookupMaybe(PDFName.of("Dests"), PDFDict)
		?.lookupMaybe(PDFName.of(probes.end), PDFArray)
		?.lookupMaybe(3, PDFNumber)
		?.asNumber();
	const height = pages.at(-1)?.getHeight();
	return {
		places,
		pages: pages.length,
		lastPageUsed: end === undefined || !height ? 1 : 1 - end / height,
		scale,
	};
}

/** The operators of a page. */
function contentsOf(
	{ node }: PDFPage,
	{ decodePDFRawStream, PDFRawStream }: typeof import("@cantoo/pdf-lib"),
): string {
	const { Contents: parts } = node.normalizedEntries();
	return Array.from({ length: parts?.size() ?? 0 }, (_, index) => {
		const stream = parts?.lookup(index);
		return stream instanceof PDFRawStream
			? Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1")
			: "";
	}).join("\n");
}
