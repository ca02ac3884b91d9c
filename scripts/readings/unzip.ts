/** The entries of a zip file (an EPUB’s OCF container 3.3 §4.3, a Word document’s package), read from its central directory, with limits. */
import { crc32, inflateRawSync } from "node:zlib";
import { decodeUtf8, sizeLimits, Unreadable } from "./unreadable.ts";

export type Entries = ReadonlyMap<string, () => Uint8Array>;

/** Entries by name, in the order of the directory, unpacked when they are asked for. Throws an Unreadable. */
export function unzip(bytes: Uint8Array): Entries {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const end = findEnd(file);
	const count = file.readUInt16LE(end + 10);
	let offset = file.readUInt32LE(end + 16);
	let unpacked = 0;
	const entries = new Map<string, () => Uint8Array>();
	for (let index = 0; index < count; index += 1) {
		const entry = readEntry(file, offset);
		offset = entry.next;
		unpacked += entry.size;
		if (unpacked > sizeLimits.unpacked)
			throw new Unreadable(
				`The entries unpack to more than ${sizeLimits.unpacked / 1e6} MB`,
			);
		if (entries.has(entry.name))
			throw new Unreadable(`Unexpected second entry ${entry.name}`);
		entries.set(entry.name, () => sound(unpack(file, entry), entry));
	}
	return entries;
}

interface Entry {
	readonly name: string;
	readonly method: number;
	readonly checksum: number;
	readonly packed: number;
	readonly size: number;
	/** Offset of the local header. */
	readonly offset: number;
	/** Offset of the next entry in the directory. */
	readonly next: number;
}

/** The end of central directory record, searched from the end: a comment of up to 65,535 bytes may follow it. */
function findEnd(file: Buffer): number {
	const from = Math.max(0, file.length - 65_557);
	for (let offset = file.length - 22; offset >= from; offset -= 1)
		if (file.readUInt32LE(offset) === 0x06054b50) return offset;
	throw new Unreadable("The file is no zip, or its end is cut off");
}

function readEntry(file: Buffer, offset: number): Entry {
	if (offset + 46 > file.length || file.readUInt32LE(offset) !== 0x02014b50)
		throw new Unreadable("The directory of the zip is damaged");
	const nameLength = file.readUInt16LE(offset + 28);
	const rest = file.readUInt16LE(offset + 30) + file.readUInt16LE(offset + 32);
	const name = decodeUtf8(
		file.subarray(offset + 46, offset + 46 + nameLength),
		"the name of an entry",
	);
	if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\0|\\/i.test(name))
		throw new Unreadable(
			`Unexpected entry name ${JSON.stringify(name)}, expected a path inside the archive`,
		);
	if (file.readUInt16LE(offset + 8) & 1)
		throw new Unreadable(`The entry ${name} is encrypted`);
	return {
		name,
		method: file.readUInt16LE(offset + 10),
		checksum: file.readUInt32LE(offset + 16),
		packed: file.readUInt32LE(offset + 20),
		size: file.readUInt32LE(offset + 24),
		offset: file.readUInt32LE(offset + 42),
		next: offset + 46 + nameLength + rest,
	};
}

function sound(bytes: Uint8Array, entry: Entry): Uint8Array {
	if (crc32(bytes) !== entry.checksum)
		throw new Unreadable(
			`The entry ${entry.name} is damaged: its checksum does not fit`,
		);
	return bytes;
}

function unpack(file: Buffer, entry: Entry): Uint8Array {
	const header = entry.offset;
	if (header + 30 > file.length || file.readUInt32LE(header) !== 0x04034b50)
		throw new Unreadable(`The entry ${entry.name} is damaged`);
	const start =
		header +
		30 +
		file.readUInt16LE(header + 26) +
		file.readUInt16LE(header + 28);
	const packed = file.subarray(start, start + entry.packed);
	if (packed.length < entry.packed)
		throw new Unreadable(`The entry ${entry.name} is cut off`);
	if (entry.method === 0) return packed;
	if (entry.method !== 8)
		throw new Unreadable(
			`The entry ${entry.name} is packed by method ${entry.method}, expected 0 or 8`,
		);
	return inflate(packed, entry);
}

/** Stops at the size that the directory declares, so that an entry cannot unpack to more. */
function inflate(packed: Buffer, entry: Entry): Uint8Array {
	if (entry.size > sizeLimits.stream)
		throw new Unreadable(
			`The entry ${entry.name} unpacks to ${Math.round(entry.size / 1e6)} MB, expected at most ${sizeLimits.stream / 1e6} MB`,
		);
	try {
		const bytes = inflateRawSync(packed, {
			maxOutputLength: Math.max(1, entry.size),
		});
		if (bytes.length === entry.size) return bytes;
	} catch {
		// Said below: damaged, or bigger than it claims.
	}
	throw new Unreadable(
		`The entry ${entry.name} does not unpack to the ${entry.size} bytes that it declares`,
	);
}
