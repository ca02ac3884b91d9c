/** The bytes of a font, TrueType or WOFF2 → what it is called, which glyphs stand for which characters, and what each draws. */
import {
	type CharacterMaps,
	glyphIn,
	readCharacterMaps,
} from "./character-maps.ts";
import { readTables } from "./font-tables.ts";
import { readGlyf } from "./glyf-table.ts";
import { readMathVariants } from "./math-variants.ts";
import { type Positions, readPositions } from "./positions.ts";
import type { GlyphPart, RawGlyph } from "./raw-glyph.ts";
import { readSubstitutions, type Substitution } from "./substitutions.ts";
import { readWoff2Glyf, restoreHmtx } from "./woff2-glyf.ts";

export interface Face {
	/** Its PostScript name, as `SourceSerif4-Italic`; empty where it has none. */
	readonly name: string;
	readonly unitsPerEm: number;
	readonly tags: readonly string[];
	/** None in a font of a PDF. */
	readonly characters: CharacterMaps;
	readonly glyphCount: number;
	/** The glyph of a character, or 0. */
	readonly glyphOf: (character: number) => number;
	/** What a glyph draws, where it stands from the pen; empty where it draws nothing. */
	readonly outlineOf: (glyph: number) => Outline;
	/** The same before its parts are put together. */
	readonly rawOf: (glyph: number) => RawGlyph;
	/** Where the left edge of its box stands from the pen. */
	readonly bearingOf: (glyph: number) => number;
	/** How far it moves the pen, in units of the font. */
	readonly advanceOf: (glyph: number) => number;
	/** Whether it, or a part of it, has instructions, which can move its points. */
	readonly isProgrammed: (glyph: number) => boolean;
	/** Which glyphs it may set for which; `first` are those at whose beginning something is asked for, if not for all. */
	readonly substitutions: (
		first?: ReadonlySet<number>,
	) => readonly Substitution[];
	/** Of each glyph those that are set for it in formulas where it has to be larger. */
	readonly mathVariants: () => ReadonlyMap<number, readonly number[]>;
	/** How far it may move glyphs. */
	readonly positions: () => Positions;
}

/** Of its points x, y, and 1 on the curve or 0 beside it, in units of the font; behind them, of each contour the number of its last point. */
export type Outline = Float64Array;

/** Nothing where the file is damaged, or no font with outlines of TrueType. */
export function readFace(font: Uint8Array): Face | undefined {
	try {
		return openFace(font);
	} catch (error) {
		// Read beyond an end, or unpacked to nothing or too much.
		if (error instanceof Error) return undefined;
		throw error;
	}
}

function openFace(font: Uint8Array): Face {
	const { byTag, transformed } = readTables(font);
	const table = (tag: string) => {
		const found = byTag.get(tag);
		if (!found) throw new RangeError(`Missing table ${tag}`);
		return found;
	};
	const unitsPerEm = table("head").readUInt16BE(18);
	const isLong = table("head").readUInt16BE(50) === 1;
	const glyphCount = table("maxp").readUInt16BE(4);
	const widths = table("hhea").readUInt16BE(34);
	const packed = transformed.has("glyf")
		? readWoff2Glyf(table("glyf"))
		: undefined;
	const read = packed
		? (glyph: number) => packedGlyph(packed, glyph)
		: readGlyf(table("glyf"), table("loca"), isLong);
	const hmtx = transformed.has("hmtx")
		? restoreHmtx(table("hmtx"), widths, packed ?? [])
		: table("hmtx");
	const glyphs = new Glyphs(read, glyphCount, hmtx, widths);
	const cmap = byTag.get("cmap");
	const characters = cmap
		? readCharacterMaps(cmap)
		: { maps: [], variants: () => [], otherFormats: [] };
	const name = byTag.get("name");
	return {
		name: name ? postScriptName(name) : "",
		unitsPerEm,
		tags: [...byTag.keys()],
		characters,
		glyphCount,
		glyphOf: (character) => glyphIn(characters.maps, character),
		outlineOf: (glyph) => glyphs.outlineOf(glyph),
		rawOf: (glyph) => glyphs.rawOf(glyph),
		bearingOf: (glyph) => glyphs.bearingOf(glyph),
		advanceOf: (glyph) => glyphs.advanceOf(glyph),
		isProgrammed: (glyph) => glyphs.isProgrammed(glyph, 0),
		substitutions: (first) => {
			const gsub = byTag.get("GSUB");
			return gsub ? readSubstitutions(gsub, first) : [];
		},
		mathVariants: once(() => {
			const math = byTag.get("MATH");
			return math ? readMathVariants(math) : new Map<number, number[]>();
		}),
		positions: once(() => {
			const gpos = byTag.get("GPOS");
			return gpos ? readPositions(gpos) : { moves: [], anchors: [] };
		}),
	};
}

function once<T>(read: () => T): () => T {
	let held: { readonly value: T } | undefined;
	return () => {
		held ??= { value: read() };
		return held.value;
	};
}

function packedGlyph(glyphs: readonly RawGlyph[], glyph: number): RawGlyph {
	const found = glyphs[glyph];
	if (!found) throw new RangeError("Missing glyph");
	return found;
}

