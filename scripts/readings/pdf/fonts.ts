/** What the glyphs of an embedded font stand for, and whether they are drawn at all. */
import {
	PDFArray,
	type PDFDict,
	type PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
} from "@cantoo/pdf-lib";
import {
	bytesOf,
	dictIn,
	itemsIn,
	nameIn,
	numberIn,
	resolve,
	streamIn,
} from "./open-pdf.ts";

export interface Font {
	/** Bytes of one code in a string. */
	readonly codeLength: 1 | 2;
	readonly isEmbedded: boolean;
	/** The text of a code; nothing where no map tells. */
	readonly textOf: (code: number) => string | undefined;
	/** Whether the code leads to `.notdef`, the box that stands for a missing glyph. */
	readonly isMissing: (code: number) => boolean;
	/** Whether its glyph has an outline; unknown for fonts that are no TrueType. */
	readonly hasOutline: (code: number) => boolean | undefined;
	/** How far its glyph moves the pen, in thousandths of the size. */
	readonly advanceOf: (code: number) => number;
	/** The box around what its glyph draws; absent where it draws nothing. */
	readonly inkOf: (code: number) => Ink | undefined;
}

/** From the pen and the baseline, in thousandths of the size. */
export interface Ink {
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
	readonly top: number;
}

function readFont(document: PDFDocument, dict: PDFDict): Font {
	const map = streamIn(document, dict, "ToUnicode");
	const texts = map
		? parseMap(bytesOf(document, map).toString("latin1"))
		: new Map<number, string>();
	const composite = nameIn(document, dict, "Subtype") === "Type0";
	const descendant = composite
		? resolve(document, itemsIn(document, dict, "DescendantFonts")[0])
		: dict;
	const inner = descendant === undefined ? dict : (descendant as PDFDict);
	const descriptor = dictIn(document, inner, "FontDescriptor");
	const file = streamIn(document, descriptor, "FontFile2");
	const glyphs = file ? outlines(bytesOf(document, file)) : undefined;
	const advanceOf = composite
		? compositeWidths(document, inner)
		: simpleWidths(document, dict);
	return {
		codeLength: composite ? 2 : 1,
		isEmbedded:
			file !== undefined ||
			nameIn(document, dict, "Subtype") === "Type3" ||
			streamIn(document, descriptor, "FontFile3") !== undefined ||
			streamIn(document, descriptor, "FontFile") !== undefined,
		// A simple font without a map has a Latin encoding.
		textOf: (code) =>
			texts.get(code) ??
			(composite || map ? undefined : String.fromCharCode(code)),
		// With Identity encodings, as Chromium writes them, the code is the glyph.
		isMissing: (code) => composite && code === 0,
		hasOutline: (code) =>
			composite && glyphs ? glyphs(code) !== undefined : undefined,
		advanceOf,
		inkOf: (code) =>
			composite && glyphs ? glyphs(code) : usualInk(advanceOf(code)),
	};
}

/** Of a glyph whose outline is not known: as wide as its step, from the baseline to the height of a small letter. */
function usualInk(advance: number): Ink {
	return { left: 0, bottom: 0, right: advance, top: 450 };
}

/** Of the glyphs of a font whose widths are not in the file, one of the standard fonts. */
const usualWidth = 500;

/** `Widths` from `FirstChar` on (ISO 32000-1 §9.2.4). */
function simpleWidths(document: PDFDocument, dict: PDFDict): Font["advanceOf"] {
	const first = numberIn(document, dict, "FirstChar") ?? 0;
	const widths = numbersIn(document, dict, "Widths");
	return (code) =>
		widths.length > 0 ? (widths[code - first] ?? 0) : usualWidth;
}

/** `W`, which holds `first [width …]` and `first last width`, and `DW` for all others (ISO 32000-1 §9.7.4.3). */
function compositeWidths(
	document: PDFDocument,
	dict: PDFDict,
): Font["advanceOf"] {
	const widths = new Map<number, number>();
	const usual = numberIn(document, dict, "DW") ?? 1000;
	const items = itemsIn(document, dict, "W").map((item) =>
		resolve(document, item),
	);
	for (let at = 0; at + 1 < items.length; ) {
		const first = asNumber(items[at]);
		const next = items[at + 1];
		if (next instanceof PDFArray) {
			next.asArray().forEach((width, index) => {
				widths.set(first + index, asNumber(width));
			});
			at += 2;
			continue;
		}
		const last = Math.min(asNumber(next), first + 65_535);
		for (let code = first; code <= last; code += 1)
			widths.set(code, asNumber(items[at + 2]));
		at += 3;
	}
	return (code) => widths.get(code) ?? usual;
}

