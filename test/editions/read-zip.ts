/** The files of a ZIP archive, for tests: central directory, stored and deflated entries (APPNOTE 4.3). */
import { inflateRawSync } from "node:zlib";

export function readZip(bytes: Buffer): Map<string, Buffer> {
	const files = new Map<string, Buffer>();
	const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
		const method = bytes.readUInt16LE(at + 10);
		const size = bytes.readUInt32LE(at + 20);
		const [name, extra, comment] = [28, 30, 32].map((offset) =>
			bytes.readUInt16LE(at + offset),
		) as [number, number, number];
		const local = bytes.readUInt32LE(at + 42);
		const start =
			local +
			30 +
			bytes.readUInt16LE(local + 26) +
			bytes.readUInt16LE(local + 28);
		const data = bytes.subarray(start, start + size);
		files.set(
			bytes.toString("utf8", at + 46, at + 46 + name),
			method === 0 ? data : inflateRawSync(data),
		);
		at += 46 + name + extra + comment;
	}
	return files;
}
