/** The bytes of a font file, TrueType or WOFF2 → its tables. It knows nothing of what they hold. */
import { brotliDecompressSync } from "node:zlib";
import { sizeLimits } from "../unreadable.ts";

export interface FontTables {
	/** By tag, in the order of the file. */
	readonly byTag: ReadonlyMap<string, Buffer>;
	/** Tags of those that WOFF2 writes in a form of its own: outlines and widths. */
	readonly transformed: ReadonlySet<string>;
}

/** Throws an error of any kind where the file is damaged: read beyond an end, or unpacked to nothing or too much. */
export function readTables(font: Uint8Array): FontTables {
	const bytes = Buffer.from(font.buffer, font.byteOffset, font.length);
	const kind = bytes.toString("latin1", 0, 4);
	if (kind === "wOF2") return tablesOfWoff2(bytes);
	if (!sfntKinds.has(kind)) throw new RangeError("Unexpected kind of font");
	return tablesOfSfnt(bytes);
}

/** TrueType outlines: version 1.0, or Apple’s word for it. */
const sfntKinds = new Set(["\u0000\u0001\u0000\u0000", "true"]);

/** OpenType 1.9, “Organization of an OpenType font”. */
function tablesOfSfnt(bytes: Buffer): FontTables {
	const byTag = new Map<string, Buffer>();
	for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
		const at = 12 + 16 * index;
		const start = bytes.readUInt32BE(at + 8);
		const end = start + bytes.readUInt32BE(at + 12);
		if (end > bytes.length) throw new RangeError("A table is cut off");
		addTable(byTag, bytes.toString("latin1", at, at + 4), bytes, start, end);
	}
	return { byTag, transformed: new Set() };
}

/** Of two tables with one tag, readers take different ones. */
function addTable(
	byTag: Map<string, Buffer>,
	tag: string,
	bytes: Buffer,
	start: number,
	end: number,
): void {
	if (byTag.has(tag)) throw new RangeError(`Unexpected second table ${tag}`);
	byTag.set(tag, bytes.subarray(start, end));
}

/** Tags that WOFF2 writes as numbers (W3C Recommendation WOFF2 §4.1); 63 is followed by the tag itself. */
const known =
	"cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
		.split(" ")
		.map((tag) => tag.replace("_", " "));

/** W3C Recommendation WOFF2 §4 and §5: a directory, and all tables in one stream of Brotli. */
function tablesOfWoff2(bytes: Buffer): FontTables {
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
	const places: { tag: string; start: number; end: number }[] = [];
	const transformed = new Set<string>();
	let start = 0;
	for (let index = 0; index < bytes.readUInt16BE(12); index += 1) {
		const flags = bytes.readUInt8(at);
		at += 1;
		let tag = known[flags & 0x3f];
		if (tag === undefined) {
			tag = bytes.toString("latin1", at, at + 4);
			at += 4;
		}
		const version = flags >> 6;
		const isOutline = tag === "glyf" || tag === "loca";
		const whole = number();
		const isTransformed = isOutline ? version !== 3 : version !== 0;
		if (isTransformed) transformed.add(tag);
		const end = start + (isTransformed ? number() : whole);
		places.push({ tag, start, end });
		start = end;
	}
	const data = brotliDecompressSync(bytes.subarray(at, at + packed), {
		maxOutputLength: sizeLimits.stream,
	});
	if (start > data.length) throw new RangeError("A table is cut off");
	const byTag = new Map<string, Buffer>();
	for (const { tag, start, end } of places)
		addTable(byTag, tag, data, start, end);
	return { byTag, transformed };
}
