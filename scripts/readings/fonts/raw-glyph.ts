/** What a font file says of one glyph (OpenType, glyf), before its parts are put together. */

export interface RawGlyph {
	/** Left edge of its box, as the file has it. */
	readonly left: number;
	/** Of its points x, y, and 1 on the curve or 0 beside it: of the first, of the second … */
	readonly points: Int16Array;
	/** Flags and places of the points as TrueType writes them, and what fills them up; the same bytes are the same points. */
	readonly bytes?: Buffer;
	/** How many of these bytes are more than filling. */
	readonly used?: number;
	/** Of each contour the number of its last point. */
	readonly ends: readonly number[];
	/** Other glyphs that it is made of. */
	readonly parts: readonly GlyphPart[];
	/** Whether it has instructions, which can move its points. */
	readonly isProgrammed: boolean;
}

export interface GlyphPart {
	readonly glyph: number;
	/** Offsets where `isPlaced`, and else the numbers of two points that are to meet: of what is there, of the part. */
	readonly arguments: readonly [number, number];
	readonly isPlaced: boolean;
	/** Whether its offset is scaled with it. */
	readonly isOffsetScaled: boolean;
	/** Two rows of two: how it is scaled and turned. */
	readonly scale: readonly [number, number, number, number];
}

export const emptyGlyph: RawGlyph = {
	left: 0,
	points: new Int16Array(0),
	ends: [],
	parts: [],
	isProgrammed: false,
};

/** Parts of one glyph; letters have two or three. */
const mostParts = 256;

/** The parts of a composite glyph, from `at` on, and where they end; both forms of the table write them alike. */
export function readParts(
	bytes: Buffer,
	from: number,
): {
	readonly parts: GlyphPart[];
	readonly end: number;
	readonly hasProgram: boolean;
} {
	const parts: GlyphPart[] = [];
	let at = from;
	const f2dot14 = () => {
		at += 2;
		return bytes.readInt16BE(at - 2) / 16384;
	};
	for (let flags = 0x20; flags & 0x20; ) {
		if (parts.length === mostParts) throw new RangeError("Unexpected part");
		flags = bytes.readUInt16BE(at);
		const glyph = bytes.readUInt16BE(at + 2);
		at += 4;
		const isPlaced = (flags & 0x2) !== 0;
		const isLong = (flags & 0x1) !== 0;
		const first = argumentAt(bytes, at, isLong, isPlaced);
		at += isLong ? 2 : 1;
		const second = argumentAt(bytes, at, isLong, isPlaced);
		at += isLong ? 2 : 1;
		let scale: GlyphPart["scale"] = [1, 0, 0, 1];
		if (flags & 0x8) {
			const both = f2dot14();
			scale = [both, 0, 0, both];
		} else if (flags & 0x40) scale = [f2dot14(), 0, 0, f2dot14()];
		else if (flags & 0x80) scale = [f2dot14(), f2dot14(), f2dot14(), f2dot14()];
		parts.push({
			glyph,
			arguments: [first, second],
			isPlaced,
			isOffsetScaled: (flags & 0x800) !== 0,
			scale,
		});
		if (!(flags & 0x20))
			return { parts, end: at, hasProgram: (flags & 0x100) !== 0 };
	}
	throw new RangeError("Missing part");
}

/** Signed where it is an offset. */
function argumentAt(
	bytes: Buffer,
	at: number,
	isLong: boolean,
	isSigned: boolean,
): number {
	if (isLong) return isSigned ? bytes.readInt16BE(at) : bytes.readUInt16BE(at);
	return isSigned ? bytes.readInt8(at) : bytes.readUInt8(at);
}
