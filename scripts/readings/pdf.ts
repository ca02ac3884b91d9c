/** The bytes of a PDF → what it says: XMP, Info, structure, and the text of its pages by two extractors. */
import type { Item } from "./items.ts";
import { openPdf, type PdfDocument } from "./pdf/document.ts";
import { ElementContent } from "./pdf/element-content.ts";
import { requireSmallStreams, unpack } from "./pdf/filters.ts";
import { rightToLeft, runsFromRight } from "./pdf/from-right.ts";
import {
	itemsOfCatalog,
	itemsOfInfo,
	itemsOfPages,
	itemsOfXmp,
} from "./pdf/items.ts";
import { Stream } from "./pdf/objects.ts";
import { extractPages, loadExtractor } from "./pdf/second-extractor.ts";
import { type Shown, type ShownFont, showText } from "./pdf/shown-text.ts";
import {
	joinLines,
	languageOf,
	readStructure,
	type Structure,
} from "./pdf/structure.ts";
import { type PdfTag, readTags } from "./pdf/tags.ts";
import { type PdfLink, type PdfTold, readTold } from "./pdf/told.ts";
import { parseXmp, readXmp, type Xmp } from "./pdf/xmp.ts";
import { Unreadable } from "./unreadable.ts";

export type { Shown, ShownFont } from "./pdf/shown-text.ts";
export type { PdfBlock } from "./pdf/structure.ts";
export { type PdfTag, sayCell, type TagStep } from "./pdf/tags.ts";
export type { PdfLink, PdfTold } from "./pdf/told.ts";
export type { Xmp, XmpProperty } from "./pdf/xmp.ts";

export interface PdfReading extends Structure {
	readonly edition: "pdf";
	readonly language?: string | undefined;
	/** Absent where the file has none. */
	readonly xmp?: Xmp | undefined;
	readonly info: ReadonlyMap<string, string>;
	/** Everything that XMP, Info and the catalog say, and what pages and structure say beside what is read of them. */
	readonly items: readonly Item[];
	readonly told: readonly PdfTold[];
	readonly links: readonly PdfLink[];
	/** How everything that the structure holds is tagged. */
	readonly tags: readonly PdfTag[];
	/** Everything that is shown, artifacts as well. */
	readonly shown: readonly Shown[];
	/** Those that it is set in. */
	readonly fonts: readonly ShownFont[];
	/** The text of each page; the second extractor reads those pages that the lines to look for stand on. */
	readonly pages: readonly PdfPage[];
}

export interface PdfPage {
	readonly text: string;
	/** Of it, what belongs to no element of the structure: running heads, feet, what a browser adds. */
	readonly loose: string;
	/** By pdf.js; absent where it was not asked. */
	readonly secondText?: string | undefined;
}

/** Loads what reading a PDF needs, for when one is on its way. */
export function expectPdf(): void {
	// Without a handler Node ends the process; reading a PDF still gets the error.
	loadExtractor().catch(() => undefined);
}

/**
 * `lines` are what the second extractor looks for: it reads the pages that hold one of them, and every page when one of
 * them stands nowhere. Throws an Unreadable.
 */
export async function readPdf(
	bytes: Uint8Array,
	lines: readonly string[] = [],
): Promise<PdfReading> {
	try {
		return await readDocument(openPdf(bytes), bytes, lines);
	} catch (cause) {
		if (cause instanceof Unreadable) throw cause;
		throw new Unreadable(
			`The PDF is damaged: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`,
			{ cause },
		);
	}
}

async function readDocument(
	document: PdfDocument,
	bytes: Uint8Array,
	lines: readonly string[],
): Promise<PdfReading> {
	if (document.isEncrypted)
		throw new Unreadable("Unexpected encryption of the PDF, expected none");
	requireSmallStreams(streamsIn(document));
	const metadata = document.catalog.stream("Metadata");
	const { shown, fonts } = showText(document);
	const content = new ElementContent(document, shown);
	const { blocks, alternatives } = readStructure(document, shown, content);
	const { told, links, items } = readTold(document, content);
	const pages = pagesOf(shown, document);
	const second = await extractPages(bytes, pagesWith(lines, pages));
	const packet = metadata && parseXmp(unpack(metadata));
	return {
		edition: "pdf",
		language: languageOf(document),
		xmp: packet && readXmp(packet),
		info: infoOf(document),
		items: [
			...(packet ? itemsOfXmp(packet) : []),
			...itemsOfInfo(document),
			...itemsOfCatalog(document),
			...itemsOfPages(document),
			...items,
		],
		told,
		links,
		tags: readTags(document, shown, content),
		blocks,
		alternatives,
		shown,
		fonts,
		pages: pages.map((page, index) => ({
			...page,
			secondText: second.get(index),
		})),
	};
}

function* streamsIn(document: PdfDocument): Generator<Stream> {
	for (const object of document.objects())
		if (object instanceof Stream) yield object;
}

function pagesOf(shown: readonly Shown[], document: PdfDocument): PdfPage[] {
	const isFromRight = runsFromRight(shown, languageOf(document));
	const byPage = document.pages.map((): Shown[] => []);
	for (const item of shown) byPage[item.page]?.push(item);
	return byPage.map((items) => ({
		text: joinLines(items, isFromRight),
		loose: joinLines(
			items.filter((item) => item.isArtifact || item.mcid === undefined),
			isFromRight,
		),
	}));
}

/** Indices of the pages on which one of the lines stands; of all pages when one stands nowhere. */
function pagesWith(
	lines: readonly string[],
	pages: readonly PdfPage[],
): number[] {
	const texts = pages.map((page) => bare(page.text));
	const found = lines.map((line) => {
		// Words from the right may stand in another order.
		const parts = rightToLeft.test(line)
			? line.split(/[^\p{L}\p{M}\p{N}]+/u)
			: [line];
		return [...texts.keys()].filter((index) =>
			parts.every((part) => texts[index]?.includes(bare(part))),
		);
	});
	return found.some((indices) => indices.length === 0)
		? [...pages.keys()]
		: [...new Set(found.flat())].sort((a, b) => a - b);
}

/** What no line break changes. */
function bare(text: string): string {
	return text.normalize("NFKC").replace(/[\s\-\u2010\u00ad]/gu, "");
}

const infoKeys = "Title Author Subject Keywords Creator Producer".split(" ");

function infoOf({ trailer }: PdfDocument): Map<string, string> {
	const info = trailer.dict("Info");
	return new Map(
		infoKeys.flatMap((key) => {
			const value = info?.text(key);
			return value === undefined ? [] : [[key, value] as const];
		}),
	);
}
