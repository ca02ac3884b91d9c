/** What the glyphs of an embedded font stand for, and whether they are drawn at all. */
import { Unreadable } from "../unreadable.ts";
import { unpack } from "./filters.ts";
import {
	type ByteString,
	type Dict,
	dictOf,
	isArray,
	nameOf,
	numberOf,
	type Stream,
} from "./objects.ts";
import { type Ink, readOutlines } from "./outlines.ts";
import { readTextMap } from "./text-map.ts";

export interface Font {
	/** `BaseFont`, without the letters that tell subsets apart. */
	readonly name: string;
	/** Bytes of one code in a string. */
	readonly codeLength: 1 | 2;
	readonly isEmbedded: boolean;
	/** The font file in it, where its codes are the numbers of that file’s glyphs. */
	readonly program: (() => Uint8Array) | undefined;
	readonly glyphOf: (code: number) => Glyph;
	/** The glyphs that were asked for, by code. */
	readonly asked: ReadonlyMap<number, Glyph>;
}

export interface Glyph {
	/** What it stands for; nothing where no map tells. */
	readonly text: string;
	/** Whether it is `.notdef`, the box that stands for a missing glyph. */
	readonly isMissing: boolean;
	/** Whether it draws nothing although its text should be seen. */
	readonly isBlank: boolean;
	/** How far it moves the pen, in thousandths of the size. */
	readonly advance: number;
	/** The box around what it draws; absent where it draws nothing. */
	readonly ink: Ink | undefined;
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
	const type = dict.name("Subtype");
	const isComposite = type === "Type0";
	const inner = isComposite ? dictOf(dict.items("DescendantFonts")[0]) : dict;
	const descriptor = inner?.dict("FontDescriptor");
	const isEmbedded =
		type === "Type3" ||
		["FontFile", "FontFile2", "FontFile3"].some((key) =>
			descriptor?.stream(key),
		);
	const file = descriptor?.stream("FontFile2");
	const readGlyph = isComposite
		? compositeGlyphs(dict, inner ?? dict, file)
		: simpleGlyphs(dict);
	const asked = new Map<number, Glyph>();
	const glyphOf = (code: number) => {
		const glyph = asked.get(code) ?? readGlyph(code);
		asked.set(code, glyph);
		return glyph;
	};
	return {
		name: (dict.name("BaseFont") ?? "").replace(/^[A-Z]{6}\+/, ""),
		codeLength: isComposite ? 2 : 1,
		isEmbedded,
		program:
			file && inner && isDirect(dict, inner) ? () => unpack(file) : undefined,
		glyphOf,
		asked,
	};
}

/** Whether a code is the number of its glyph (ISO 32000-1 §9.7.4.2 and §9.7.5.2). */
function isDirect(dict: Dict, inner: Dict): boolean {
	const map = inner.get("CIDToGIDMap");
	return (
		inner.name("Subtype") === "CIDFontType2" &&
		/^Identity-[HV]$/.test(dict.name("Encoding") ?? "") &&
		(map === undefined || nameOf(map) === "Identity")
	);
}

/** Of a font without a map, the codes are those of a Latin encoding. */
function simpleGlyphs(dict: Dict): Font["glyphOf"] {
	const texts = readTextMap(dict);
	const advanceOf = simpleWidths(dict);
	return (code) => ({
		text: (texts ? texts.get(code) : String.fromCharCode(code)) ?? "",
		isMissing: false,
		isBlank: false,
		advance: advanceOf(code),
		ink: usualInk(advanceOf(code)),
	});
}

/** With Identity encodings, as Chromium writes them, the code is the glyph. */
function compositeGlyphs(
	dict: Dict,
	inner: Dict,
	file: Stream | undefined,
): Font["glyphOf"] {
	const texts = readTextMap(dict);
	const advanceOf = compositeWidths(inner);
	const outlineOf = file && readOutlines(unpack(file));
	return (code) => {
		const text = texts?.get(code) ?? "";
		const advance = advanceOf(code);
		const ink = outlineOf ? outlineOf(code) : usualInk(advance);
		const isMissing = code === 0;
		const isBlank = !isMissing && ink === undefined && isSeen.test(text);
		return { text, isMissing, isBlank, advance, ink };
	};
}

/** A character that is to be drawn. */
const isSeen = /[^\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/u;

/** Of a glyph whose outline is not known: as wide as its step, from the baseline to the height of a small letter. */
function usualInk(advance: number): Ink {
	return { left: 0, bottom: 0, right: advance, top: 450 };
}

/** Widths in all ranges of a font; there are 65,536 codes. */
const mostListed = 1_000_000;

/** Of the glyphs of a font whose widths are not in the file, one of the standard fonts. */
const usualWidth = 500;

/** How far the glyph of each code moves the pen. */
type Advances = (code: number) => number;

/** `Widths` from `FirstChar` on (ISO 32000-1 §9.2.4). */
function simpleWidths(dict: Dict): Advances {
	const first = dict.number("FirstChar") ?? 0;
	const widths = dict.numbers("Widths");
	return (code) =>
		widths.length > 0 ? (widths[code - first] ?? 0) : usualWidth;
}

/** `W`, which holds `first [width …]` and `first last width`, and `DW` for all others (ISO 32000-1 §9.7.4.3). */
function compositeWidths(dict: Dict): Advances {
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