function numbersIn(
	document: PDFDocument,
	dict: PDFDict,
	key: string,
): number[] {
	return itemsIn(document, dict, key).map((item) =>
		asNumber(resolve(document, item)),
	);
}

function asNumber(object: PDFObject | undefined): number {
	return object instanceof PDFNumber ? object.asNumber() : 0;
}

/** A ToUnicode CMap (ISO 32000-1 §9.10.3): `bfchar` and `bfrange`. */
function parseMap(cmap: string): Map<number, string> {
	const texts = new Map<number, string>();
	const text = (hex: string) => PDFHexString.of(`FEFF${hex}`).decodeText();
	for (const [, block = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
		for (const [, code = "", value = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi,
		))
			texts.set(Number.parseInt(code, 16), text(value));
	for (const [, block = ""] of cmap.matchAll(
		/beginbfrange([\s\S]*?)endbfrange/g,
	))
		for (const [, from = "", to = "", values = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(<[0-9a-f]*>|\[[^\]]*\])/gi,
		))
			addRange(
				texts,
				Number.parseInt(from, 16),
				Number.parseInt(to, 16),
				values,
			);
	return texts;

	function addRange(
		into: Map<number, string>,
		from: number,
		to: number,
		values: string,
	): void {
		const list = [...values.matchAll(/<([0-9a-f]*)>/gi)].map(
			([, hex = ""]) => hex,
		);
		for (let code = from; code <= Math.min(to, from + 65_535); code += 1) {
			const hex = list[code - from];
			if (values.startsWith("[")) {
				if (hex !== undefined) into.set(code, text(hex));
				continue;
			}
			const first = text(list[0] ?? "");
			const last = first.codePointAt(first.length - 1) ?? 0;
			into.set(
				code,
				first.slice(0, -1) + String.fromCodePoint(last + code - from),
			);
		}
	}
}

/** The boxes of a TrueType font’s glyphs (OpenType, glyf); absent for one without an outline, whose two places in `loca` are the same. */
function outlines(
	font: Buffer,
): ((glyph: number) => Ink | undefined) | undefined {
	try {
		const tables = new Map<string, number>();
		for (let index = 0; index < font.readUInt16BE(4); index += 1) {
			const entry = 12 + index * 16;
			tables.set(
				font.toString("latin1", entry, entry + 4),
				font.readUInt32BE(entry + 8),
			);
		}
		const [head, loca] = [tables.get("head"), tables.get("loca")];
		const glyf = tables.get("glyf");
		if (head === undefined || loca === undefined || glyf === undefined)
			return undefined;
		const scale = 1000 / font.readUInt16BE(head + 18);
		const long = font.readUInt16BE(head + 50) === 1;
		const place = (glyph: number) =>
			long
				? font.readUInt32BE(loca + glyph * 4)
				: font.readUInt16BE(loca + glyph * 2) * 2;
		const read = (glyph: number): Ink | undefined => {
			if (place(glyph + 1) <= place(glyph)) return undefined;
			const [left = 0, bottom = 0, right = 0, top = 0] = [2, 4, 6, 8].map(
				(at) => font.readInt16BE(glyf + place(glyph) + at) * scale,
			);
			return { left, bottom, right, top };
		};
		const known = new Map<number, Ink | undefined>();
		return (glyph) => {
			if (known.has(glyph)) return known.get(glyph);
			let ink: Ink | undefined;
			try {
				ink = read(glyph);
			} catch {
				// What lies outside the file draws nothing.
			}
			known.set(glyph, ink);
			return ink;
		};
	} catch {
		return undefined;
	}
}

/** Fonts by name in the resources of a page or a form. */
export function fontsIn(
	document: PDFDocument,
	resources: PDFDict | undefined,
	known: Map<PDFDict, Font>,
): (name: string) => Font | undefined {
	const fonts = dictIn(document, resources, "Font");
	const byName = new Map<string, Font>();
	return (name) => {
		const named = byName.get(name);
		if (named) return named;
		const dict = dictIn(document, fonts, PDFName.of(name).decodeText());
		if (!dict) return undefined;
		const font = known.get(dict) ?? readFont(document, dict);
		known.set(dict, font);
		byName.set(name, font);
		return font;
	};
}
