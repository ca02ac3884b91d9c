/** What the glyphs of an embedded font stand for, and whether they are drawn at all. */
import { Unreadable } from "../unreadable.ts";
import { unpack } from "./filters.ts";
import {
	type ByteString,
	type Dict,
	dictOf,
	isArray,
	numberOf,
} from "./objects.ts";
import { readTextMap } from "./text-map.ts";

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

/** The codes in a string. */
export function codesOf({ bytes }: ByteString, length: 1 | 2): number[] {
	const codes: number[] = [];
	for (let at = 0; at + length <= bytes.length; at += length) {
		const byte = bytes.charCodeAt(at);
		codes.push(length === 1 ? byte : byte * 256 + bytes.charCodeAt(at + 1));
	}
	return codes;
}

function readFont(dict: Dict): Font {
	const texts = readTextMap(dict);
	const type = dict.name("Subtype");
	const isComposite = type === "Type0";
	const inner = isComposite ? dictOf(dict.items("DescendantFonts")[0]) : dict;
	const descriptor = inner?.dict("FontDescriptor");
	const file = descriptor?.stream("FontFile2");
	const glyphs = file ? outlines(unpack(file)) : undefined;
	const advanceOf = isComposite
		? compositeWidths(inner ?? dict)
		: simpleWidths(dict);
	return {
		codeLength: isComposite ? 2 : 1,
		isEmbedded:
			type === "Type3" ||
			["FontFile", "FontFile2", "FontFile3"].some((key) =>
				descriptor?.stream(key),
			),
		// A simple font without a map has a Latin encoding.
		textOf: (code) =>
			texts?.get(code) ??
			(isComposite || texts ? undefined : String.fromCharCode(code)),
		// With Identity encodings, as Chromium writes them, the code is the glyph.
		isMissing: (code) => isComposite && code === 0,
		hasOutline: (code) =>
			isComposite && glyphs ? glyphs(code) !== undefined : undefined,
		advanceOf,
		inkOf: (code) =>
			isComposite && glyphs ? glyphs(code) : usualInk(advanceOf(code)),
	};
}

/** Of a glyph whose outline is not known: as wide as its step, from the baseline to the height of a small letter. */
function usualInk(advance: number): Ink {
	return { left: 0, bottom: 0, right: advance, top: 450 };
}

/** Widths in all ranges of a font; there are 65,536 codes. */
const mostListed = 1_000_000;

/** Of the glyphs of a font whose widths are not in the file, one of the standard fonts. */
const usualWidth = 500;

/** `Widths` from `FirstChar` on (ISO 32000-1 §9.2.4). */
function simpleWidths(dict: Dict): Font["advanceOf"] {
	const first = dict.number("FirstChar") ?? 0;
	const widths = dict.numbers("Widths");
	return (code) =>
		widths.length > 0 ? (widths[code - first] ?? 0) : usualWidth;
}

/** `W`, which holds `first [width …]` and `first last width`, and `DW` for all others (ISO 32000-1 §9.7.4.3). */
function compositeWidths(dict: Dict): Font["advanceOf"] {
	const widths = new Map<number, number>();
	const usual = dict.number("DW") ?? 1000;
	const items = dict.items("W");
	let listed = 0;
	for (let at = 0; at + 1 < items.length; ) {
		const first = numberOf(items[at]) ?? 0;
		const next = items[at + 1];
		if (isArray(next)) {
			dict.itemsOf(next).forEach((width, index) => {
				widths.set(first + index, numberOf(width) ?? 0);
			});
			at += 2;
			continue;
		}
		const last = Math.min(numberOf(next) ?? 0, first + 65_535);
		listed += Math.max(0, last - first);
		if (listed > mostListed)
			throw new Unreadable("A font of the PDF lists too many widths");
		for (let code = first; code <= last; code += 1)
			widths.set(code, numberOf(items[at + 2]) ?? 0);
		at += 3;
	}
	return (code) => widths.get(code) ?? usual;
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
	resources: Dict | undefined,
	known: Map<Dict, Font>,
): (name: string) => Font | undefined {
	const fonts = resources?.dict("Font");
	const byName = new Map<string, Font>();
	return (name) => {
		const named = byName.get(name);
		if (named) return named;
		const dict = fonts?.dict(name);
		if (!dict) return undefined;
		const font = known.get(dict) ?? readFont(dict);
		known.set(dict, font);
		byName.set(name, font);
		return font;
	};
}
