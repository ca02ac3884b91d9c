/** The tables `glyf` and `loca` of a font → its glyphs (OpenType 1.9, glyf). */
import { emptyGlyph, type RawGlyph, readParts } from "./raw-glyph.ts";

/** Gives a glyph by its number. Throws a RangeError where it is damaged. */
export function readGlyf(
	glyf: Buffer,
	loca: Buffer,
	isLong: boolean,
): (glyph: number) => RawGlyph {
	const place = (glyph: number) =>
		isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);
	return (glyph) => {
		const [start, end] = [place(glyph), place(glyph + 1)];
		if (end <= start) return emptyGlyph;
		const bytes = glyf.subarray(start, end);
		const left = bytes.readInt16BE(2);
		const count = bytes.readInt16BE(0);
		if (count > 0) return readPoints(bytes, left, count);
		if (count === 0) return { ...emptyGlyph, left };
		const { parts, hasProgram } = readParts(bytes, 10);
		return { ...emptyGlyph, left, parts, isProgrammed: hasProgram };
	};
}

function readPoints(bytes: Buffer, left: number, count: number): RawGlyph {
	const ends: number[] = [];
	for (let at = 10; at < 10 + 2 * count; at += 2)
		ends.push(bytes.readUInt16BE(at));
	const program = bytes.readUInt16BE(10 + 2 * count);
	const packed = bytes.subarray(12 + 2 * count + program);
	let unpacked: Unpacked | undefined;
	const unpack = () => {
		unpacked ??= unpackPoints(packed, (ends[count - 1] ?? -1) + 1);
		return unpacked;
	};
	return {
		left,
		get points() {
			return unpack().points;
		},
		bytes: packed,
		get used() {
			return unpack().used;
		},
		ends,
		parts: [],
		isProgrammed: program > 0,
	};
}

type Unpacked = Required<Pick<RawGlyph, "points" | "used">>;

function unpackPoints(bytes: Buffer, number: number): Unpacked {
	const flags = new Uint8Array(number);
	let at = 0;
	for (let point = 0; point < number; ) {
		const flag = bytes.readUInt8(at);
		at += 1;
		let times = 1;
		if (flag & 0x8) {
			times += bytes.readUInt8(at);
			at += 1;
		}
		flags.fill(flag, point, point + times);
		point += times;
	}
	const points = new Int16Array(3 * number);
	/** Of one axis: one byte where `short`, with the sign in `same`; else the place before where `same`, else two bytes. */
	const readAxis = (axis: number, short: number, same: number) => {
		let value = 0;
		for (let point = 0; point < number; point += 1) {
			const flag = flags[point] ?? 0;
			if (flag & short) {
				const step = bytes.readUInt8(at);
				value += flag & same ? step : -step;
				at += 1;
			} else if (!(flag & same)) {
				value += bytes.readInt16BE(at);
				at += 2;
			}
			points[3 * point + axis] = value;
		}
	};
	readAxis(0, 0x2, 0x10);
	readAxis(1, 0x4, 0x20);
	for (let point = 0; point < number; point += 1)
		points[3 * point + 2] = (flags[point] ?? 0) & 1;
	return { points, used: at };
}
