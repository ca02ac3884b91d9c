/** Breaks a font that an edition brings along, in one letter. Each change throws where it finds nothing to change. */
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import {
	PDFArray,
	PDFDict,
	type PDFDocument,
	PDFName,
	PDFNumber,
	PDFRawStream,
} from "@cantoo/pdf-lib";
import * as z from "zod";
import {
	parseMap,
	writeMap,
} from "../../scripts/editions/pdf/finish/content/unicode-map.ts";
import { sfnt } from "../../scripts/fonts/write-truetype.ts";
import type { EditionName } from "../../scripts/model/edition.ts";
import {
	charactersIn,
	readCharacterMaps,
} from "../../scripts/readings/fonts/character-maps.ts";
import { readFace } from "../../scripts/readings/fonts/face.ts";
import { readTables } from "../../scripts/readings/fonts/font-tables.ts";
import { unzip } from "../../scripts/readings/unzip.ts";
import { compressWoff2 } from "../stand-ins/fonts/compress-woff2.ts";
import { editPdf, zip } from "./edit-files.ts";

const letter = z.string().min(1);
const twoLetters = z.tuple([letter, letter]);

export const FontStep = z.union([
	/** Each is drawn as the other. */
	z.strictObject({ exchangeGlyphs: twoLetters }),
	z.strictObject({ emptyGlyph: letter }),
	/** The first is drawn by the glyph of the second: by the character map, or in a PDF by the map from codes to glyphs. */
	z.strictObject({ mapTo: twoLetters }),
	/** Has no glyph any more; in HTML and EPUB. */
	z.strictObject({ unmap: letter }),
	/** Wherever the first stands, the font sets the second; in HTML and EPUB. */
	z.strictObject({ substitute: twoLetters }),
	/** How far the letter moves the pen, in units of the font; in a PDF in thousandths of the size. */
	z.strictObject({ setWidth: letter, to: z.number() }),
	/** What draws the first is said to be the second; in a PDF. */
	z.strictObject({ say: twoLetters }),
]);
export type FontStep = z.infer<typeof FontStep>;

interface FontChange {
	readonly edition: EditionName;
	/** Its PostScript name. */
	readonly font: string;
	readonly steps: readonly FontStep[];
}

export function editFont(
	bytes: Uint8Array,
	{ edition, font, steps }: FontChange,
): Promise<Uint8Array> {
	if (edition === "html") return editInPage(bytes, font, steps);
	if (edition === "epub")
		return Promise.resolve(editInBook(bytes, font, steps));
	return editPdf(bytes, (document) => editInPrint(document, font, steps));
}

const require = createRequire(import.meta.url);

async function editInPage(
	bytes: Uint8Array,
	name: string,
	steps: readonly FontStep[],
): Promise<Uint8Array> {
	const { decompress } = require("wawoff2") as {
		readonly decompress: (font: Buffer) => Promise<Uint8Array>;
	};
	const html = Buffer.from(bytes).toString("utf8");
	for (const [, base64 = ""] of html.matchAll(
		/data:font\/woff2;base64,([\w+/=]+)/g,
	)) {
		const packed = Buffer.from(base64, "base64");
		if (readFace(packed)?.name !== name) continue;
		const font = new OpenFont(await decompress(packed));
		const [changed] = await compressWoff2([font.change(steps)]);
		return Buffer.from(
			html.replace(base64, () => Buffer.from(changed ?? []).toString("base64")),
		);
	}
	throw new Error(`No font ${name}`);
}

function editInBook(
	bytes: Uint8Array,
	name: string,
	steps: readonly FontStep[],
): Uint8Array {
	const entries = new Map(
		[...unzip(bytes)].map(([path, read]) => [path, Buffer.from(read())]),
	);
	for (const [path, font] of entries)
		if (path.endsWith(".ttf") && readFace(font)?.name === name) {
			entries.set(path, Buffer.from(new OpenFont(font).change(steps)));
			return zip(entries);
		}
	throw new Error(`No font ${name}`);
}

