/** What text each glyph stands for: the ToUnicode maps of the fonts, mended from the ActualText that Chromium writes around glyphs. */

import { inflateSync } from "node:zlib";
import { decodePDFRawStream, type PDFDict, PDFName } from "@cantoo/pdf-lib";
import { dictAt, nameAt, type OpenFile, streamAt } from "./open-file.ts";
import { latin1 } from "./scan-operators.ts";

export class FontBook {
	private readonly file: OpenFile;
	private readonly fonts = new Map<PDFDict, GlyphText>();

	constructor(file: OpenFile) {
		this.file = file;
	}

	/** The font that `resources` calls `name`. */
	find(resources: PDFDict | undefined, name: string): GlyphText | undefined {
		const fonts = resources && dictAt(resources, "Font");
		const dict = fonts && dictAt(fonts, name);
		if (!dict) return undefined;
		const known = this.fonts.get(dict);
		if (known) return known;
		const font = new GlyphText(dict);
		this.fonts.set(dict, font);
		return font;
	}

	/** Writes the maps that have learned something, and reports fonts of the kind that cannot be printed well. */
	settle(): void {
		for (const font of this.fonts.values()) {
			font.settle(this.file);
			if (font.isDrawn)
				this.file.faults.push({
					rule: "fonts-are-truetype",
					message:
						"Unexpected Type 3 font, expected static TrueType: add a face for this weight and style, or use one that has it",
				});
		}
	}
}

/** One font: glyph codes and their text. */
export class GlyphText {
	readonly learned = new Map<number, string>();
	/** Glyphs that are shown although nothing says what they stand for: parts of a character. */
	readonly unexplained = new Set<number>();
	/** Glyphs that are shown with the text of the print’s map. */
	private readonly plain = new Set<number>();
	/** Glyphs that had another text in the print’s map. */
	private readonly changed = new Set<number>();
	/** Bytes of one glyph code. */
	readonly codeLength: 1 | 2;
	/** Whether glyphs are drawings (Type 3) instead of an embedded font. */
	readonly isDrawn: boolean;
	private readonly dict: PDFDict;
	private readonly texts: Map<number, string>;

	constructor(dict: PDFDict) {
		this.dict = dict;
		const subtype = nameAt(dict, "Subtype");
		this.codeLength = subtype === "Type0" ? 2 : 1;
		this.isDrawn = subtype === "Type3";
		const map = streamAt(dict, "ToUnicode");
		this.texts = map
			? parseMap(Buffer.from(decode(map)).toString("latin1"))
			: new Map();
		for (const [glyph, text] of this.texts) this.mend(glyph, text);
	}

	private mend(glyph: number, text: string): void {
		// Chromium writes U+0000 for a part of a character, which says nothing.
		if (/^[\0\ufeff\ufffe]*$/.test(text)) this.texts.delete(glyph);
		// The hyphen at the end of a line: readers join “inter-” and “national”, but not with U+2010.
		if (text === "\u2010") this.learned.set(glyph, "-");
	}

	textOf(glyph: number): string | undefined {
		return this.learned.get(glyph) ?? this.texts.get(glyph);
	}

	/** Writes the map where it has changed; each glyph that is shown gets a text (ISO 14289-1 §7.21.7). */
	settle(file: OpenFile): void {
		for (const glyph of this.unexplained)
			if (this.textOf(glyph) === undefined) this.learned.set(glyph, "\u200b");
		if (this.learned.size > 0) this.write(file);
	}

	/**
	 * Whether the glyph’s own map now says `text`, so that it needs no ActualText around it.
	 * A map is changed where it said nothing, or another form of the same characters (a ligature, a radical),
	 * or what the glyph has not been shown with so far.
	 */
	learn(glyph: number, text: string): boolean {
		const current = this.textOf(glyph);
		if (current === text || (current === "-" && text === "\u2010")) return true;
		if (this.learned.has(glyph) || this.plain.has(glyph) || glyph === 0)
			return false;
		this.learned.set(glyph, text);
		const isOther =
			current !== undefined &&
			current.normalize("NFKC") !== text.normalize("NFKC");
		if (isOther) this.changed.add(glyph);
		return true;
	}

	/** Notes that a glyph is shown with the text of the print’s map; whether the map now says something else. */
	showsPlain(glyph: number): boolean {
		if (this.changed.has(glyph)) return true;
		this.plain.add(glyph);
		return false;
	}

	/** What the print’s own map says. */
	printedText(glyph: number): string | undefined {
		return this.texts.get(glyph);
	}

	private write(file: OpenFile): void {
		const entries = [...new Map([...this.texts, ...this.learned])].sort(
			([a], [b]) => a - b,
		);
		const map = new TextEncoder().encode(mapOf(entries, this.codeLength));
		this.dict.set(
			PDFName.of("ToUnicode"),
			file.context.register(file.context.flateStream(map)),
		);
	}
}

