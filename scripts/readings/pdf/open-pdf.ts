/** The bytes of a PDF → its objects, after a look at what could do harm: cut-off files, bombs, encryption. */
import { inflateSync } from "node:zlib";
import {
	ParseSpeeds,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRawStream,
	PDFRef,
	PDFStream,
	PDFString,
} from "@cantoo/pdf-lib";
import { requireSize, sizeLimits, Unreadable } from "../unreadable.ts";

export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
	requireSize(bytes, sizeLimits.pdf, "PDF");
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	if (file.subarray(0, 1024).indexOf("%PDF-") < 0)
		throw new Unreadable("The file does not begin as a PDF");
	if (file.subarray(-1024).lastIndexOf("%%EOF") < 0)
		throw new Unreadable("The end of the PDF is cut off");
	requireSmallStreams(file);
	try {
		return await PDFDocument.load(bytes, {
			updateMetadata: false,
			throwOnInvalidObject: true,
			// Without a pause after every hundred objects, which is for pages in a browser.
			parseSpeed: ParseSpeeds.Fastest,
		});
	} catch (cause) {
		throw new Unreadable(
			`The PDF cannot be parsed: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`,
			{ cause },
		);
	}
}

/** Unpacks every deflated stream once, with a limit, before any library does so without one. */
function requireSmallStreams(file: Buffer): void {
	const total = { unpacked: 0, pictures: 0 };
	for (
		let at = file.indexOf("stream");
		at >= 0;
		at = file.indexOf("stream", at + 6)
	) {
		const before = file.subarray(Math.max(0, at - 400), at).toString("latin1");
		if (before.endsWith("end")) continue;
		const dictionary = before.slice(before.lastIndexOf(" obj"));
		if (/\/Filter\s*\[\s*\/\w+\s*\/\w+/.test(dictionary))
			throw new Unreadable("Unexpected stream that is packed twice");
		if (!dictionary.includes("/FlateDecode")) continue;
		const start = at + (file[at + 6] === 0x0d ? 8 : 7);
		const kind = /\/Subtype\s*\/Image\b/.test(dictionary)
			? "pictures"
			: "unpacked";
		total[kind] += unpackedSize(file.subarray(start));
		if (total[kind] > sizeLimits[kind])
			throw new Unreadable(
				`The streams unpack to more than ${sizeLimits[kind] / 1e6} MB`,
			);
	}
}

function unpackedSize(packed: Buffer): number {
	try {
		return inflateSync(packed, { maxOutputLength: sizeLimits.stream }).length;
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code === "ERR_BUFFER_TOO_LARGE")
			throw new Unreadable(
				`A stream unpacks to more than ${sizeLimits.stream / 1e6} MB`,
			);
		// Damage is found by whoever needs the stream.
		return 0;
	}
}

/** The object itself, behind as many references as it may be. */
export function resolve(
	document: PDFDocument,
	object: PDFObject | undefined,
): PDFObject | undefined {
	return object instanceof PDFRef ? document.context.lookup(object) : object;
}

export function dictIn(
	document: PDFDocument,
	parent: PDFDict | undefined,
	key: string,
): PDFDict | undefined {
	const object = resolve(document, parent?.get(PDFName.of(key)));
	if (object instanceof PDFStream) return object.dict;
	return object instanceof PDFDict ? object : undefined;
}

export function streamIn(
	document: PDFDocument,
	parent: PDFDict | undefined,
	key: string,
): PDFRawStream | undefined {
	const object = resolve(document, parent?.get(PDFName.of(key)));
	return object instanceof PDFRawStream ? object : undefined;
}

/** The items of an array, or the one item that stands in its place. */
export function itemsIn(
	document: PDFDocument,
	parent: PDFDict | undefined,
	key: string,
): (PDFObject | undefined)[] {
	const written = parent?.get(PDFName.of(key));
	const object = resolve(document, written);
	if (object === undefined) return [];
	// An only one is referred to like one of several.
	return object instanceof PDFArray ? object.asArray() : [written];
}

export function nameIn(
	document: PDFDocument,
	parent: PDFDict | undefined,
	key: string,
): string | undefined {
	const object = resolve(document, parent?.get(PDFName.of(key)));
	return object instanceof PDFName ? object.decodeText() : undefined;
}

export function numberIn(
	document: PDFDocument,
	parent: PDFDict | undefined,
	key: string,
): number | undefined {
	const object = resolve(document, parent?.get(PDFName.of(key)));
	return object instanceof PDFNumber ? object.asNumber() : undefined;
}

export function textIn(
	document: PDFDocument,
	parent: PDFDict | undefined,
	key: string,
): string | undefined {
	const object = resolve(document, parent?.get(PDFName.of(key)));
	return object instanceof PDFString || object instanceof PDFHexString
		? object.decodeText()
		: undefined;
}

/** The bytes of a stream, unpacked; only the one filter that the editions use. */
export function bytesOf(document: PDFDocument, stream: PDFRawStream): Buffer {
	const [filter] = itemsIn(document, stream.dict, "Filter");
	const name = resolve(document, filter);
	const packed = Buffer.from(stream.getContents());
	if (name === undefined) return packed;
	if (name !== PDFName.of("FlateDecode"))
		throw new Unreadable(`Unexpected filter ${String(name)} of a text stream`);
	try {
		return inflateSync(packed, { maxOutputLength: sizeLimits.stream });
	} catch (cause) {
		throw new Unreadable("A stream of the PDF is damaged", { cause });
	}
}
