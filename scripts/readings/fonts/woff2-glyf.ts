/** The tables `glyf` and `hmtx` as WOFF2 writes them → glyphs and widths (W3C Recommendation WOFF2 §5.1 and §5.4). */
import { emptyGlyph, type RawGlyph, readParts } from "./raw-glyph.ts";

/** All glyphs in order, since each is written as a difference of streams. Throws a RangeError where they are damaged. */
export function readWoff2Glyf(glyf: Buffer): RawGlyph[] {
	const count = glyf.readUInt16BE(4);
	let start = 36;
	const streams = Array.from({ length: 7 }, (_, index) => {
		const length = glyf.readUInt32BE(8 + 4 * index);
		start += length;
		if (start > glyf.length) throw new RangeError("A stream is cut off");
		return new Stream(glyf.subarray(start - length, start));
	});
	const [contours, points, flags, triplets, composite, boxes] = streams;
	if (!contours || !points || !flags || !triplets || !composite || !boxes)
		throw new RangeError("Missing stream");
	const bitmap = boxes.take(4 * Math.ceil(count / 32));
	return Array.from({ length: count }, (_, glyph) => {
		const hasBox = ((bitmap[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0;
		const left = hasBox ? boxes.take(8).readInt16BE(0) : undefined;
		const number = contours.word();
		if (number === 0) return emptyGlyph;
		if (number === 0xffff) {
			const { parts, end, hasProgram } = readParts(
				composite.bytes,
				composite.at,
			);
			composite.at = end;
			if (hasProgram) triplets.number();
			return {
				...emptyGlyph,
				left: left ?? 0,
				parts,
				isProgrammed: hasProgram,
			};
		}
		const ends: number[] = [];
		for (let end = -1; ends.length < number; ends.push(end))
			end += points.number();
		const read = readPoints((ends.at(-1) ?? -1) + 1, flags, triplets);
		return {
			left: left ?? leftOf(read),
			points: read,
			ends,
			parts: [],
			isProgrammed: triplets.number() > 0,
		};
	});
}

/** Bytes that are read one after the other. */
class Stream {
	readonly bytes: Buffer;
	at = 0;

	constructor(bytes: Buffer) {
		this.bytes = bytes;
	}

	byte(): number {
		const byte = this.bytes[this.at];
		if (byte === undefined) throw new RangeError("A stream ends");
		this.at += 1;
		return byte;
	}

	word(): number {
		this.at += 2;
		return this.bytes.readUInt16BE(this.at - 2);
	}

	take(length: number): Buffer {
		this.at += length;
		if (this.at > this.bytes.length) throw new RangeError("A stream ends");
		return this.bytes.subarray(this.at - length, this.at);
	}

	/** 255UInt16 (§4.1): small numbers in one byte. */
	number(): number {
		const code = this.byte();
		if (code === 253) return this.word();
		if (code === 254) return this.byte() + 2 * 253;
		return code === 255 ? this.byte() + 253 : code;
	}
}

function readPoints(
	count: number,
	flags: Stream,
	triplets: Stream,
): Int16Array {
	const points = new Int16Array(3 * count);
	const step: Step = { x: 0, y: 0 };
	for (let at = 0; at < points.length; at += 3) {
		const flag = flags.byte();
		takeStep(step, flag & 0x7f, triplets);
		points[at] = step.x;
		points[at + 1] = step.y;
		points[at + 2] = flag & 0x80 ? 0 : 1;
	}
	return points;
}

/** The point that was reached. */
interface Step {
	x: number;
	y: number;
}

/** From point to point, in two to five bytes: the flag tells how many, and the sign and the higher bits of both axes (§5.2). */
function takeStep(point: Step, flag: number, triplets: Stream): void {
	const first = triplets.byte();
	const across = flag & 1 ? 1 : -1;
	const up = flag & 2 ? 1 : -1;
	if (flag < 10) point.y += across * (((flag & 14) << 7) + first);
	else if (flag < 20) point.x += across * ((((flag - 10) & 14) << 7) + first);
	else if (flag < 84) {
		const base = flag - 20;
		point.x += across * (1 + (base & 0x30) + (first >> 4));
		point.y += up * (1 + ((base & 0x0c) << 2) + (first & 0x0f));
	} else if (flag < 120) {
		const base = flag - 84;
		point.x += across * (1 + (Math.floor(base / 12) << 8) + first);
		point.y += up * (1 + (((base % 12) >> 2) << 8) + triplets.byte());
	} else if (flag < 124) {
		const second = triplets.byte();
		point.x += across * ((first << 4) + (second >> 4));
		point.y += up * (((second & 0x0f) << 8) + triplets.byte());
	} else {
		point.x += across * ((first << 8) + triplets.byte());
		point.y += up * triplets.word();
	}
}

/** Of the box that is not written since the points tell it. */
function leftOf(points: Int16Array): number {
	let left = points[0] ?? 0;
	for (let at = 3; at < points.length; at += 3)
		left = Math.min(left, points[at] ?? left);
	return left;
}

/** `hmtx` as every font writes it: bearings that are left out are the left edges of the glyphs. */
export function restoreHmtx(
	hmtx: Buffer,
	widths: number,
	glyphs: readonly RawGlyph[],
): Buffer {
	const stream = new Stream(hmtx);
	const flags = stream.byte();
	const advances = stream.take(2 * widths);
	const proportional = flags & 1 ? undefined : stream.take(2 * widths);
	const rest = glyphs.length - widths;
	const others = flags & 2 ? undefined : stream.take(2 * rest);
	const whole = Buffer.alloc(2 * widths + 2 * glyphs.length);
	glyphs.forEach(({ left }, index) => {
		const isOther = index >= widths;
		const written = isOther
			? others?.readInt16BE(2 * (index - widths))
			: proportional?.readInt16BE(2 * index);
		const at = isOther ? 4 * widths + 2 * (index - widths) : 4 * index;
		if (!isOther) whole.writeUInt16BE(advances.readUInt16BE(2 * index), at);
		whole.writeInt16BE(written ?? left, isOther ? at : at + 2);
	});
	return whole;
}
