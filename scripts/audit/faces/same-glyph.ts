/** Whether two glyphs draw the same, number by number: cutting and packing change none. */
import type { Face, Outline } from "../../readings/fonts/face.ts";
import type { GlyphPart, RawGlyph } from "../../readings/fonts/raw-glyph.ts";

export interface GlyphIn {
	readonly face: Face;
	readonly glyph: number;
}

/** Their outlines are put together only where they are not written alike. */
export function drawSame(one: GlyphIn, other: GlyphIn): boolean {
	return (
		(standSame(one, other) && areWrittenAlike(one, other, 0)) ||
		isSame(one.face.outlineOf(one.glyph), other.face.outlineOf(other.glyph))
	);
}

/** From the pen. */
function standSame(one: GlyphIn, other: GlyphIn): boolean {
	const [own, others] = [rawOf(one), rawOf(other)];
	return (
		own.left === others.left &&
		one.face.bearingOf(one.glyph) === other.face.bearingOf(other.glyph)
	);
}

function areWrittenAlike(one: GlyphIn, other: GlyphIn, depth: number): boolean {
	const [own, others] = [rawOf(one), rawOf(other)];
	if (depth > 8 || own.parts.length !== others.parts.length) return false;
	if (own.parts.length === 0) return haveSamePoints(own, others);
	return own.parts.every((part, index) => {
		const twin = others.parts[index];
		return (
			twin !== undefined &&
			arePlacedAlike(part, twin) &&
			areWrittenAlike(
				{ ...one, glyph: part.glyph },
				{ ...other, glyph: twin.glyph },
				depth + 1,
			)
		);
	});
}

function rawOf({ face, glyph }: GlyphIn): RawGlyph {
	return face.rawOf(glyph);
}

function arePlacedAlike(one: GlyphPart, other: GlyphPart): boolean {
	return (
		one.isPlaced === other.isPlaced &&
		one.isOffsetScaled === other.isOffsetScaled &&
		isSame(one.arguments, other.arguments) &&
		isSame(one.scale, other.scale)
	);
}

function haveSamePoints(one: RawGlyph, other: RawGlyph): boolean {
	if (!isSame(one.ends, other.ends)) return false;
	return beginSame(one, other) || isSame(one.points, other.points);
}

/** Without unpacking the first, where both are bytes of TrueType. */
function beginSame(
	{ bytes: own }: RawGlyph,
	{ bytes, used }: RawGlyph,
): boolean {
	return (
		own !== undefined &&
		bytes !== undefined &&
		used !== undefined &&
		own.length >= used &&
		own.subarray(0, used).equals(bytes.subarray(0, used))
	);
}

export function isSame(
	one: Outline | ArrayLike<number>,
	other: Outline | ArrayLike<number>,
): boolean {
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at += 1)
		if (one[at] !== other[at]) return false;
	return true;
}
