/** A PNG as Chromium writes it → its pixels (W3C PNG, third edition, §9). It is no reader of other people’s files: those are read in the room of pictures. */
import { inflateSync } from "node:zlib";
import type { Picture } from "./picture.ts";

/** `bytes` has eight bits a channel, no palette and no interlacing. Throws where it is another. */
export function readScreenshot(bytes: Uint8Array): Picture {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const width = file.readUInt32BE(16);
	const height = file.readUInt32BE(20);
	const channels = channelsOf(file);
	const packed: Buffer[] = [];
	for (let at = 8; at + 8 <= file.length; ) {
		const length = file.readUInt32BE(at);
		if (file.toString("latin1", at + 4, at + 8) === "IDAT")
			packed.push(file.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	const rows = inflateSync(Buffer.concat(packed));
	const row = width * channels;
	const pixels = new Uint8Array(row * height);
	for (let y = 0; y < height; y += 1) {
		const from = y * (row + 1);
		const filter = filters[rows[from] ?? 0];
		if (!filter) throw new Error("Unexpected filter in a PNG of the browser");
		pixels.set(rows.subarray(from + 1, from + 1 + row), y * row);
		filter(pixels, y * row, y * row + row, channels, y === 0 ? 0 : row);
	}
	return { width, height, channels, pixels };
}

/** By the colour type (§11.2.1). */
function channelsOf(file: Buffer): 3 | 4 {
	const [bits, type, interlaced] = [file[24], file[25], file[28]];
	if (bits === 8 && interlaced === 0 && type === 2) return 3;
	if (bits === 8 && interlaced === 0 && type === 6) return 4;
	throw new Error(
		`Unexpected PNG of the browser: ${bits} bits, colour type ${type}`,
	);
}

/**
 * Adds to each byte from `start` to before `end` what its filter has taken off (§9.2): by the bytes `left` of it and `up` from
 * it, `up` being 0 in the first row, above which all is 0.
 */
type Filter = (
	pixels: Uint8Array,
	start: number,
	end: number,
	left: number,
	up: number,
) => void;

const filters: readonly Filter[] = [
	() => undefined,
	(pixels, start, end, left) => {
		for (let at = start + left; at < end; at += 1)
			pixels[at] = (pixels[at] ?? 0) + (pixels[at - left] ?? 0);
	},
	(pixels, start, end, _left, up) => {
		if (up === 0) return;
		for (let at = start; at < end; at += 1)
			pixels[at] = (pixels[at] ?? 0) + (pixels[at - up] ?? 0);
	},
	(pixels, start, end, left, up) => {
		for (let at = start; at < end; at += 1) {
			const beside = at - left < start ? 0 : (pixels[at - left] ?? 0);
			const above = up === 0 ? 0 : (pixels[at - up] ?? 0);
			pixels[at] = (pixels[at] ?? 0) + ((beside + above) >> 1);
		}
	},
	(pixels, start, end, left, up) => {
		for (let at = start; at < end; at += 1) {
			const isFirst = at - left < start;
			const beside = isFirst ? 0 : (pixels[at - left] ?? 0);
			const above = up === 0 ? 0 : (pixels[at - up] ?? 0);
			const corner = isFirst || up === 0 ? 0 : (pixels[at - up - left] ?? 0);
			pixels[at] = (pixels[at] ?? 0) + paeth(beside, above, corner);
		}
	},
];

/** The neighbour that is closest to left + up - corner (§9.4). */
function paeth(left: number, up: number, corner: number): number {
	const toLeft = Math.abs(up - corner);
	const toUp = Math.abs(left - corner);
	const toCorner = Math.abs(left + up - 2 * corner);
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}
