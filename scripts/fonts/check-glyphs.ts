/** Characters, and letters with marks, that no font can draw, told in notes before the layout: where the manuscript has them, once for each script. */
import { toString as textOf } from "hast-util-to-string";
import type { Point } from "unist";
import { visit } from "unist-util-visit";
import type { ScriptFamily } from "../model/house.ts";
import type { Note, Place } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { StatedChapter, Statement } from "../model/statement.ts";
import { printedTexts } from "../statement/printed-texts.ts";
import type { FoundFonts } from "./find-fonts.ts";

type Lacking = FoundFonts["lacking"];

/** `publication` is what `statement` was made of, and has the manuscript’s files. */
export function checkGlyphs(
	statement: Statement,
	publication: Publication,
	lacking: Lacking,
): Note[] {
	if (lacking.size === 0) return [];
	const groups = new Map<string, Group>();
	const lines = linesOf({ ...publication, form: "article" }, 0);
	for (const character of charactersIn(
		printedTexts(statement).join(""),
		lacking,
	))
		collect(groups, character, lacking, () => ({
			file: publication.file,
			...placeOf(character, { line: 1, column: 1 }, lines),
		}));
	for (const [index, chapter] of statement.chapters.entries())
		collectFrom(chapter, publication, index, lacking, groups);
	return [...groups.values()].map(note);
}

/** Those that are lacking, as they come. */
function charactersIn(text: string, lacking: Lacking): string[] {
	const wanted = new RegExp([...lacking.keys()].map(escaped).join("|"), "gu");
	return text.match(wanted) ?? [];
}

/** Characters of one script, and the first place of one of them. */
interface Group {
	readonly name: string;
	readonly place: Place;
	/** What would draw them, and is not installed. */
	readonly family: ScriptFamily | undefined;
	readonly characters: Set<string>;
}

function collect(
	groups: Map<string, Group>,
	character: string,
	lacking: Lacking,
	place: () => Group["place"],
): void {
	const name = scriptOf(character);
	const family = lacking.get(character);
	// A rare letter of a script that every house has, and a sign of no script, stand for themselves.
	const key = family?.package ?? (name || character);
	const group = groups.get(key);
	if (group) group.characters.add(character);
	else
		groups.set(key, {
			name,
			family,
			place: place(),
			characters: new Set([character]),
		});
}

/** Those that a font is made for as a whole. */
const scripts =
	"Anatolian_Hieroglyphs Arabic Armenian Balinese Bengali Bopomofo Buginese Canadian_Aboriginal Cham Cherokee Coptic Cuneiform Devanagari Egyptian_Hieroglyphs Ethiopic Georgian Glagolitic Gothic Gujarati Gurmukhi Han Hangul Hebrew Hiragana Javanese Kannada Katakana Khmer Lao Limbu Linear_A Linear_B Malayalam Meetei_Mayek Mongolian Myanmar Nko Ol_Chiki Oriya Phoenician Runic Sinhala Sundanese Syriac Tai_Tham Tamil Telugu Thaana Thai Tibetan Tifinagh Vai Yi"
		.split(" ")
		.map((name) => ({
			name: name.replaceAll("_", " "),
			has: new RegExp(`\\p{Script=${name}}`, "u"),
		}));

/** "Thai", "emoji", "private", or "" for what stands for itself. */
function scriptOf(character: string): string {
	if (/[\p{Emoji_Presentation}\p{Emoji_Modifier}]/u.test(character))
		return "emoji";
	if (/\p{Co}/u.test(character)) return "private";
	return scripts.find(({ has }) => has.test(character))?.name ?? "";
}

function collectFrom(
	chapter: StatedChapter,
	publication: Publication,
	index: number,
	lacking: Lacking,
	groups: Map<string, Group>,
): void {
	const bodies = [chapter.body, ...chapter.notes.map((note) => note.body)];
	const words = [chapter.title, ...bodies.map((body) => textOf(body))];
	if (charactersIn(words.join("\n"), lacking).length === 0) return;
	const lines = linesOf(publication, index);
	const look = (text: string, from: Point) => {
		for (const character of charactersIn(text, lacking))
			collect(groups, character, lacking, () => ({
				file: chapter.file,
				...placeOf(character, from, lines),
			}));
	};
	// An article’s title stands in its front matter.
	if (publication.form === "book") look(chapter.title, { line: 1, column: 1 });
	for (const body of bodies) {
		// Code and formulas have no place of their own, and stand by the element that holds them.
		let from: Point = { line: 1, column: 1 };
		visit(body, (node) => {
			from = node.position?.start ?? from;
			if (node.type === "text") look(node.value, from);
		});
	}
}

/** A letter with marks has several points. */
function escaped(character: string): string {
	return [...character]
		.map((point) => `\\u{${point.codePointAt(0)?.toString(16)}}`)
		.join("");
}

function linesOf({ form, sources }: Publication, chapter: number): string[] {
	const file = sources[form === "book" ? chapter + 1 : 0];
	const text = Buffer.from(file?.bytes ?? []).toString("utf8");
	return text.split(/\r\n|\r|\n/);
}

/** Where the character stands in the manuscript from there on; a reference such as `&#9786;` is known by its beginning alone. */
function placeOf(
	character: string,
	from: Point,
	lines: readonly string[],
): Omit<Place, "file"> {
	for (let line = from.line; line <= lines.length; line += 1) {
		const source = lines[line - 1] ?? "";
		const start = line === from.line ? from.column - 1 : 0;
		const column = indexOf(character, source, start) + 1;
		if (column > 0) return { line, column, source };
	}
	return { ...from, source: lines[from.line - 1] };
}

/** Titles and names are composed (NFC), and their source need not be. */
function indexOf(character: string, source: string, start: number): number {
	const found = source.indexOf(character, start);
	const composed = character.normalize("NFC");
	if (found >= 0 || !source.normalize("NFC").includes(composed)) return found;
	for (let at = start; at < source.length; at += 1)
		if (source.slice(at).normalize("NFC").startsWith(composed)) return at;
	return -1;
}

/** How many characters of a script are shown. */
const shown = 5;

function note({ name, family, place, characters }: Group): Note {
	const list = [...characters].slice(0, shown).map((character) => {
		const codes = [...character].map((point) => {
			const code = (point.codePointAt(0) ?? 0).toString(16).toUpperCase();
			return `U+${code.padStart(4, "0")}`;
		});
		return `“${character}” (${codes.join(" ")})`;
	});
	const more = characters.size - list.length;
	if (more > 0) list.push(`${more} more`);
	const all = [list.slice(0, -1).join(", "), list.at(-1)]
		.filter(Boolean)
		.join(" and ");
	const isOne = characters.size === 1;
	const kind = isOne
		? "character"
		: name === "emoji"
			? "emoji"
			: name
				? `${name} characters`
				: "characters";
	const instead = isOne
		? "its code point stands there in a small frame"
		: "their code points stand there in small frames";
	return family
		? {
				rule: "font-missing",
				message: `Missing font for the ${kind} ${all}: ${instead}; run npm install ${family.package}`,
				...place,
			}
		: {
				rule: "glyph-missing",
				message: `Unexpected ${kind} ${all}: no font has ${isOne ? "it" : "them"}, so ${instead}`,
				...place,
			};
}
