/** The table `GSUB` of a font → which glyphs it may set for which (OpenType 1.9, GSUB). What stands around them, which decides whether it does, is left out. */
import { coverageAt, offsets, subtablesOf, words } from "./layout-table.ts";

export interface Substitution {
	readonly from: readonly number[];
	readonly to: readonly number[];
}

/** Glyphs in all substitutions of one font; those of Chinese have some ten thousand. */
const mostListed = 4_000_000;

/** The type of lookup that holds another. */
const extension = 7;

/** In the order of the lookups; of those that begin with one of `first` alone, where it is given. Throws a RangeError where it is damaged. */
export function readSubstitutions(
	gsub: Buffer,
	first?: ReadonlySet<number>,
): Substitution[] {
	const found: Substitution[] = [];
	let listed = 0;
	for (const { type, table } of subtablesOf(gsub, extension))
		for (const one of kinds[type]?.(table, first) ?? []) {
			listed += one.from.length + one.to.length;
			if (listed > mostListed)
				throw new RangeError("Unexpected number of substitutions");
			found.push(one);
		}
	return found;
}

type Kind = (
	table: Buffer,
	first: ReadonlySet<number> | undefined,
) => Iterable<Substitution>;

/** Types 5 and 6 tell where those of the others take place. */
const kinds: Readonly<Record<number, Kind>> = {
	*1(table, first) {
		const isList = table.readUInt16BE(0) === 2;
		for (const [index, glyph] of coveredBy(table, first)) {
			const other = isList
				? table.readUInt16BE(6 + 2 * index)
				: (glyph + table.readUInt16BE(4)) & 0xffff;
			yield { from: [glyph], to: [other] };
		}
	},
	*2(table, first) {
		for (const [glyph, sequence] of setsOf(table, first))
			yield { from: [glyph], to: offsets(sequence, 0) };
	},
	*3(table, first) {
		for (const [glyph, alternates] of setsOf(table, first))
			for (const other of offsets(alternates, 0))
				yield { from: [glyph], to: [other] };
	},
	*4(table, first) {
		for (const [glyph, set] of setsOf(table, first))
			for (const at of offsets(set, 0)) {
				const ligature = set.subarray(at);
				const more = words(ligature, 4, ligature.readUInt16BE(2) - 1);
				yield { from: [glyph, ...more], to: [ligature.readUInt16BE(0)] };
			}
	},
	*8(table, first) {
		// Behind what comes before and after.
		const after = 4 + 2 + 2 * table.readUInt16BE(4);
		const own = after + 2 + 2 * table.readUInt16BE(after) + 2;
		for (const [index, glyph] of coveredBy(table, first))
			yield { from: [glyph], to: [table.readUInt16BE(own + 2 * index)] };
	},
};

/** Of each glyph that is covered, and asked for, its set. */
function* setsOf(
	table: Buffer,
	first: ReadonlySet<number> | undefined,
): Generator<readonly [glyph: number, set: Buffer]> {
	for (const [index, glyph] of coveredBy(table, first))
		yield [glyph, table.subarray(table.readUInt16BE(6 + 2 * index))];
}

function coveredBy(
	table: Buffer,
	first: ReadonlySet<number> | undefined,
): (readonly [index: number, glyph: number])[] {
	const covered: [number, number][] = [];
	const glyphs = coverageAt(table, 2);
	for (let index = 0; index < glyphs.length; index += 1) {
		const glyph = glyphs[index] ?? 0;
		if (!first || first.has(glyph)) covered.push([index, glyph]);
	}
	return covered;
}
