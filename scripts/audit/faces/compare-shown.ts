/** Holds the glyphs that a PDF shows against the face of the house: each must draw what the file says that it stands for. */
import openBidi from "bidi-js";
import type { Face } from "../../readings/fonts/face.ts";
import type { ShownFont } from "../../readings/pdf.ts";
import { type GlyphFault, nameGlyph } from "./compare-faces.ts";
import { formsOf, ligaturesOf } from "./forms-of.ts";
import { drawSame, type GlyphIn } from "./same-glyph.ts";

/** What the text around a glyph may make of it; asked where it matters. */
interface Around {
	/** Whether some text runs from the right, where brackets are drawn the other way round. */
	readonly isMirrored: () => boolean;
	/** Marks of letters that have several. */
	readonly stackedMarks: () => readonly string[];
}

export function compareShown(
	font: ShownFont,
	cut: Face,
	whole: Face,
	around: Around,
): GlyphFault[] {
	const faults: GlyphFault[] = [];
	for (const [code, { text, advance, isMissing }] of font.glyphs) {
		// The box of a missing glyph is told of by itself.
		if (isMissing) continue;
		const drawn = { face: cut, glyph: code };
		const forms = isUnsaid(text)
			? anyForms(font, whole)
			: formsFor(text, whole, around);
		const match = matchOf(drawn, advance, forms, whole);
		if (match === "same" && !cut.isProgrammed(code)) continue;
		const own = whole.glyphOf(text.codePointAt(0) ?? 0);
		const actual =
			match === "of another width"
				? "a glyph of another width"
				: nameGlyph(cut, code, whole, own);
		const [, other = ""] = /^the glyph of “(.*)”$/su.exec(actual) ?? [];
		faults.push({
			expected: isUnsaid(text)
				? `a glyph of ${whole.name}`
				: `“${text}” as ${whole.name} draws it`,
			actual,
			letters: match === "none" ? [...text, ...other] : [],
		});
	}
	return faults;
}

/** Thousandths of the size by which widths may differ, since a PDF rounds them. */
const tolerance = 1;

/** `advance` in thousandths of the size. Of several forms with one outline, as spaces have it, one must be as wide. */
function matchOf(
	drawn: GlyphIn,
	advance: number,
	forms: Iterable<number>,
	face: Face,
): "same" | "of another width" | "none" {
	let match: "of another width" | "none" = "none";
	for (const glyph of forms) {
		if (!drawSame(drawn, { face, glyph })) continue;
		const width = (face.advanceOf(glyph) * 1000) / face.unitsPerEm;
		if (Math.abs(width - advance) <= tolerance) return "same";
		match = "of another width";
	}
	return match;
}

/** A part of a character, of which the others say what it stands for. */
function isUnsaid(text: string): boolean {
	return /^[\p{Cc}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

/** Letters that are never drawn as another: a ligature of them draws them all. */
const plain = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{N}]+$/u;

/** The glyphs of the face that may stand for the text, the likeliest first. */
function* formsFor(
	text: string,
	whole: Face,
	{ isMirrored, stackedMarks }: Around,
): Generator<number> {
	const characters = [...text];
	if (plain.test(text)) {
		yield* ligaturesOf(whole, text);
		if (characters.length > 1) return;
	}
	// Of a syllable one glyph may say all, and the others nothing; a shaper takes letters apart, and puts them together.
	const forms = ["NFC", "NFD", "NFKD"].flatMap((form) => [
		...text.normalize(form),
	]);
	for (const [vowels, parts] of dividedVowels)
		if (vowels.test(text)) forms.push(...parts);
	for (const character of new Set([...characters, ...forms]))
		yield* formsOf(whole, character);
	const twin = /^\p{Bidi_M}$/u.test(text) && bidi.getMirroredCharacter(text);
	if (twin && isMirrored()) yield* formsOf(whole, twin);
	if (/^\p{M}+$/u.test(text))
		for (const mark of stackedMarks()) yield* formsOf(whole, mark);
}

/** Vowels of Thai, Lao and Khmer that a shaper divides, and Unicode does not (HarfBuzz, Thai and Khmer shapers). */
const dividedVowels: readonly (readonly [RegExp, string])[] = [
	[/\u0e33/, "\u0e4d\u0e32"],
	[/\u0eb3/, "\u0ecd\u0eb2"],
	[/[\u17be-\u17c0\u17c4\u17c5]/, "\u17c1"],
];

const bidi = openBidi();

/** The glyphs of all characters that the font shows; and, where the file says them only around the glyphs, all of the face. */
function* anyForms({ glyphs }: ShownFont, whole: Face): Generator<number> {
	for (const { text } of glyphs.values())
		for (const character of text) yield* formsOf(whole, character);
	for (let glyph = 1; glyph < whole.glyphCount; glyph += 1) yield glyph;
}
