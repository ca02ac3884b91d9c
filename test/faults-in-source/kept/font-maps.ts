/** Of a font, what the audit reads: its map of characters. Whole fonts are nine tenths of an edition, and take as much of the time to write and read it. */

/** TrueType → TrueType with `cmap` alone (OpenType, “Organization of an OpenType font”). */
export const compressWoff2 = async (
	fonts: readonly Uint8Array[],
): Promise<Uint8Array[]> => fonts.map(mapAlone);

const [head, entry] = [12, 16];

function mapAlone(font: Uint8Array): Uint8Array {
	const bytes = Buffer.from(font.buffer, font.byteOffset, font.length);
	const place = Array.from(
		{ length: bytes.readUInt16BE(4) },
		(_, index) => head + entry * index,
	).find((at) => bytes.toString("latin1", at, at + 4) === "cmap");
	if (place === undefined) throw new Error("A font without cmap");
	const [start, length] = [place + 8, place + 12].map((at) =>
		bytes.readUInt32BE(at),
	) as [number, number];
	const alone = Buffer.alloc(head + entry + length);
	bytes.copy(alone, 0, 0, 4);
	alone.writeUInt16BE(1, 4);
	bytes.copy(alone, head, place, place + entry);
	alone.writeUInt32BE(head + entry, head + 8);
	bytes.copy(alone, head + entry, start, start + length);
	return alone;
}
