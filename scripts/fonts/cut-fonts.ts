/** The fonts of an edition: those that its text needs, cut down to the characters and features that it sets. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as harfbuzz from "harfbuzzjs";
import { findKept, keep, keyOf } from "../machine/cache.ts";
import { sha256 } from "../machine/sha256.ts";
import type { FontFace } from "../model/house.ts";
import { codePointsFamily } from "./code-points.ts";
import { compressWoff2 } from "./compress-woff2.ts";

export interface CutFace extends FontFace {
	readonly format: "woff2" | "truetype";
	readonly bytes: Uint8Array;
}

/** Cuts the faces that `markup` needs, each to the characters in it. */
export async function cutFonts(
	faces: readonly FontFace[],
	markup: string,
	format: CutFace["format"],
): Promise<CutFace[]> {
	const characters = charactersOf(markup);
	const made = [...joiners(markup), ...parts(characters)];
	const cut: CutFace[] = [];
	for (const face of neededFaces(faces, markup, characters)) {
		const more = face.for === "math" ? [mathSigns] : [];
		if (face.for === "missing") more.push(...made);
		const own = characters.filter((character) => isItsOwn(face, character));
		const set = [...own, ...more];
		const bytes = await cutFace(face, set.join(""));
		cut.push({ ...face, bytes, format: "truetype" });
	}
	return format === "woff2" ? compressFaces(cut) : cut;
}

/** Kept in the cache folder: what an author changes between two builds is seldom the alphabet. */
async function cutFace(face: FontFace, set: string): Promise<Uint8Array> {
	const font = face.read();
	const key = keyOf(
		cutterVersion(),
		digestOf(font),
		set,
		face.features.join(" "),
	);
	const kept = findKept("truetype", key);
	if (kept) return kept;
	// Only now, since most builds find all that they need.
	const { default: subsetFont } = await import("subset-font");
	const bytes = await subsetFont(Buffer.from(font), set, {
		targetFormat: "truetype",
		noHinting: true,
		keepFeatures: [...face.features],
	}).catch((cause: unknown) => {
		throw new Error(
			`The font ${face.name} of the house cannot be read: put a sound TrueType file in its place`,
			{ cause },
		);
	});
	keep("truetype", key, bytes);
	return bytes;
}

const digests = new WeakMap<Uint8Array, string>();

/** Each edition cuts the same fonts anew. */
function digestOf(font: Uint8Array): string {
	const known = digests.get(font);
	if (known) return known;
	const digest = sha256(font);
	digests.set(font, digest);
	return digest;
}

const require = createRequire(import.meta.url);

let cutter: string | undefined;

/** What the bytes depend on beside the font and the characters; asked for once. */
function cutterVersion(): string {
	cutter ??= identifyCutter();
	return cutter;
}

function identifyCutter(): string {
	const { version } = require("subset-font/package.json") as {
		version: string;
	};
	const path = require.resolve("harfbuzzjs/dist/harfbuzz-subset.wasm");
	return keyOf(`subset-font ${version}`, readFileSync(path));
}

async function compressFaces(faces: readonly CutFace[]): Promise<CutFace[]> {
	const compressed = await compressWoff2(faces.map((face) => face.bytes));
	return faces.map((face, index) => ({
		...face,
		bytes: compressed[index] ?? face.bytes,
		format: "woff2",
	}));
}

/**
 * A style sheet with the faces at their addresses. What a family of the house lacks is looked for in its others, wherever
 * the sheet names it, so that no style has to know of them: in those for text, for missing letters, for signs.
 * `asksDevice` where the fonts of a reader’s own device may be asked as well.
 */
export function styleSheet(
	faces: readonly CutFace[],
	address: (face: CutFace) => string,
	css: string,
	{ asksDevice = false } = {},
): string {
	const named = familiesOf(faces, ["text", "emphasis", "math", "code"]);
	const withFallback = css.replace(/"([^"\n]+)"/g, (name, family: string) =>
		named.includes(family)
			? familyList(faces, family, undefined, asksDevice)
			: name,
	);
	const rules = faces.map(
		(face) =>
			`@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url("${address(face)}") format("${face.format}")${face.range ? `;unicode-range:${face.range}` : ""}}`,
	);
	return [...rules, withFallback, ...regionalRules(faces, asksDevice)].join(
		"\n",
	);
}

