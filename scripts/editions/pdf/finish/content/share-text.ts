/** The text of one character that several glyphs draw, shared among them: readers that know no ActualText copy what the font says of each. */

/** What each glyph of a character says: a letter and its marks one by one where there is a glyph for each, or the first says all. */
export function shareText(
	glyphs: readonly number[],
	text: string,
): (readonly [glyph: number, text: string])[] {
	const points = [text, apart(text)]
		.map((form) => inOrderOfGlyphs([...form]))
		.find(({ length }) => length >= glyphs.length);
	if (!points || !markedLetter.test(apart(text)))
		return glyphs.slice(0, 1).map((glyph) => [glyph, text] as const);
	const more = points.length - glyphs.length;
	// Glyphs run from the left, and a letter of Hebrew or Arabic stands right of its marks, of which some are drawn as one.
	if (fromRight.test(text)) {
		const [letter = "", ...marks] = points;
		const shares = [letter, marks.slice(0, more + 1).join("")];
		return pair(glyphs.toReversed(), [...shares, ...marks.slice(more + 1)]);
	}
	// A letter of Latin is drawn as one with its first marks.
	const letter = points.slice(0, more + 1).join("");
	return pair(glyphs, [letter, ...points.slice(more + 1)]);
}

function pair(glyphs: readonly number[], shares: readonly string[]) {
	return glyphs.map((glyph, index) => [glyph, shares[index] ?? ""] as const);
}

/** Of scripts whose marks follow their letter; a vowel of Thai and Lao ends in a letter. */
const markedLetter =
	/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Lao}]\p{Mn}+[\u0e32\u0eb2]?$/u;

/** As glyphs have it: Thai and Lao write a ring and a letter for one vowel, with the tone above the ring (HarfBuzz, Thai shaper). */
function apart(text: string): string {
	return text
		.normalize("NFD")
		.replace(/([\u0e48-\u0e4b]?)\u0e33/gu, "\u0e4d$1\u0e32")
		.replace(/([\u0ec8-\u0ecb]?)\u0eb3/gu, "\u0ecd$1\u0eb2");
}

/** Dots of the letter itself, and what doubles it, come before its vowels, whatever Unicode’s order is (HarfBuzz does so). */
function inOrderOfGlyphs(points: string[]): string[] {
	const rank = (point: string) =>
		"\u05c1\u05c2\u05bc\u05bf\u0651".indexOf(point);
	const [letter = "", ...marks] = points;
	const near = marks.filter((mark) => rank(mark) >= 0);
	return [
		letter,
		...near.toSorted((a, b) => rank(a) - rank(b)),
		...marks.filter((mark) => rank(mark) < 0),
	];
}

const fromRight = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
