/** The table `cmap` of a font → which glyph stands for which character (OpenType, cmap: formats 4, 12 and 14). */

export interface CharacterMaps {
	/** Of each subtable, its ranges in order: of several, a reader takes the one that it likes. */
	readonly maps: readonly (readonly CharacterRange[])[];
	/** Forms that a variation selector asks for; fonts of Chinese have thousands. */
	readonly variants: () => Iterable<CharacterVariant>;
	/** Formats that are none of these. */
	readonly otherFormats: readonly number[];
}

/** Characters that follow one another. */
export interface CharacterRange {
	readonly first: number;
	readonly last: number;
	/** 0 where the font draws none. */
	readonly glyphOf: (character: number) => number;
}

export interface CharacterVariant {
	readonly character: number;
	readonly selector: number;
	readonly glyph: number;
}

/** Subtables of a map: fonts have some four. */
const mostTables = 16;

/** Throws a RangeError where it is damaged. */
export function readCharacterMaps(cmap: Buffer): CharacterMaps {
	const maps: (readonly CharacterRange[])[] = [];
	let variants = (): Iterable<CharacterVariant> => [];
	const otherFormats: number[] = [];
	const seen = new Set<number>();
	const count = cmap.readUInt16BE(2);
	if (count > mostTables) throw new RangeError("Unexpected number of maps");
	for (let index = 0; index < count; index += 1) {
		const at = cmap.readUInt32BE(8 + 8 * index);
		// One for several platforms.
		if (seen.has(at)) continue;
		seen.add(at);
		const table = cmap.subarray(at);
		const format = table.readUInt16BE(0);
		if (format === 4) maps.push(inOrder(rangesOf4(table)));
		else if (format === 12) maps.push(inOrder(rangesOf12(table)));
		else if (format === 14) variants = () => variantsOf(table);
		else otherFormats.push(format);
	}
	return { maps, variants, otherFormats };
}

/** They stand in order and apart, and no character is beyond the last of Unicode. */
function inOrder(ranges: Iterable<CharacterRange>): CharacterRange[] {
	let next = 0;
	const all = [...ranges];
	for (const { first, last } of all) {
		if (first < next || last < first - 1 || last > 0x10ffff)
			throw new RangeError("Unexpected range");
		next = last + 1;
	}
	return all;
}

function* rangesOf4(table: Buffer): Generator<CharacterRange> {
	const size = table.readUInt16BE(6);
	for (let at = 0; at < size; at += 2) {
		const first = table.readUInt16BE(16 + size + at);
		const delta = table.readUInt16BE(16 + 2 * size + at);
		const offsetAt = 16 + 3 * size + at;
		const offset = table.readUInt16BE(offsetAt);
		const glyphOf = (character: number) => {
			if (offset === 0) return (character + delta) & 0xffff;
			const glyph = table.readUInt16BE(
				offsetAt + offset + 2 * (character - first),
			);
			return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
		};
		yield { first, last: table.readUInt16BE(14 + at), glyphOf };
	}
}

function* rangesOf12(table: Buffer): Generator<CharacterRange> {
	const count = table.readUInt32BE(12);
	for (let at = 16; at < 16 + 12 * count; at += 12) {
		const first = table.readUInt32BE(at);
		const glyph = table.readUInt32BE(at + 8);
		yield {
			first,
			last: table.readUInt32BE(at + 4),
			glyphOf: (character) => glyph + character - first,
		};
	}
}

/** Those that have a glyph of their own; the others are the character’s usual one. */
function* variantsOf(table: Buffer): Generator<CharacterVariant> {
	const count = table.readUInt32BE(6);
	for (let at = 10; at < 10 + 11 * count; at += 11) {
		const selector = table.readUIntBE(at, 3);
		const list = table.readUInt32BE(at + 7);
		if (list === 0) continue;
		const length = table.readUInt32BE(list);
		for (let own = list + 4; own < list + 4 + 5 * length; own += 5)
			yield {
				character: table.readUIntBE(own, 3),
				selector,
				glyph: table.readUInt16BE(own + 3),
			};
	}
}

/** The glyph of a character in the first of the maps that have it; 0 where none has. */
export function glyphIn(
	maps: CharacterMaps["maps"],
	character: number,
): number {
	for (const ranges of maps) {
		const range = rangeWith(ranges, character);
		const glyph = range?.glyphOf(character) ?? 0;
		if (glyph !== 0) return glyph;
	}
	return 0;
}

/** By halves, since fonts of Chinese have thousands. */
function rangeWith(
	ranges: readonly CharacterRange[],
	character: number,
): CharacterRange | undefined {
	let [low, high] = [0, ranges.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ranges[middle]?.last ?? 0) < character) low = middle + 1;
		else high = middle;
	}
	const found = ranges[low];
	return found && found.first <= character ? found : undefined;
}

/** Every character that has a glyph, once for each map. */
export function* charactersIn({ maps }: CharacterMaps): Generator<number> {
	for (const { first, last, glyphOf } of maps.flat())
		for (let character = first; character <= last; character += 1)
			if (glyphOf(character) !== 0) yield character;
}
