/** The table `GPOS` of a font → how far it may move glyphs, and between which places marks are fastened (OpenType 1.9, GPOS). Which glyphs it moves is left out. */
import { offsets, subtablesOf, words } from "./layout-table.ts";

/** The least and the most of each, in units of the font; 0 where nothing is moved. */
export interface Positions {
	/** Of glyphs: across, up, and the pen across, up. */
	readonly moves: readonly Extent[];
	/** Of the places at which marks are fastened: across, up. */
	readonly anchors: readonly Extent[];
}

export interface Extent {
	readonly least: number;
	readonly most: number;
}

/** The type of lookup that holds another. */
const extension = 9;

/** Throws a RangeError where it is damaged. */
export function readPositions(gpos: Buffer): Positions {
	const found = new Extents();
	for (const { type, table } of subtablesOf(gpos, extension))
		kinds[type]?.(table, found);
	return found;
}

/** Values in one font: some ten thousand pairs of letters. */
const mostValues = 4_000_000;

class Extents implements Positions {
	readonly moves = Array.from({ length: 4 }, () => ({ least: 0, most: 0 }));
	readonly anchors = Array.from({ length: 2 }, () => ({ least: 0, most: 0 }));
	#left = mostValues;

	/**
	 * So many values, each so many bytes behind the last. Their format has a bit for each number; those from the fifth on are
	 * for screens of few dots.
	 */
	addMoves(
		table: Buffer,
		{ from, count, size }: { from: number; count: number; size: number },
		format: number,
	): void {
		let start = from;
		for (let axis = 0; axis < 4; axis += 1)
			if (format & (1 << axis)) {
				this.#addAll(this.moves[axis], table, start, count, size);
				start += 2;
			}
	}

	addAnchors(table: Buffer, places: readonly number[]): void {
		for (const place of places)
			if (place !== 0) {
				this.#add(this.anchors[0], table.readInt16BE(place + 2));
				this.#add(this.anchors[1], table.readInt16BE(place + 4));
			}
	}

	#add(extent: Growing | undefined, value: number): void {
		this.#left -= 1;
		if (this.#left < 0) throw new RangeError("Unexpected number of places");
		if (!extent) return;
		if (value < extent.least) extent.least = value;
		if (value > extent.most) extent.most = value;
	}

	/** The same of words in a row, of which a face has ten thousands. */
	#addAll(
		extent: Growing | undefined,
		table: Buffer,
		from: number,
		count: number,
		size: number,
	): void {
		this.#left -= count;
		if (this.#left < 0 || from + (count - 1) * size + 2 > table.length)
			throw new RangeError("Unexpected number of places");
		let [least, most] = [0, 0];
		for (let index = 0, at = from; index < count; index += 1, at += size) {
			const value = (((table[at] ?? 0) << 24) >> 16) | (table[at + 1] ?? 0);
			if (value < least) least = value;
			if (value > most) most = value;
		}
		this.#add(extent, least);
		this.#add(extent, most);
	}
}

interface Growing {
	least: number;
	most: number;
}

type Kind = (table: Buffer, found: Extents) => void;

/** Types 7 and 8 tell where those of the others take place. */
const kinds: Readonly<Record<number, Kind>> = {
	1(table, found) {
		const format = table.readUInt16BE(4);
		const isList = table.readUInt16BE(0) === 2;
		const count = isList ? table.readUInt16BE(6) : 1;
		const values = { from: isList ? 8 : 6, count, size: sizeOf(format) };
		found.addMoves(table, values, format);
	},
	2(table, found) {
		const [first, second] = [table.readUInt16BE(4), table.readUInt16BE(6)];
		const [ofFirst, ofBoth] = [sizeOf(first), sizeOf(first) + sizeOf(second)];
		const addPairs = (own: Buffer, from: number, count: number, more = 0) => {
			const size = ofBoth + more;
			found.addMoves(own, { from, count, size }, first);
			found.addMoves(own, { from: from + ofFirst, count, size }, second);
		};
		if (table.readUInt16BE(0) === 2)
			addPairs(table, 16, table.readUInt16BE(12) * table.readUInt16BE(14));
		// Each behind the number of its second glyph.
		else
			for (const start of offsets(table, 8)) {
				const set = table.subarray(start);
				addPairs(set, 4, set.readUInt16BE(0), 2);
			}
	},
	3(table, found) {
		found.addAnchors(table, words(table, 6, 2 * table.readUInt16BE(4)));
	},
	4(table, found) {
		addMarks(table, found);
		addBases(table.subarray(table.readUInt16BE(10)), table, found);
	},
	5(table, found) {
		addMarks(table, found);
		const ligatures = table.subarray(table.readUInt16BE(10));
		for (const at of offsets(ligatures, 0))
			addBases(ligatures.subarray(at), table, found);
	},
	6(table, found) {
		addMarks(table, found);
		addBases(table.subarray(table.readUInt16BE(10)), table, found);
	},
};

/** A value has two bytes for each bit of its format. */
function sizeOf(format: number): number {
	let size = 0;
	for (let rest = format; rest > 0; rest >>= 1) size += 2 * (rest & 1);
	return size;
}

/** Of each mark its class and its place. */
function addMarks(table: Buffer, found: Extents): void {
	const marks = table.subarray(table.readUInt16BE(8));
	const pairs = words(marks, 2, 2 * marks.readUInt16BE(0));
	found.addAnchors(
		marks,
		pairs.filter((_, index) => index % 2 === 1),
	);
}

/** Of each base, or part of a ligature, a place for each class of marks. */
function addBases(bases: Buffer, table: Buffer, found: Extents): void {
	const count = bases.readUInt16BE(0) * table.readUInt16BE(6);
	found.addAnchors(bases, words(bases, 2, count));
}
