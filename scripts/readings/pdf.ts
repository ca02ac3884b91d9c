/** The bytes of a PDF → what it says: XMP, Info, structure, and the text of its pages by two extractors. */
import type { PDFDocument } from "@cantoo/pdf-lib";
import { bytesOf, openPdf, streamIn } from "./pdf/open-pdf.ts";
import { extractPages } from "./pdf/second-extractor.ts";
import { type Shown, showText } from "./pdf/shown-text.ts";
import {
	joinLines,
	languageOf,
	type PdfBlock,
	readBlocks,
} from "./pdf/structure.ts";
import { readXmp, type Xmp } from "./pdf/xmp.ts";
import { Unreadable } from "./unreadable.ts";

export type { Shown } from "./pdf/shown-text.ts";
export { joinLines, type PdfBlock } from "./pdf/structure.ts";
export type { Xmp, XmpProperty } from "./pdf/xmp.ts";

export interface PdfReading {
	readonly edition: "pdf";
	readonly language?: string | undefined;
	/** Absent where the file has none. */
	readonly xmp?: Xmp | undefined;
	readonly info: ReadonlyMap<string, string>;
	/** Empty where the file is not tagged. */
	readonly blocks: readonly PdfBlock[];
	/** Everything that is shown, artifacts as well. */
	readonly shown: readonly Shown[];
	/** The text of each page, by the two extractors. */
	readonly pages: readonly (readonly [own: string, pdfjs: string])[];
}

/** Throws an Unreadable. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
	const document = await openPdf(bytes);
	try {
		return await readDocument(document, bytes);
	} catch (cause) {
		if (cause instanceof Unreadable) throw cause;
		throw new Unreadable(
			`The PDF is damaged: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`,
			{ cause },
		);
	}
}

async function readDocument(
	document: PDFDocument,
	bytes: Uint8Array,
): Promise<PdfReading> {
	const metadata = streamIn(document, document.catalog, "Metadata");
	const shown = showText(document);
	const other = await extractPages(bytes);
	return {
		edition: "pdf",
		language: languageOf(document),
		xmp: metadata && readXmp(bytesOf(document, metadata)),
		info: infoOf(document),
		blocks: readBlocks(document, shown),
		shown,
		pages: byPage(shown, document.getPageCount()).map((items, index) => [
			joinLines(items),
			other[index] ?? "",
		]),
	};
}

function byPage(shown: readonly Shown[], count: number): Shown[][] {
	const pages = Array.from({ length: count }, (): Shown[] => []);
	for (const item of shown) pages[item.page]?.push(item);
	return pages;
}

function infoOf(document: PDFDocument): Map<string, string> {
	const values: Readonly<Record<string, string | undefined>> = {
		Title: document.getTitle(),
		Author: document.getAuthor(),
		Subject: document.getSubject(),
		Keywords: document.getKeywords(),
		Creator: document.getCreator(),
		Producer: document.getProducer(),
	};
	return new Map(
		Object.entries(values).filter(
			(entry): entry is [string, string] => entry[1] !== undefined,
		),
	);
}
