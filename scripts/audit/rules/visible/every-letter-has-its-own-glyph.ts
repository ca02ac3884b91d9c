/** Holds the fonts of an edition against the faces of the house that they were cut from, letter by letter. */
import { charactersIn } from "../../../readings/fonts/character-maps.ts";
import { readFace } from "../../../readings/fonts/face.ts";
import type { PdfReading, ShownFont } from "../../../readings/pdf.ts";
import { drawnIn } from "../../added-in-print.ts";
import {
	compareFaces,
	compareFrame,
	type GlyphFault,
} from "../../faces/compare-faces.ts";
import { compareShown } from "../../faces/compare-shown.ts";
import { embeddedFaces } from "../../faces/embedded-faces.ts";
import { expectedFace } from "../../faces/expected-face.ts";
import type { Subject } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import type { Context, Finding, Rule } from "../../rule.ts";

export const everyLetterHasItsOwnGlyph: Rule = {
	id: "V11",
	says: "Each letter is drawn by its own glyph: in every font of an edition the outlines, the widths, and what is set for ligatures and joined letters are those of the face of the house that it was cut from.",
	clause:
		"OpenType 1.9, cmap, glyf, hmtx and GSUB; ISO 32000-1 §9.10.3: what a reader copies is what the page shows",
	html: (html, context) => checkPage(html, context),
	epub: (epub, context) => checkPage(epub, context),
	pdf: (pdf, context) =>
		pdf.fonts.flatMap((font) => checkShown(font, pdf, context)),
};

function checkPage(reading: PageEdition, context: Context): Finding[] {
	return embeddedFaces(reading).flatMap(({ face, where }) => {
		// V10 tells of damage.
		if (!face) return [];
		const place = where || face.name;
		const characters = [...charactersIn(face.characters)];
		const letters = characters.map((code) => String.fromCodePoint(code));
		const expected = expectedFace(face.name, letters, context);
		if (expected === "foreign") return [foreign(face.name, place)];
		if ("obstacle" in expected)
			return [notRun(face.name, expected.obstacle, place)];
		return told(place, () => compareFaces(face, expected.face));
	});
}

/** What a drawing shows is set in the fonts of the machine that drew it. */
function checkShown(
	font: ShownFont,
	pdf: PdfReading,
	context: Context,
): Finding[] {
	const { name, program, glyphs, runs } = font;
	const place = `page ${Math.min(...[...runs].map(({ page }) => page)) + 1}`;
	const letters = [...glyphs.values()].flatMap(({ text }) => [...text]);
	const expected = expectedFace(name, letters, context);
	if (expected === "foreign")
		return isOfDrawings(font, pdf, context)
			? [notRun(name, "it is of the machine that drew a picture", place)]
			: [
					{
						...foreign(name, place),
						about: { has: [...runs].map((run) => run.text) },
					},
				];
	if ("obstacle" in expected) return [notRun(name, expected.obstacle, place)];
	const face = program && readFace(program());
	if (!face)
		return [
			{
				expected: `${name} with outlines of TrueType`,
				actual: program
					? "a damaged font"
					: "a font whose codes are not the numbers of its glyphs",
				where: place,
			},
		];
	return told(place, () => [
		...compareFrame(face, expected.face),
		...compareShown(font, face, expected.face, {
			isMirrored: () => pdf.shown.some(({ drawn }) => fromRight.test(drawn)),
			stackedMarks: () => marksStackedIn(pdf),
		}),
	]);
}

/** The marks of letters that have several, of which a shaper changes the order, and a browser says each by its place. */
function marksStackedIn({ shown }: PdfReading): readonly string[] {
	// A shaper draws each by itself.
	const drawn = shown.map((item) => item.drawn).join("");
	const stacks = drawn.normalize("NFD").match(/\p{M}{2,}/gu) ?? [];
	return [...new Set(stacks.join(""))];
}

/** Letters that run from the right. */
const fromRight =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

function isOfDrawings(
	{ runs }: ShownFont,
	{ blocks }: PdfReading,
	{ record }: Context,
): boolean {
	const isDrawn = drawnIn(record);
	const drawn = new Set(
		blocks
			.filter(({ path }) => path.includes("Figure"))
			.flatMap(({ shown }) => shown),
	);
	return [...runs].every(
		(run) => drawn.has(run) || (run.isArtifact && isDrawn(run.drawn)),
	);
}

function foreign(name: string, where: string): Finding {
	return {
		kind: "foreign",
		expected: "faces of the house",
		actual: `the font ${name || "without a name"}`,
		where,
	};
}

function notRun(name: string, obstacle: string, where: string): Finding {
	return {
		expected: `the face ${name}, to hold the font against`,
		actual: obstacle,
		where,
		status: "not-run",
	};
}

function told(where: string, compare: () => readonly GlyphFault[]): Finding[] {
	try {
		return compare().map(({ letters = [], ...fault }) => ({
			...fault,
			where,
			...(letters.length > 0 ? { about: subjectOf(fault, letters) } : {}),
		}));
	} catch (error) {
		// Outlines that lead beyond their table, or to one another.
		if (!(error instanceof RangeError)) throw error;
		return [{ expected: "a sound font", actual: "a damaged one", where }];
	}
}

function subjectOf(
	{ expected, actual }: GlyphFault,
	letters: readonly string[],
): Subject {
	return { lacks: [expected], has: [actual], letters };
}
