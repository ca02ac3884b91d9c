/** Chromium’s print, opened: its pages, and typed access to the objects of the file. */
import { inflateSync } from "node:zlib";
import {
	decodePDFRawStream,
	ParseSpeeds,
	PDFArray,
	type PDFCatalog,
	type PDFContext,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRawStream,
	PDFRef,
	PDFString,
} from "@cantoo/pdf-lib";
import type { FinishFault } from "./facts.ts";

export interface OpenFile {
	readonly document: PDFDocument;
	readonly context: PDFContext;
	readonly catalog: PDFCatalog;
	readonly pages: readonly OpenPage[];
	/** Index of a page by the number of its object. */
	readonly pageIndex: ReadonlyMap<number, number>;
	/** Faults that the passes find, in the order of the passes. */
	readonly faults: FinishFault[];
}

export interface OpenPage {
	readonly ref: PDFRef;
	readonly dict: PDFDict;
}

export async function openFile(raw: Uint8Array): Promise<OpenFile> {
	const document = await PDFDocument.load(raw, {
		updateMetadata: false,
		// Without a pause after every hundred objects, which is for pages in a browser.
		parseSpeed: ParseSpeeds.Fastest,
	});
	const pages = document
		.getPages()
		.map(({ ref, node }) => ({ ref, dict: node }));
	return {
		document,
		context: document.context,
		catalog: document.catalog,
		pages,
		pageIndex: new Map(
			pages.map(({ ref }, index) => [ref.objectNumber, index]),
		),
		faults: [],
	};
}

/** The entry of a dictionary, with references followed. */
export function entry(dict: PDFDict, key: string): PDFObject | undefined {
	return dict.lookup(PDFName.of(key));
}

export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
	const value = entry(dict, key);
	if (value instanceof PDFRawStream) return value.dict;
	return value instanceof PDFDict ? value : undefined;
}

export function arrayAt(dict: PDFDict, key: string): PDFArray | undefined {
	const value = entry(dict, key);
	return value instanceof PDFArray ? value : undefined;
}

/** The items of an array, with references followed; none where there is no array. */
export function itemsAt(dict: PDFDict, key: string): PDFObject[] {
	const array = arrayAt(dict, key);
	return Array.from({ length: array?.size() ?? 0 }, (_, index) =>
		array?.lookup(index),
	).filter((item) => item !== undefined);
}

export function streamAt(dict: PDFDict, key: string): PDFRawStream | undefined {
	const value = entry(dict, key);
	return value instanceof PDFRawStream ? value : undefined;
}

export function numberAt(dict: PDFDict, key: string): number | undefined {
	const value = entry(dict, key);
	return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function nameAt(dict: PDFDict, key: string): string | undefined {
	const value = entry(dict, key);
	return value instanceof PDFName ? value.decodeText() : undefined;
}

/** The text of a string or of a name. */
export function textOf(value: PDFObject | undefined): string | undefined {
	const isText =
		value instanceof PDFString ||
		value instanceof PDFHexString ||
		value instanceof PDFName;
	return isText ? value.decodeText() : undefined;
}

export function textAt(dict: PDFDict, key: string): string | undefined {
	return textOf(entry(dict, key));
}

export function refAt(dict: PDFDict, key: string): PDFRef | undefined {
	const value = dict.get(PDFName.of(key));
	return value instanceof PDFRef ? value : undefined;
}

/** A text string: PDFDocEncoding would do for ASCII, but one form for all is simpler to compare. */
export function text(value: string): PDFHexString {
	return PDFHexString.fromText(value);
}

/** A byte string of ASCII, for identifiers and language tags. */
export function ascii(value: string): PDFString {
	return PDFString.of(value);
}

/** The data of a stream. */
export function decode(stream: PDFRawStream): Uint8Array {
	const isFlate = nameAt(stream.dict, "Filter") === "FlateDecode";
	const isPlain = isFlate && !dictAt(stream.dict, "DecodeParms");
	return isPlain
		? inflateSync(stream.contents)
		: decodePDFRawStream(stream).decode();
}

export function numbersOf(array: PDFArray | undefined): number[] {
	return (array?.asArray() ?? []).map((value) => Number(String(value)));
}