/** `family`, and after it all that may have what it lacks: first, of those for missing letters, the ones for `language`. */
function familyList(
	faces: readonly CutFace[],
	family: string,
	language: string | undefined,
	asksDevice: boolean,
): string {
	const others = familiesOf(
		faces,
		["text", "missing", "math", "code"],
		language,
	);
	return [family, ...others.filter((other) => other !== family)]
		.flatMap((one) => [
			...(asksDevice
				? (faces.find((face) => face.family === one)?.devices ?? [])
				: []),
			one,
		])
		.map((one) => `"${one}"`)
		.join(", ");
}

/** Where letters of several languages have forms of their own, what stands in another language is set in its own, by the tag that the markup has. */
function regionalRules(
	faces: readonly CutFace[],
	asksDevice: boolean,
): string[] {
	const regional = faces.filter((face) => face.languages?.length);
	const text = faces.find((face) => face.for === "text");
	if (new Set(regional.map(({ family }) => family)).size < 2 || !text)
		return [];
	const languages = new Set(regional.flatMap((face) => face.languages ?? []));
	// A longer tag, which tells more, comes later.
	return [...languages]
		.sort((a, b) => a.length - b.length)
		.map(
			(language) =>
				`[lang|="${language}"]:not(:root){font-family:${familyList(faces, text.family, language, asksDevice)}}`,
		);
}

/** The families for these uses, in this order; of one use first those for `language`. */
function familiesOf(
	faces: readonly FontFace[],
	uses: readonly FontFace["for"][],
	language = "",
): string[] {
	const families = uses.flatMap((use) => {
		const own = faces.filter((face) => face.for === use);
		const first = own.filter((face) => face.languages?.includes(language));
		return [...first, ...own].map(({ family }) => family);
	});
	return [...new Set(families)];
}

/** The licences of `faces`, each once. */
export function fontLicences(faces: readonly FontFace[]): string[] {
	return [...new Set(faces.map((face) => face.readLicence()))];
}

/** The characters of `text` that no face of the house can draw, and letters with marks that none can draw as a whole. */
export function lackingCharacters(
	faces: readonly FontFace[],
	text: string,
): Set<string> {
	const isLacking = (form: string) =>
		!faces.some((face) =>
			[...form].every(
				(character) => !isDrawn(character) || draws(face, character),
			),
		);
	const there = distinct(text);
	const characters = there.filter(isLacking);
	const hasMarks = there.some((character) => /\p{M}/u.test(character));
	const clusters = hasMarks ? text.match(/\P{M}\p{M}+/gu) : [];
	const marked = [...new Set(clusters)].filter(
		(cluster) =>
			!characters.some((character) => cluster.includes(character)) &&
			isLacking(cluster.normalize("NFC")) &&
			isLacking(cluster.normalize("NFD")),
	);
	return new Set([...characters, ...marked]);
}

function neededFaces(
	faces: readonly FontFace[],
	markup: string,
	characters: readonly string[],
): FontFace[] {
	const text = faces.filter((face) => face.for === "text");
	let lacking = characters.filter(
		(character) => !text.every((face) => draws(face, character)),
	);
	const missing = new Set<string>();
	for (const family of familiesOf(faces, ["missing"])) {
		const own = faces.filter((face) => face.family === family);
		const isRegional = own.some((face) => face.languages?.length);
		const found = (isRegional ? characters : lacking).filter((character) =>
			own.some((face) => face.for === "missing" && draws(face, character)),
		);
		if (found.length > 0) missing.add(family);
		lacking = lacking.filter((character) => !found.includes(character));
	}
	const isMissing = (face: FontFace) =>
		face.for === "missing" && missing.has(face.family);
	// What neither text nor fallback has, a sign of mathematics among words, may stand in a face of another use.
	const rare = lacking.filter(
		(character) =>
			!faces.some(
				(face) =>
					(face.for === "text" || isMissing(face)) && draws(face, character),
			),
	);
	return faces.filter(
		(face) =>
			isMissing(face) ||
			wanted[face.for]?.test(markup) ||
			(["code", "math"].includes(face.for) &&
				rare.some((character) => draws(face, character))),
	);
}

