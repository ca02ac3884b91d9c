/** What text each glyph stands for: the ToUnicode maps of the fonts, mended from the ActualText that Chromium writes around glyphs. */
import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import {
	decode,
	dictAt,
	itemsAt,
	nameAt,
	type OpenFile,
	streamAt,
} from "../open-file.ts";
import { GlyphAdvances } from "./glyph-advances.ts";
import { parseMap, writeMap } from "./unicode-map.ts";

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
	/** Whether its glyphs run along the line by widths that are known (ISO 32000-1 §9.7.4.3). */
	readonly isJoinable: boolean;
	private readonly dict: PDFDict;
	private readonly advances: GlyphAdvances | undefined;
	private readonly texts: Map<number, string>;
	private readonly codes = new Map<string, string>();

	constructor(dict: PDFDict) {
		this.dict = dict;
		const subtype = nameAt(dict, "Subtype");
		this.codeLength = subtype === "Type0" ? 2 : 1;
		this.isDrawn = subtype === "Type3";
		const [descendant] = itemsAt(dict, "DescendantFonts");
		this.isJoinable =
			nameAt(dict, "Encoding") === "Identity-H" &&
			descendant instanceof PDFDict;
		if (descendant instanceof PDFDict)
			this.advances = new GlyphAdvances(descendant);
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

	/** In thousandths of the size of the type. */
	advanceOf(glyph: number): number {
		return this.advances?.of(glyph) ?? 0;
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

	/** A glyph that stands for `text`, as hexadecimal digits. */
	codeOf(text: string): string | undefined {
		if (this.isDrawn) return undefined;
		const known = this.codes.get(text) ?? this.findCode(text);
		if (known !== undefined) this.codes.set(text, known);
		return known;
	}

	private findCode(text: string): string | undefined {
		for (const [glyph, own] of this.texts)
			if (own === text)
				return glyph.toString(16).padStart(this.codeLength * 2, "0");
		return undefined;
	}

	/** What the print’s own map says. */
	printedText(glyph: number): string | undefined {
		return this.texts.get(glyph);
	}

	private write(file: OpenFile): void {
		const entries = [...new Map([...this.texts, ...this.learned])].sort(
			([a], [b]) => a - b,
		);
		const map = new TextEncoder().encode(writeMap(entries, this.codeLength));
		this.dict.set(
			PDFName.of("ToUnicode"),
			file.context.register(file.context.flateStream(map)),
		);
	}
}
