/** Outlines → the bytes of a TrueType font: no more than a shaper and a subsetter ask for (OpenType 1.9, chapter “Required tables”). */

/** A point of an outline, in units of the font. */
export interface OutlinePoint {
	readonly x: number;
	readonly y: number;
	readonly isOnCurve: boolean;
}

export interface Glyph {
	/** The character that it draws. */
	readonly codePoint: number;
	/** Units to the next glyph. */
	readonly advance: number;
	/** Closed, with quadratic curves; outer ones turn right. */
	readonly contours: readonly (readonly OutlinePoint[])[];
}

interface TrueTypeFont {
	readonly family: string;
	readonly unitsPerEm: number;
	readonly ascent: number;
	readonly descent: number;
	/** In the order of their code points. */
	readonly glyphs: readonly Glyph[];
}

/** Every glyph is a base, marks included, so that none is drawn over another. */
export function writeTrueType(font: TrueTypeFont): Uint8Array {
	const empty = { advance: font.unitsPerEm, contours: [] };
	const glyphs = [empty, ...font.glyphs];
	const outlines = glyphs.map(({ contours }) => outline(contours));
	return sfnt({
		GDEF: table(u32(0x00010000), u16(12, 0, 0, 0), baseClasses(glyphs.length)),
		"OS/2": metrics(font),
		cmap: characterMap(font.glyphs),
		glyf: Buffer.concat(outlines),
		head: head(font),
		hhea: table(
			u32(0x00010000),
			i16(font.ascent, -font.descent, 0),
			u16(Math.max(...glyphs.map(({ advance }) => advance))),
			i16(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
			u16(glyphs.length),
		),
		hmtx: table(...glyphs.map((glyph) => sideOf(glyph))),
		loca: locations(outlines),
		maxp: maximum(glyphs),
		name: names(font.family),
		post: table(u32(0x00030000), Buffer.alloc(28)),
	});
}

function sideOf({ advance, contours }: Omit<Glyph, "codePoint">): Buffer {
	const left = Math.min(...contours.flat().map(({ x }) => x));
	return table(u16(advance), i16(contours.length > 0 ? left : 0));
}

/** Simple glyphs, each coordinate in two bytes. */
function outline(contours: Glyph["contours"]): Buffer {
	const points = contours.flat();
	if (points.length === 0) return Buffer.alloc(0);
	const xs = points.map(({ x }) => x);
	const ys = points.map(({ y }) => y);
	let end = -1;
	const ends = contours.map((contour) => {
		end += contour.length;
		return end;
	});
	return padded(
		table(
			i16(contours.length),
			i16(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)),
			u16(...ends, 0),
			Buffer.from(points.map(({ isOnCurve }) => (isOnCurve ? 1 : 0))),
			i16(...steps(xs)),
			i16(...steps(ys)),
		),
	);
}

function steps(values: readonly number[]): number[] {
	return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function locations(outlines: readonly Buffer[]): Buffer {
	let at = 0;
	return u32(
		0,
		...outlines.map(({ length }) => {
			at += length;
			return at;
		}),
	);
}

/** Format 12, which holds characters beyond the first plane too. */
function characterMap(glyphs: readonly Glyph[]): Buffer {
	const groups = glyphs.map(({ codePoint }, index) =>
		u32(codePoint, codePoint, index + 1),
	);
	return table(
		u16(0, 1, 3, 10),
		u32(12),
		u16(12, 0),
		u32(16 + 12 * groups.length, 0, groups.length),
		...groups,
	);
}

/** Class 1 of a glyph: a base (OpenType, GDEF: format 2). */
function baseClasses(count: number): Buffer {
	return u16(2, 1, 0, count - 1, 1);
}

function head({ unitsPerEm, ascent, descent, glyphs }: TrueTypeFont): Buffer {
	const width = Math.max(0, ...glyphs.map(({ advance }) => advance));
	return table(
		u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
		u16(0b11, unitsPerEm),
		// No dates: a font has the same bytes whenever it is made.
		Buffer.alloc(16),
		i16(0, -descent, width, ascent),
		u16(0, 6),
		i16(2, 1, 0),
	);
}

function maximum(glyphs: readonly Omit<Glyph, "codePoint">[]): Buffer {
	const points = glyphs.map(({ contours }) => contours.flat().length);
	const contours = glyphs.map((glyph) => glyph.contours.length);
	return table(
		u32(0x00010000),
		u16(glyphs.length, Math.max(...points), Math.max(...contours)),
		u16(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
	);
}

/** Version 4, weight 400, width 5, and no limit to embedding. */
function metrics({ ascent, descent, glyphs }: TrueTypeFont): Buffer {
	const codes = glyphs.map(({ codePoint }) => Math.min(codePoint, 0xffff));
	return table(
		u16(4),
		i16(1000),
		u16(400, 5, 0),
		i16(650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
		Buffer.alloc(10),
		u32(0, 0, 0, 0),
		Buffer.from("NONE"),
		u16(0x40, Math.min(...codes), Math.max(...codes)),
		i16(ascent, -descent, 0),
		u16(ascent, descent),
		u32(0, 0),
		i16(500, 700),
		u16(0, 32, 0),
	);
}

function names(family: string): Buffer {
	// A name for PostScript has no blanks.
	const forPrint = `${family.replaceAll(" ", "")}-Regular`;
	const strings = [family, "Regular", family, family, "1", forPrint];
	const ids = [1, 2, 3, 4, 5, 6];
	const texts = strings.map((text) => Buffer.from(text, "utf16le").swap16());
	let at = 0;
	const records = texts.map((text, index) => {
		const record = u16(3, 1, 0x409, ids[index] ?? 0, text.length, at);
		at += text.length;
		return record;
	});
	return table(
		u16(0, records.length, 6 + 12 * records.length),
		...records,
		...texts,
	);
}

/** The tables behind their directory, in the order of their tags. */
export function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
	const entries = Object.entries(tables);
	const power = 2 ** Math.floor(Math.log2(entries.length));
	let at = 12 + 16 * entries.length;
	const directory = entries.map(([tag, bytes]) => {
		const record = table(
			Buffer.from(tag.padEnd(4)),
			u32(checksum(bytes), at, bytes.length),
		);
		at += padded(bytes).length;
		return record;
	});
	return table(
		u32(0x00010000),
		u16(
			entries.length,
			power * 16,
			Math.log2(power),
			(entries.length - power) * 16,
		),
		...directory,
		...entries.map(([, bytes]) => padded(bytes)),
	);
}

function checksum(bytes: Buffer): number {
	const whole = padded(bytes);
	let sum = 0;
	for (let at = 0; at < whole.length; at += 4)
		sum = (sum + whole.readUInt32BE(at)) >>> 0;
	return sum;
}

function padded(bytes: Buffer): Buffer {
	return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function table(...parts: readonly Buffer[]): Buffer {
	return Buffer.concat(parts);
}

function u32(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(4 * values.length);
	values.forEach((value, index) => {
		bytes.writeUInt32BE(value, 4 * index);
	});
	return bytes;
}

function u16(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(2 * values.length);
	values.forEach((value, index) => {
		bytes.writeUInt16BE(value, 2 * index);
	});
	return bytes;
}

function i16(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(2 * values.length);
	values.forEach((value, index) => {
		bytes.writeInt16BE(value, 2 * index);
	});
	return bytes;
}
