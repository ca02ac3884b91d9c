/** A PNG that is made of arithmetic: 1200 × 800 pixels of coloured bands with some grain, of the weight of a web picture. */
import { crc32, deflateSync } from "node:zlib";

const width = 1200;
const height = 800;

export function drawPicture(seed: number): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// Eight bits for each of red, green and blue (PNG §11.2.1).
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", header),
		chunk("IDAT", deflateSync(pixels(seed))),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function pixels(seed: number): Uint8Array {
	// One byte before each row names its filter: none.
	const rows = Buffer.alloc(height * (1 + width * 3));
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const wave = Math.imul(x * seed + y * 7, 2_654_435_761) >>> 24;
			const at = y * (1 + width * 3) + 1 + x * 3;
			rows[at] = x >> 3;
			rows[at + 1] = y >> 2;
			rows[at + 2] = 96 + (wave >> 7);
		}
	return rows;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
	const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	framed.set(body, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
