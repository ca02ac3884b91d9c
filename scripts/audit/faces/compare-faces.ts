/** Holds a font that was cut from a face of the house against it: every character that it maps, and every glyph that it may set for another. */
import type { CharacterRange } from "../../readings/fonts/character-maps.ts";
import type { Face } from "../../readings/fonts/face.ts";
import type { Extent } from "../../readings/fonts/positions.ts";
import type { Substitution } from "../../readings/fonts/substitutions.ts";
import { nothing } from "../finding.ts";
import { beginningWith } from "./forms-of.ts";
import { drawSame, isSame } from "./same-glyph.ts";

/** What a glyph should draw, and what it draws. */
export interface GlyphFault {
	readonly expected: string;
	readonly actual: string;
	/** Letters that are said for others, or others for them, where the glyphs say the text. */
	readonly letters?: readonly string[];
}

export function compareFaces(cut: Face, whole: Face): GlyphFault[] {
	const pairs = new GlyphPairs(cut, whole);
	return [
		...compareFrame(cut, whole),
		...cut.characters.maps.flatMap((ranges) => compareMap(ranges, pairs)),
		...compareVariants(pairs),
		...compareSubstitutions(pairs),
		...comparePositions(pairs),
	];
}

/** Tables with programs that move points; fonts are cut without them. */
const programs = new Set(["cvt ", "fpgm", "prep", "cvar"]);

/** What holds for all glyphs: their size, and that nothing but their outlines draws them. */
export function compareFrame(cut: Face, whole: Face): GlyphFault[] {
	const faults: GlyphFault[] = cut.tags
		.filter((tag) => programs.has(tag) || !whole.tags.includes(tag))
		.map((tag) => ({
			expected: "outlines alone",
			actual: `a table ${tag.trim()}, which changes them`,
		}));
	for (const format of cut.characters.otherFormats)
		faults.push({
			expected: "character maps of Unicode",
			actual: `one of format ${format}`,
		});
	if (cut.unitsPerEm !== whole.unitsPerEm)
		faults.push({
			expected: `${whole.unitsPerEm} units to the size of the type`,
			actual: `${cut.unitsPerEm}`,
		});
	return faults;
}

/** Glyphs of the cut font beside those of the whole one that they can be: some faces draw two alike. */
class GlyphPairs {
	readonly cut: Face;
	readonly whole: Face;
	readonly #pairs = new Map<number, Set<number>>();

	constructor(cut: Face, whole: Face) {
		this.cut = cut;
		this.whole = whole;
	}

	/** Whether they look alike; then they are a pair. */
	pair(glyph: number, other: number): boolean {
		const { cut, whole } = this;
		const known = this.of(glyph);
		if (known.has(other)) return true;
		const isAlike =
			other < whole.glyphCount &&
			cut.advanceOf(glyph) === whole.advanceOf(other) &&
			drawSame({ face: cut, glyph }, { face: whole, glyph: other }) &&
			!cut.isProgrammed(glyph);
		if (isAlike) this.#pairs.set(glyph, new Set([...known, other]));
		return isAlike;
	}

	of(glyph: number): ReadonlySet<number> {
		return this.#pairs.get(glyph) ?? none;
	}
}

const none: ReadonlySet<number> = new Set();

function compareMap(
	ranges: readonly CharacterRange[],
	pairs: GlyphPairs,
): GlyphFault[] {
	const faults: GlyphFault[] = [];
	for (const { first, last, glyphOf } of ranges)
		for (let character = first; character <= last; character += 1) {
			const glyph = glyphOf(character);
			if (glyph === 0) continue;
			const own = pairs.whole.glyphOf(character);
			if (own === 0 || !pairs.pair(glyph, own))
				faults.push(faultOf(character, glyph, pairs));
		}
	return faults;
}

function faultOf(
	character: number,
	glyph: number,
	{ cut, whole }: GlyphPairs,
): GlyphFault {
	return {
		expected: `“${String.fromCodePoint(character)}” as ${whole.name} draws it`,
		actual: nameGlyph(cut, glyph, whole, whole.glyphOf(character)),
	};
}

/** "the glyph of “B”". */
export function nameGlyph(
	cut: Face,
	glyph: number,
	whole: Face,
	own: number,
): string {
	const outline = cut.outlineOf(glyph);
	if (cut.isProgrammed(glyph)) return "a glyph with instructions";
	if (own !== 0 && isSame(outline, whole.outlineOf(own)))
		return "a glyph of another width";
	if (outline.length === 0) return "an empty glyph";
	for (const { first, last } of whole.characters.maps.flat())
		for (let other = first; other <= last && other < lastCommon; other += 1)
			if (isSame(outline, whole.outlineOf(whole.glyphOf(other))))
				return `the glyph of “${String.fromCodePoint(other)}”`;
	return "a glyph that the face has not";
}

