/** The faces that a publication is set in: those of its house, those for other scripts that it needs, and one that draws what nothing else does. */
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { FontFace, House, ScriptFamily } from "../model/house.ts";
import type { Statement } from "../model/statement.ts";
import { printedTexts } from "../statement/printed-texts.ts";
import { faceOfCodePoints } from "./code-points.ts";
import { lackingCharacters } from "./cut-fonts.ts";

export interface FoundFonts {
	readonly fonts: readonly FontFace[];
	/** Characters, and letters with marks, that stand as their code points, with the family that would draw them if it were installed. */
	readonly lacking: ReadonlyMap<string, ScriptFamily | undefined>;
}

/** Those of the house alone, as they are, where they have all letters. */
export function findFonts(statement: Statement, house: House): FoundFonts {
	const text = textsOf(statement, house).join("\n");
	const wanted = lackingCharacters(house.fonts, text);
	const hasIdeographs = ideographs.test(text);
	if (wanted.size === 0 && !hasIdeographs)
		return { fonts: house.fonts, lacking: new Map() };
	const families = house.scripts();
	const regional = hasIdeographs ? regionalFamilies(families, statement) : [];
	const { faces, lacking } = gather(
		[...new Set([...regional, ...families])],
		wanted,
		regional,
	);
	const own = house.fonts.map((face) =>
		forLanguage(face, statement.language, text),
	);
	const isRegional = ({ family }: FontFace) =>
		regional.some((one) => one.family === family);
	const fonts = [
		...faces.filter(isRegional),
		...own,
		...faces.filter((face) => !isRegional(face)),
	];
	return { fonts: withCodePoints(fonts, lacking, house), lacking };
}

/** Han, kana, Hangul and Bopomofo, whose letters have other forms in other languages. */
const ideographs =
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}]/u;

/** All that is printed: the house’s own words, the publication’s, and its text. */
function textsOf(statement: Statement, house: House): string[] {
	return [
		...Object.values(house.labels(statement.language).words),
		...printedTexts(statement),
		...statement.chapters.flatMap((chapter) => [
			chapter.title,
			textOf(chapter.body),
			...chapter.notes.map((note) => textOf(note.body)),
		]),
	];
}

/** For each language of the publication the family with its forms; where none is named, the one that the letters tell. */
function regionalFamilies(
	families: readonly ScriptFamily[],
	statement: Statement,
): ScriptFamily[] {
	const bodies = statement.chapters.flatMap(({ body, notes }) => [
		body,
		...notes.map((note) => note.body),
	]);
	const languages = new Set(statement.languages);
	let text = statement.title;
	for (const body of bodies) {
		text += textOf(body);
		visit(body, "element", ({ properties: { lang } }) => {
			if (typeof lang === "string") languages.add(lang);
		});
	}
	const found = [...languages].flatMap(
		(language) => familyFor(families, language) ?? [],
	);
	if (found.length > 0) return found;
	const guess = /[\p{scx=Hiragana}\p{scx=Katakana}]/u.test(text)
		? "ja"
		: /\p{scx=Hangul}/u.test(text)
			? "ko"
			: "zh";
	return [familyFor(families, guess) ?? []].flat();
}

/** The one that names most of the language. */
function familyFor(
	families: readonly ScriptFamily[],
	language: string,
): ScriptFamily | undefined {
	const lengthOf = ({ languages }: ScriptFamily) =>
		Math.max(
			0,
			...languages
				.filter((one) => isLanguage(language, one))
				.map(({ length }) => length),
		);
	return families.reduce<ScriptFamily | undefined>(
		(best, family) =>
			lengthOf(family) > (best ? lengthOf(best) : 0) ? family : best,
		undefined,
	);
}

/** Whether `language` is `range` or begins with it (RFC 4647 §3.3.1). */
function isLanguage(language: string, range: string): boolean {
	return `${language}-`.toLowerCase().startsWith(`${range}-`.toLowerCase());
}

/** Of each family that has some of the letters its faces; the letters that none has. */
function gather(
	families: readonly ScriptFamily[],
	wanted: ReadonlySet<string>,
	regional: readonly ScriptFamily[],
): Pick<FoundFonts, "lacking"> & { readonly faces: readonly FontFace[] } {
	const faces: FontFace[] = [];
	const absent = new Map<string, ScriptFamily>();
	let left = [...wanted];
	for (const family of families) {
		const own = left.filter((form) =>
			[...form].every((character) => family.letters.test(character)),
		);
		if (own.length === 0 && !regional.includes(family)) continue;
		const installed = family.faces();
		if (!installed) {
			for (const form of own) if (!absent.has(form)) absent.set(form, family);
			continue;
		}
		const lacking = lackingCharacters(installed, own.join("\n"));
		const drawn = own.filter((form) => !lacking.has(form));
		if (drawn.length === 0 && !regional.includes(family)) continue;
		faces.push(...installed);
		left = left.filter((form) => !drawn.includes(form));
	}
	return {
		faces,
		lacking: new Map(left.map((form) => [form, absent.get(form)])),
	};
}

/** In Chinese and Japanese, dashes, dots and quotation marks, which Latin type has too, are as wide as a letter. */
const wideMarks: readonly (readonly [RegExp, string])[] = [
	[/^(?:zh|yue)\b/i, "\u00b7\u2014\u2018\u2019\u201c\u201d\u2026"],
	[/^ja\b/i, "\u2014\u201c\u201d\u2026"],
];

function forLanguage(face: FontFace, language: string, text: string): FontFace {
	const marks = wideMarks.find(([is]) => is.test(language))?.[1];
	if (!marks || face.for !== "text") return face;
	// Beside Latin letters it is an apostrophe.
	const wide = /\p{sc=Latin}\u2019\p{sc=Latin}/u.test(text)
		? marks.replace("\u2018\u2019", "")
		: marks;
	return { ...face, range: rangeWithout(wide) };
}

/** All of Unicode without `signs`, which stand in its order. */
function rangeWithout(signs: string): string {
	let first = 0;
	const ranges: string[] = [];
	for (const sign of signs) {
		const code = sign.codePointAt(0) ?? 0;
		if (code > first) ranges.push(rangeOf(first, code - 1));
		first = code + 1;
	}
	return [...ranges, rangeOf(first, 0x10ffff)].join(", ");
}

function rangeOf(first: number, last: number): string {
	const [from, to] = [first, last].map((code) =>
		code.toString(16).toUpperCase(),
	);
	return from === to ? `U+${from}` : `U+${from}-${to}`;
}

/** A reader’s device may well have the letters that only this machine lacks. */
function withCodePoints(
	fonts: readonly FontFace[],
	lacking: FoundFonts["lacking"],
	house: House,
): readonly FontFace[] {
	if (lacking.size === 0) return fonts;
	const devices = [...lacking.values()].flatMap(
		(family) => family?.devices ?? [],
	);
	const face = faceOfCodePoints(lacking.keys(), house.fonts);
	return [...fonts, { ...face, devices: [...new Set(devices)] }];
}
