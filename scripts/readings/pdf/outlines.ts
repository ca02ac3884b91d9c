/** What the glyphs of an embedded TrueType font draw (OpenType: head, loca, glyf), as boxes. */

/** From the pen and the baseline, in thousandths of the size. */
export interface Ink {
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
	readonly top: number;
}

/** The boxes of a TrueType font’s glyphs (OpenType, glyf); absent for one without an outline, whose two places in `loca` are the same. */
export function readOutlines(
	font: Buffer,
): ((glyph: number) => Ink | undefined) | undefined {
	try {
		const tables = new Map<string, number>();
		for (let index = 0; index < font.readUInt16BE(4); index += 1) {
			const entry = 12 + index * 16;
			tables.set(
				font.toString("latin1", entry, entry + 4),
				font.readUInt32BE(entry + 8),
			);
		}
		const [head, loca] = [tables.get("head"), tables.get("loca")];
		const glyf = tables.get("glyf");
		if (head === undefined || loca === undefined || glyf === undefined)
			return undefined;
		const scale = 1000 / font.readUInt16BE(head + 18);
		const long = font.readUInt16BE(head + 50) === 1;
		const place = (glyph: number) =>
			long
				? font.readUInt32BE(loca + glyph * 4)
				: font.readUInt16BE(loca + glyph * 2) * 2;
		const read = (glyph: number): Ink | undefined => {
			if (place(glyph + 1) <= place(glyph)) return undefined;
			const [left = 0, bottom = 0, right = 0, top = 0] = [2, 4, 6, 8].map(
				(at) => font.readInt16BE(glyf + place(glyph) + at) * scale,
			);
			return { left, bottom, right, top };
		};
		return (glyph) => {
			try {
				return read(glyph);
			} catch {
				// What lies outside the file draws nothing.
				return undefined;
			}
		};
	} catch {
		return undefined;
	}
}
