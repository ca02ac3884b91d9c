/** A PNG as Chromium writes it → its pixels (W3C PNG, third edition, §9). It is no reader of other people’s files: those are read in the room of pictures. */
import { inflateSync } from "node:zlib";
import { undoFilters } from "../../readings/png-rows.ts";
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
	const pixels = undoFilters(rows, width * channels, channels);
	if (!pixels) throw new Error("Unexpected filter in a PNG of the browser");
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
