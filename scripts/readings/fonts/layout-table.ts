/** What the tables `GSUB` and `GPOS` of a font have in common (OpenType 1.9, “OpenType Layout common table formats”): lookups, and lists of glyphs. */

export interface Subtable {
	readonly type: number;
	readonly table: Buffer;
}

/** Of all lookups, in order; `extension` is the type that points further than two bytes do. */
export function* subtablesOf(
	layout: Buffer,
	extension: number,
): Generator<Subtable> {
	const lookups = layout.subarray(layout.readUInt16BE(8));
	for (const at of offsets(lookups, 0)) {
		const lookup = lookups.subarray(at);
		const type = lookup.readUInt16BE(0);
		for (const start of offsets(lookup, 4)) {
			const table = lookup.subarray(start);
			if (type !== extension) yield { type, table };
			else {
				const inner = table.subarray(table.readUInt32BE(4));
				yield { type: table.readUInt16BE(2), table: inner };
			}
		}
	}
}

/** A count at `at`, and so many words behind it. */
export function offsets(table: Buffer, at: number): number[] {
	return words(table, at + 2, table.readUInt16BE(at));
}

export function words(table: Buffer, at: number, count: number): number[] {
	return Array.from({ length: count }, (_, index) =>
		table.readUInt16BE(at + 2 * index),
	);
}

/** The glyphs that a subtable is for, in the order of what it says of each; the place of their list stands at `at`. */
export function coverageAt(table: Buffer, at: number): number[] {
	const coverage = table.subarray(table.readUInt16BE(at));
	if (coverage.readUInt16BE(0) === 1) return offsets(coverage, 2);
	const glyphs: number[] = [];
	const count = coverage.readUInt16BE(2);
	for (let range = 4; range < 4 + 6 * count; range += 6) {
		const last = coverage.readUInt16BE(range + 2);
		if (glyphs.length > 0x10000) throw new RangeError("Unexpected coverage");
		for (let glyph = coverage.readUInt16BE(range); glyph <= last; glyph += 1)
			glyphs.push(glyph);
	}
	return glyphs;
}
