/**
 * Fonts of builds in the tests’ own process are packed fast, as sound files that are not small: in earnest, letters that
 * no build had before take half a second of a processor. Builds of the command line and the tests of fonts pack in earnest.
 */
import { brotliCompressSync, constants } from "node:zlib";
import type * as packing from "../../../scripts/fonts/compress-woff2.ts";

export { compressWoff2 as compressInEarnest } from "../../../scripts/fonts/compress-woff2.ts";

export const compressWoff2: typeof packing.compressWoff2 = async (fonts) =>
	fonts.map(pack);

/** Known tags of WOFF2 (W3C Recommendation WOFF2 §4.1) with the version that leaves a table as it is; all others are written out. */
const known: Readonly<Record<string, number>> = {
	cmap: 0,
	glyf: 10 | (3 << 6),
	loca: 11 | (3 << 6),
};
const writtenOut = 63;

function pack(font: Uint8Array): Uint8Array {
	const bytes = Buffer.from(font.buffer, font.byteOffset, font.length);
	const count = bytes.readUInt16BE(4);
	const tables = Array.from({ length: count }, (_, index) => {
		const at = 12 + 16 * index;
		const tag = bytes.toString("latin1", at, at + 4);
		const start = bytes.readUInt32BE(at + 8);
		return {
			tag,
			data: bytes.subarray(start, start + bytes.readUInt32BE(at + 12)),
		};
	});
	const directory = Buffer.concat(
		tables.map(({ tag, data }) =>
			Buffer.concat([
				known[tag] === undefined
					? Buffer.from(`${String.fromCharCode(writtenOut)}${tag}`, "latin1")
					: Buffer.of(known[tag]),
				base128(data.length),
			]),
		),
	);
	const packed = brotliCompressSync(
		Buffer.concat(tables.map(({ data }) => data)),
		{ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
	);
	const header = Buffer.alloc(48);
	header.write("wOF2", "latin1");
	bytes.copy(header, 4, 0, 4);
	const length = 48 + directory.length + packed.length;
	// Browsers read none that does not end at a multiple of four.
	const padding = Buffer.alloc(-length & 3);
	header.writeUInt32BE(length + padding.length, 8);
	header.writeUInt16BE(count, 12);
	header.writeUInt32BE(bytes.length, 16);
	header.writeUInt32BE(packed.length, 20);
	return Buffer.concat([header, directory, packed, padding]);
}

/** Seven bits a byte, the highest bit tells that more follow. */
function base128(value: number): Buffer {
	const bytes = [value & 0x7f];
	for (let rest = value >> 7; rest > 0; rest >>= 7)
		bytes.unshift((rest & 0x7f) | 0x80);
	return Buffer.from(bytes);
}