/** Characters that a glyph is named after: all of Europe’s, and not the thousands of Chinese. */
const lastCommon = 0x3000;

function compareVariants(pairs: GlyphPairs): GlyphFault[] {
	const { cut, whole } = pairs;
	const variants = [...cut.characters.variants()];
	if (variants.length === 0) return [];
	const forms = new Map<string, number>();
	for (const { character, selector, glyph } of whole.characters.variants())
		forms.set(`${character} ${selector}`, glyph);
	return variants
		.filter(({ character, selector, glyph }) => {
			const own = forms.get(`${character} ${selector}`);
			return own === undefined || !pairs.pair(glyph, own);
		})
		.map(({ character, glyph }) => faultOf(character, glyph, pairs));
}

/**
 * From the characters’ glyphs on: what may be set for glyphs that are known must be what the face sets for them. So the glyphs
 * of ligatures, small capitals and joined letters come to be known, and others may be set for them in turn.
 */
function compareSubstitutions(pairs: GlyphPairs): GlyphFault[] {
	const { cut, whole } = pairs;
	const isKnown = ({ from }: Substitution) =>
		from.every((glyph) => pairs.of(glyph).size > 0);
	let open = cut.substitutions();
	for (let before = -1; open.length !== before; ) {
		before = open.length;
		const firsts = open
			.filter(isKnown)
			.flatMap(({ from: [first = 0] }) => [...pairs.of(first)]);
		const own = beginningWith(whole, firsts);
		open = open.filter((one) => !isKnown(one) || !isOfFace(one, own, pairs));
	}
	return open.filter(isKnown).map(({ from, to }) => ({
		expected: `a form of ${describe(from, pairs)} in ${whole.name}`,
		actual: describeCut(to, pairs),
	}));
}

/** Then what is set is known as well. */
function isOfFace(
	{ from, to }: Substitution,
	own: ReturnType<typeof beginningWith>,
	pairs: GlyphPairs,
): boolean {
	let isFound = false;
	for (const first of pairs.of(from[0] ?? 0))
		for (const one of own.get(first) ?? [])
			if (
				one.from.length === from.length &&
				one.from.every((glyph, at) => pairs.of(from[at] ?? 0).has(glyph)) &&
				pairAll(to, one.to, pairs)
			)
				isFound = true;
	return isFound;
}

/** A font may move letters no further than the face does. */
function comparePositions({ cut, whole }: GlyphPairs): GlyphFault[] {
	const own = cut.positions();
	if ([...own.moves, ...own.anchors].every((extent) => isSmall(extent, cut)))
		return [];
	const { moves, anchors } = whole.positions();
	const farther = [
		...own.moves.filter((extent, axis) => isBeyond(extent, moves[axis])),
		...own.anchors.filter((extent, axis) => isBeyond(extent, anchors[axis])),
	];
	return farther.map(({ least, most }) => ({
		expected: `letters at their places in ${whole.name}`,
		actual: `moves by ${least} to ${most} units`,
	}));
}

/** Parts of the size of the type by which any font may move its letters; what a face has is read where one is moved more. */
const smallMove = 0.33;

function isSmall({ least, most }: Extent, { unitsPerEm }: Face): boolean {
	return Math.max(-least, most) <= smallMove * unitsPerEm;
}

function isBeyond(
	{ least, most }: Extent,
	limit: Extent = { least: 0, most: 0 },
): boolean {
	return least < limit.least || most > limit.most;
}

function pairAll(
	glyphs: readonly number[],
	others: readonly number[],
	pairs: GlyphPairs,
): boolean {
	return (
		glyphs.length === others.length &&
		glyphs.every((glyph, index) => pairs.pair(glyph, others[index] ?? 0))
	);
}

function describe(glyphs: readonly number[], pairs: GlyphPairs): string {
	const names = glyphs.map((glyph) => {
		const [own = 0] = pairs.of(glyph);
		return characterOf(own, pairs.whole);
	});
	return names.includes(undefined)
		? "a letter"
		: `“${String.fromCodePoint(...names.map((name) => name ?? 0))}”`;
}

function characterOf(glyph: number, whole: Face): number | undefined {
	for (const { first, last } of whole.characters.maps.flat())
		for (let other = first; other <= last && other < lastCommon; other += 1)
			if (whole.glyphOf(other) === glyph) return other;
	return undefined;
}

function describeCut(
	glyphs: readonly number[],
	{ cut, whole }: GlyphPairs,
): string {
	return glyphs.length === 0
		? nothing
		: glyphs.map((glyph) => nameGlyph(cut, glyph, whole, 0)).join(", ");
}