/** The tables of a font, and its glyphs as bytes. */
class OpenFont {
	readonly #tables: Map<string, Buffer>;
	readonly #glyphs: Buffer[];
	readonly #glyphOf: (character: string) => number;

	/** `glyphs` has their numbers where the font has no character map. */
	constructor(font: Uint8Array, glyphs?: ReadonlyMap<string, number>) {
		const face = readFace(font);
		if (!face) throw new Error("A damaged font");
		this.#tables = new Map(readTables(font).byTag);
		this.#glyphs = this.#cutGlyphs(face.glyphCount);
		this.#glyphOf = (character) => {
			const glyph = glyphs
				? glyphs.get(character)
				: face.glyphOf(character.codePointAt(0) ?? 0);
			if (!glyph) throw new Error(`No glyph of ${character}`);
			return glyph;
		};
	}

	/** TrueType. */
	change(steps: readonly FontStep[]): Uint8Array {
		for (const step of steps) this.#take(step);
		return sfnt(Object.fromEntries(this.#tables));
	}

	#take(step: FontStep): void {
		if ("exchangeGlyphs" in step) {
			const [one, other] = step.exchangeGlyphs.map(this.#glyphOf);
			this.#setGlyphs([
				[one, this.#glyphs[other ?? 0]],
				[other, this.#glyphs[one ?? 0]],
			]);
		} else if ("emptyGlyph" in step)
			this.#setGlyphs([[this.#glyphOf(step.emptyGlyph), Buffer.alloc(0)]]);
		else if ("mapTo" in step) {
			const [from, to] = step.mapTo;
			this.#map(from, this.#glyphOf(to));
		} else if ("unmap" in step) this.#map(step.unmap, undefined);
		else if ("substitute" in step) {
			const [from = 0, to = 0] = step.substitute.map(this.#glyphOf);
			this.#tables.set("GSUB", substitution(from, to));
		} else if ("setWidth" in step)
			this.#table("hmtx").writeUInt16BE(
				step.to,
				4 * this.#glyphOf(step.setWidth),
			);
		else throw new Error(`No step of a font file: ${JSON.stringify(step)}`);
	}

	#table(tag: string): Buffer {
		const own = Buffer.from(this.#tables.get(tag) ?? Buffer.alloc(0));
		this.#tables.set(tag, own);
		return own;
	}

	#cutGlyphs(count: number): Buffer[] {
		const [loca, glyf] = [this.#table("loca"), this.#table("glyf")];
		const isLong = this.#table("head").readUInt16BE(50) === 1;
		const place = (glyph: number) =>
			isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);
		return Array.from({ length: count }, (_, glyph) =>
			glyf.subarray(place(glyph), place(glyph + 1)),
		);
	}

	#setGlyphs(
		changed: readonly (readonly [number | undefined, Buffer | undefined])[],
	): void {
		for (const [glyph = 0, outline = Buffer.alloc(0)] of changed) {
			if (this.#glyphs[glyph]?.equals(outline))
				throw new Error(`The same outline: ${glyph}`);
			this.#glyphs[glyph] = outline;
		}
		const loca = Buffer.alloc(4 * (this.#glyphs.length + 1));
		let at = 0;
		this.#glyphs.forEach((outline, glyph) => {
			at += outline.length;
			loca.writeUInt32BE(at, 4 * (glyph + 1));
		});
		this.#tables.set("glyf", Buffer.concat(this.#glyphs));
		this.#tables.set("loca", loca);
		this.#table("head").writeUInt16BE(1, 50);
	}

	/** Writes all of the map anew, as format 12. */
	#map(character: string, glyph: number | undefined): void {
		const code = character.codePointAt(0) ?? 0;
		const maps = readCharacterMaps(this.#table("cmap"));
		const all = new Map(
			[...charactersIn(maps)].map((one) => [
				one,
				this.#glyphOf(String.fromCodePoint(one)),
			]),
		);
		if (all.get(code) === glyph) throw new Error(`The same: ${character}`);
		if (glyph === undefined) all.delete(code);
		else all.set(code, glyph);
		const groups = [...all].sort(([a], [b]) => a - b);
		const table = Buffer.alloc(28 + 12 * groups.length);
		const head = [0x00000001, 0x0003000a, 12, 0x000c0000];
		[...head, table.length - 12, 0, groups.length].forEach((value, index) => {
			table.writeUInt32BE(value, 4 * index);
		});
		groups
			.flatMap(([one, own]) => [one, one, own])
			.forEach((value, index) => {
				table.writeUInt32BE(value, 28 + 4 * index);
			});
		this.#tables.set("cmap", table);
	}
}