/** The glyph codes in the strings of a text-showing operator. */
export function glyphsOf(
	bytes: Uint8Array,
	start: number,
	end: number,
	codeLength: 1 | 2,
): number[] {
	const codes: number[] = [];
	let pending = -1;
	const take = (byte: number) => {
		if (codeLength === 1) codes.push(byte);
		else if (pending < 0) pending = byte;
		else {
			codes.push(pending * 256 + byte);
			pending = -1;
		}
	};
	for (let at = start; at < end; ) {
		if (bytes[at] === 0x28) at = visitLiteral(bytes, at, take);
		else if (bytes[at] === 0x3c) at = visitHex(bytes, at, take);
		else at++;
	}
	return codes;
}

function visitHex(
	bytes: Uint8Array,
	from: number,
	take: (byte: number) => void,
): number {
	let at = from + 1;
	let high = -1;
	for (; at < bytes.length && bytes[at] !== 0x3e; at++) {
		const digit = hexDigit(bytes[at] ?? 0);
		if (digit < 0) continue;
		if (high < 0) high = digit;
		else {
			take(high * 16 + digit);
			high = -1;
		}
	}
	if (high >= 0) take(high * 16);
	return at + 1;
}

function hexDigit(byte: number): number {
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	const letter = byte | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const escapes = new Map(
	Object.entries({ n: 10, r: 13, t: 9, b: 8, f: 12 }).map(([letter, byte]) => [
		letter.charCodeAt(0),
		byte,
	]),
);

/** ISO 32000-1 §7.3.4.2. */
function visitLiteral(
	bytes: Uint8Array,
	from: number,
	take: (byte: number) => void,
): number {
	let depth = 1;
	let at = from + 1;
	while (at < bytes.length) {
		const byte = bytes[at] ?? 0;
		at++;
		if (byte === 0x28) depth++;
		if (byte === 0x29 && --depth === 0) return at;
		if (byte !== 0x5c) {
			take(byte);
			continue;
		}
		at = visitEscape(bytes, at, take);
	}
	return at;
}

function visitEscape(
	bytes: Uint8Array,
	from: number,
	take: (byte: number) => void,
): number {
	const byte = bytes[from] ?? 0;
	if (byte === 13) return bytes[from + 1] === 10 ? from + 2 : from + 1;
	if (byte === 10) return from + 1;
	const octal = /^[0-7]{1,3}/.exec(latin1(bytes, from, from + 3))?.[0];
	take(octal ? Number.parseInt(octal, 8) & 255 : (escapes.get(byte) ?? byte));
	return from + (octal?.length ?? 1);
}

export function decode(
	stream: NonNullable<ReturnType<typeof streamAt>>,
): Uint8Array {
	const isFlate = nameAt(stream.dict, "Filter") === "FlateDecode";
	const isPlain = isFlate && !dictAt(stream.dict, "DecodeParms");
	return isPlain
		? inflateSync(stream.contents)
		: decodePDFRawStream(stream).decode();
}

function parseMap(source: string): Map<number, string> {
	const texts = new Map<number, string>();
	for (const [, block = ""] of source.matchAll(
		/beginbfchar([\s\S]*?)endbfchar/g,
	))
		for (const [, code = "", text = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi,
		))
			texts.set(Number.parseInt(code, 16), fromHex(text));
	for (const [, block = ""] of source.matchAll(
		/beginbfrange([\s\S]*?)endbfrange/g,
	))
		for (const [, first = "", last = "", text = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(<[0-9a-f]*>|\[[^\]]*\])/gi,
		))
			setRange(
				texts,
				Number.parseInt(first, 16),
				Number.parseInt(last, 16),
				text,
			);
	return texts;
}

function setRange(
	texts: Map<number, string>,
	first: number,
	last: number,
	target: string,
): void {
	const listed = [...target.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = ""]) =>
		fromHex(hex),
	);
	for (let code = first; code <= Math.min(last, first + 0xffff); code++) {
		const offset = code - first;
		const text = target.startsWith("[")
			? listed[offset]
			: advanced(listed[0] ?? "", offset);
		if (text) texts.set(code, text);
	}
}

function advanced(text: string, offset: number): string {
	if (text === "") return "";
	const last = text.charCodeAt(text.length - 1) + offset;
	return text.slice(0, -1) + String.fromCharCode(last);
}

function fromHex(hex: string): string {
	let text = "";
	for (let at = 0; at + 4 <= hex.length; at += 4)
		text += String.fromCharCode(Number.parseInt(hex.slice(at, at + 4), 16));
	return text;
}

/** A ToUnicode CMap (ISO 32000-1 §9.10.3), at most a hundred entries in each block. */
function mapOf(
	entries: readonly (readonly [number, string])[],
	codeLength: 1 | 2,
): string {
	const code = (glyph: number) => hex(glyph, codeLength * 2);
	const blocks: string[] = [];
	for (let at = 0; at < entries.length; at += 100) {
		const block = entries.slice(at, at + 100);
		const lines = block.map(
			([glyph, text]) =>
				`<${code(glyph)}> <${Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join("")}>`,
		);
		blocks.push(`${block.length} beginbfchar\n${lines.join("\n")}\nendbfchar`);
	}
	return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${code(0)}> <${"F".repeat(codeLength * 2)}>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function hex(value: number, digits: number): string {
	return value.toString(16).toUpperCase().padStart(digits, "0");
}
