/** The table `MATH` of a font → the glyphs that are set in place of others where a sign has to be larger (OpenType 1.9, MATH, MathVariants). */
import { coverageAt, words } from "./layout-table.ts";

/** Of each glyph its larger forms, and the pieces of those that are put together. Throws a RangeError where it is damaged. */
export function readMathVariants(
	math: Buffer,
): ReadonlyMap<number, readonly number[]> {
	const table = math.subarray(math.readUInt16BE(8));
	const [upright, across] = [table.readUInt16BE(6), table.readUInt16BE(8)];
	const found = new Map<number, number[]>();
	const directions = [
		{ coverage: 2, from: 10, count: upright },
		{ coverage: 4, from: 10 + 2 * upright, count: across },
	];
	for (const { coverage, from, count } of directions) {
		if (count === 0) continue;
		const glyphs = coverageAt(table, coverage);
		for (const [index, start] of words(table, from, count).entries()) {
			const glyph = glyphs[index];
			if (glyph === undefined) throw new RangeError("Missing glyph");
			const own = formsIn(table.subarray(start));
			found.set(glyph, [...(found.get(glyph) ?? []), ...own]);
		}
	}
	return found;
}

/** Of one construction: variants of four bytes, and an assembly whose parts have ten. */
function formsIn(construction: Buffer): number[] {
	const assembly = construction.readUInt16BE(0);
	const count = construction.readUInt16BE(2);
	const forms = everyWord(construction, { from: 4, count, size: 4 });
	if (assembly === 0) return forms;
	const parts = construction.subarray(assembly);
	return [
		...forms,
		...everyWord(parts, { from: 6, count: parts.readUInt16BE(4), size: 10 }),
	];
}

/** The first word of each record. */
function everyWord(
	table: Buffer,
	{ from, count, size }: { from: number; count: number; size: number },
): number[] {
	return Array.from({ length: count }, (_, index) =>
		table.readUInt16BE(from + index * size),
	);
}
