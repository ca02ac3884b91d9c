/** The bytes of a font, TrueType or WOFF2 → the characters that it has glyphs for. */
import { brotliDecompressSync } from "node:zlib";
import { sizeLimits } from "./unreadable.ts";

/** Code points; nothing where the file is damaged. */
export function coverageOf(font: Uint8Array): ReadonlySet<number> | undefined {
	try {
		const bytes = Buffer.from(font.buffer, font.byteOffset, font.length);
		const isCompressed = bytes.toString("latin1", 0, 4) === "wOF2";
		return charactersOf(isCompressed ? mapInWoff2(bytes) : mapIn(bytes));
	} catch (error) {
		// Read beyond an end, or unpacked to nothing or too much.
		if (error instanceof Error) return undefined;
		throw error;
	}
}

/** The table `cmap` of an OpenType file. */
function mapIn(bytes: Buffer): Buffer {
	for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
		const at = 12 + 16 * index;
		if (bytes.toString("latin1", at, at + 4) !== "cmap") continue;
		const start = bytes.readUInt32BE(at + 8);
		return bytes.subarray(start, start + bytes.readUInt32BE(at + 12));
	}
	throw new RangeError("Missing cmap");
}

/** Places of `cmap`, `glyf` and `loca` among the known tags of WOFF2 (§4.1). */
const known = { cmap: 0, glyf: 10, loca: 11, none: 63 };

/** The same table of a WOFF2 file, where it is never transformed (W3C Recommendation WOFF2 §5). */
function mapInWoff2(bytes: Buffer): Buffer {
	const packed = bytes.readUInt32BE(20);
	let at = 48;
	/** UIntBase128: seven bits a byte, the highest tells that more follow. */
	const number = () => {
		let value = 0;
		for (let byte = 0x80; byte & 0x80; at += 1) {
			byte = bytes.readUInt8(at);
			value = value * 128 + (byte & 0x7f);
		}
		return value;
	};
	let start = 0;
	let map: { readonly start: number; readonly end: number } | undefined;
	for (let index = 0; index < bytes.readUInt16BE(12); index += 1) {
		const flags = bytes.readUInt8(at);
		at += 1;
		const tag = flags & 0x3f;
		if (tag === known.none) at += 4;
		const isOutline = tag === known.glyf || tag === known.loca;
		const version = flags >> 6;
		const whole = number();
		const isTransformed = isOutline ? version !== 3 : version !== 0;
		const length = isTransformed ? number() : whole;
		if (tag === known.cmap) map = { start, end: start + length };
		start += length;
	}
	if (!map) throw new RangeError("Missing cmap");
	return brotliDecompressSync(bytes.subarray(at, at + packed), {
		maxOutputLength: sizeLimits.stream,
	}).subarray(map.start, map.end);
}

/** Subtables of a map that are read: fonts have some four. */
const mostTables = 16;

/** Of the subtables with formats for Unicode (OpenType, cmap: formats 4 and 12). */
function charactersOf(map: Buffer): ReadonlySet<number> {
	const found = new Set<number>();
	const count = Math.min(mostTables, map.readUInt16BE(2));
	for (let index = 0; index < count; index += 1) {
		const table = map.subarray(map.readUInt32BE(8 + 8 * index));
		const rangesOf = formats[table.readUInt16BE(0)];
		let next = 0;
		for (const { first, last } of rangesOf?.(table) ?? []) {
			// They stand in order and apart, and no character is beyond the last of Unicode.
			if (first < next || last > 0x10ffff)
				throw new RangeError("Unexpected range");
			next = last + 1;
			for (let code = first; code <= last; code += 1) found.add(code);
		}
	}
	return found;
}

interface Range {
	readonly first: number;
	readonly last: number;
}

/** Without the glyphs’ numbers: a font that was cut lists no character that it does not draw. */
const formats: Readonly<Record<number, (table: Buffer) => Iterable<Range>>> = {
	*4(table) {
		const size = table.readUInt16BE(6);
		for (let at = 0; at < size; at += 2)
			yield {
				first: table.readUInt16BE(16 + size + at),
				last: table.readUInt16BE(14 + at),
			};
	},
	*12(table) {
		const count = table.readUInt32BE(12);
		for (let at = 16; at < 16 + 12 * count; at += 12)
			yield { first: table.readUInt32BE(at), last: table.readUInt32BE(at + 4) };
	},
};