/** Glyphs within glyphs. */
const mostDepth = 8;

/** Points of one glyph with all its parts; Chinese letters have some hundreds. */
const mostPoints = 100_000;

class Glyphs {
	readonly #read: (glyph: number) => RawGlyph;
	readonly #count: number;
	readonly #hmtx: Buffer;
	readonly #widths: number;
	readonly #known = new Map<number, RawGlyph>();
	readonly #outlines = new Map<number, Outline>();

	constructor(
		read: (glyph: number) => RawGlyph,
		count: number,
		hmtx: Buffer,
		widths: number,
	) {
		this.#read = read;
		this.#count = count;
		this.#hmtx = hmtx;
		this.#widths = widths;
	}

	outlineOf(glyph: number): Outline {
		const known = this.#outlines.get(glyph);
		if (known) return known;
		const { points, ends } = this.#whole(glyph, 0);
		// Readers draw the left edge of the box at the bearing (OpenType, hmtx).
		const shift =
			points.length > 0 ? this.bearingOf(glyph) - this.rawOf(glyph).left : 0;
		const outline = new Float64Array(points.length + ends.length);
		for (let at = 0; at < points.length; at += 3) {
			outline[at] = (points[at] ?? 0) + shift;
			outline[at + 1] = points[at + 1] ?? 0;
			outline[at + 2] = points[at + 2] ?? 0;
		}
		outline.set(ends, points.length);
		this.#outlines.set(glyph, outline);
		return outline;
	}

	advanceOf(glyph: number): number {
		this.#requireGlyph(glyph);
		return this.#hmtx.readUInt16BE(4 * Math.min(glyph, this.#widths - 1));
	}

	isProgrammed(glyph: number, depth: number): boolean {
		if (depth > mostDepth) throw new RangeError("Glyphs hold one another");
		const { isProgrammed, parts } = this.rawOf(glyph);
		return (
			isProgrammed ||
			parts.some((part) => this.isProgrammed(part.glyph, depth + 1))
		);
	}

	bearingOf(glyph: number): number {
		return this.#hmtx.readInt16BE(
			glyph < this.#widths
				? 4 * glyph + 2
				: 4 * this.#widths + 2 * (glyph - this.#widths),
		);
	}

	rawOf(glyph: number): RawGlyph {
		const known = this.#known.get(glyph);
		if (known) return known;
		this.#requireGlyph(glyph);
		const read = this.#read(glyph);
		this.#known.set(glyph, read);
		return read;
	}

	#requireGlyph(glyph: number): void {
		if (glyph >= this.#count) throw new RangeError("Missing glyph");
	}

	#whole(glyph: number, depth: number): Points {
		if (depth > mostDepth) throw new RangeError("Glyphs hold one another");
		const raw = this.rawOf(glyph);
		if (raw.parts.length === 0) return raw;
		const points: number[] = [];
		const ends: number[] = [];
		for (const part of raw.parts) {
			const own = this.#whole(part.glyph, depth + 1);
			const before = points.length / 3;
			addPlaced(points, own.points, part);
			for (const end of own.ends) ends.push(before + end);
			if (points.length > 3 * mostPoints)
				throw new RangeError("Unexpected outline");
		}
		return { points, ends };
	}
}

/** As of a raw glyph. */
interface Points {
	readonly points: ArrayLike<number>;
	readonly ends: readonly number[];
}

/** Adds the points of a part where it belongs, beside those that are there. */
function addPlaced(
	there: number[],
	points: ArrayLike<number>,
	{ scale: [a, b, c, d], arguments: [first, second], ...part }: GlyphPart,
): void {
	const placeOf = (at: number): readonly [number, number] => {
		const [x = 0, y = 0] = [points[at], points[at + 1]];
		return [a * x + c * y, b * x + d * y];
	};
	let [x, y] = [first, second];
	if (!part.isPlaced) {
		const [toX, toY] = [there[3 * first], there[3 * first + 1]];
		const [fromX, fromY] = placeOf(3 * second);
		if (toX === undefined || toY === undefined || 3 * second >= points.length)
			throw new RangeError("Missing point");
		[x, y] = [toX - fromX, toY - fromY];
	} else if (part.isOffsetScaled)
		[x, y] = [first * Math.hypot(a, b), second * Math.hypot(c, d)];
	for (let at = 0; at < points.length; at += 3) {
		const [ownX, ownY] = placeOf(at);
		there.push(ownX + x, ownY + y, points[at + 2] ?? 0);
	}
}

/** Name 6 (OpenType, name), as Windows has it where there are several. */
function postScriptName(table: Buffer): string {
	const strings = table.readUInt16BE(4);
	for (let index = 0; index < table.readUInt16BE(2); index += 1) {
		const at = 6 + 12 * index;
		const isWindows = table.readUInt16BE(at) === 3;
		if (!isWindows || table.readUInt16BE(at + 6) !== 6) continue;
		const start = strings + table.readUInt16BE(at + 10);
		const bytes = table.subarray(start, start + table.readUInt16BE(at + 8));
		return Buffer.from(bytes).swap16().toString("utf16le");
	}
	return "";
}