/** A table GSUB with one lookup, for all scripts. */
function substitution(from: number, to: number): Buffer {
	const words = [1, 0, 10, 30, 44];
	const scripts = [1, 0x4446, 0x4c54, 8, 4, 0, 0, 0xffff, 1, 0];
	const features = [1, 0x6363, 0x6d70, 8, 0, 1, 0];
	const lookups = [1, 4, 1, 0, 1, 8, 2, 8, 1, to, 1, 1, from];
	const all = [...words, ...scripts, ...features, ...lookups];
	const table = Buffer.alloc(2 * all.length);
	all.forEach((word, index) => {
		table.writeUInt16BE(word, 2 * index);
	});
	return table;
}

function editInPrint(
	document: PDFDocument,
	name: string,
	steps: readonly FontStep[],
): void {
	const { context } = document;
	const font = context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.filter((object) => object instanceof PDFDict)
		.find(
			(dict) =>
				/^\/[A-Z]{6}\+(.*)$/
					.exec(String(dict.get(PDFName.of("BaseFont"))))?.[1]
					?.startsWith(name) && dict.has(PDFName.of("DescendantFonts")),
		);
	if (!font) throw new Error(`No font ${name}`);
	const inner = font
		.lookup(PDFName.of("DescendantFonts"), PDFArray)
		.lookup(0, PDFDict);
	const descriptor = inner.lookup(PDFName.of("FontDescriptor"), PDFDict);
	const texts = parseMap(streamOf(font, "ToUnicode").toString("latin1"));
	const codes = new Map([...texts].map(([code, text]) => [text, code]));
	const codeOf = (text: string) => {
		const code = codes.get(text);
		if (code === undefined) throw new Error(`No glyph of ${text}`);
		return code;
	};
	const write = (dict: PDFDict, key: string, bytes: Uint8Array) =>
		dict.set(PDFName.of(key), context.register(context.flateStream(bytes)));
	for (const step of steps)
		if ("say" in step) {
			const [from, to] = step.say;
			texts.set(codeOf(from), to);
			write(
				font,
				"ToUnicode",
				Buffer.from(
					writeMap(
						[...texts].sort(([a], [b]) => a - b),
						2,
					),
				),
			);
		} else if ("mapTo" in step) {
			const [from, to] = step.mapTo.map(codeOf);
			const map = Buffer.alloc(2 * 0x10000);
			for (let code = 0; code < 0x10000; code += 1)
				map.writeUInt16BE(code === from ? (to ?? 0) : code, 2 * code);
			write(inner, "CIDToGIDMap", map);
		} else if ("setWidth" in step) {
			const widths = inner.lookup(PDFName.of("W"), PDFArray);
			widths.push(PDFNumber.of(codeOf(step.setWidth)));
			widths.push(context.obj([step.to]));
		} else {
			const program = new OpenFont(streamOf(descriptor, "FontFile2"), codes);
			write(descriptor, "FontFile2", program.change([step]));
		}
}

function streamOf(dict: PDFDict, key: string): Buffer {
	const stream = dict.lookup(PDFName.of(key));
	if (!(stream instanceof PDFRawStream)) throw new Error(`No stream ${key}`);
	return inflateSync(stream.getContents());
}