/** Where an edition embeds a face whatever letters it has. */
const wanted: Readonly<Partial<Record<FontFace["for"], RegExp>>> = {
	text: /^/,
	emphasis: /<(?:em|i|cite|dfn|var)[\s>]/,
	code: /<(?:code|pre|kbd|samp|tt)[\s>]/,
	math: /<math[\s>]/,
};

// Basic Latin and common marks always stay, so that a template’s own words are never without a glyph.
const always = `${Array.from({ length: 95 }, (_, index) =>
	String.fromCharCode(32 + index),
).join("")} ©–—‘’“”…•·×↑→\u00ad‐`;

/** What browsers set for a single letter in a formula (MathML Core §4.2): italic Latin and Greek, ℎ, and the sign of a root. */
const mathSigns = [
	[0x1d434, 0x1d467],
	[0x1d6a4, 0x1d6a5],
	[0x1d6e2, 0x1d71b],
	[0x210e, 0x210e],
	[0x221a, 0x221a],
]
	.flatMap(([first = 0, last = 0]) =>
		Array.from({ length: last - first + 1 }, (_, index) => first + index),
	)
	.map((code) => String.fromCodePoint(code))
	.join("");

/** What makes one sign of several, such as 👩‍💻 of three: it has no form of its own, and the font asks for it. */
function joiners(text: string): string[] {
	const found = text.match(
		/\u200c|\u200d|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}]/gu,
	);
	return [...new Set(found)].sort();
}

/** What a shaper takes letters apart into (Unicode’s canonical decompositions, and those of HarfBuzz’s own for vowels of several parts). */
function parts(characters: readonly string[]): string[] {
	return characters.flatMap((character) => [
		...(vowelParts[character] ?? character.normalize("NFD")),
	]);
}

const vowelParts: Readonly<Record<string, string>> = {
	"\u0e33": "\u0e4d\u0e32",
	"\u0eb3": "\u0ecd\u0eb2",
	"\u17be": "\u17c1",
	"\u17bf": "\u17c1",
	"\u17c0": "\u17c1",
	"\u17c4": "\u17c1",
	"\u17c5": "\u17c1",
};

/** Those of `text`, and their capitals, which a style may set for them. */
function charactersOf(text: string): string[] {
	const written = distinct(always + text);
	return distinct(written.map((sign) => sign + sign.toUpperCase()).join(""))
		.filter(isDrawn)
		.sort();
}

/** Each character once: a table finds those of a book faster than a set. */
function distinct(text: string): string[] {
	const units = new Uint8Array(0x10000);
	for (let at = 0; at < text.length; at++) units[text.charCodeAt(at)] = 1;
	const characters = new Set(
		text.match(/[\ud800-\udfff\u{10000}-\u{10ffff}]/gu),
	);
	units.forEach((isThere, unit) => {
		const isHalf = unit >= 0xd800 && unit <= 0xdfff;
		if (isThere && !isHalf) characters.add(String.fromCharCode(unit));
	});
	return [...characters];
}

/** Control characters, line ends and characters that only change their neighbours need no glyph. */
function isDrawn(character: string): boolean {
	return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(
		character,
	);
}

/** What is for private use means something else in each font, and nothing to a reader: its code alone is true. */
function isItsOwn(face: FontFace, character: string): boolean {
	return face.family === codePointsFamily || !/\p{Co}/u.test(character);
}

const coverage = new Map<string, ReadonlySet<number>>();

function draws(face: FontFace, character: string): boolean {
	if (!isItsOwn(face, character)) return false;
	let known = coverage.get(face.name);
	if (!known) {
		const font = new harfbuzz.Face(new harfbuzz.Blob(face.read()), 0);
		known = new Set(font.collectUnicodes());
		coverage.set(face.name, known);
	}
	return known.has(character.codePointAt(0) ?? 0);
}
