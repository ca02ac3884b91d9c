/** Characters that no font of the house can draw: found before the layout, where the manuscript has them. */
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { Chapter, House, Problem, Publication } from "../publication.ts";
import { lackingCharacters } from "./fonts.ts";

export function checkGlyphs(publication: Publication, house: House): Problem[] {
	const { chapters: _chapters, images: _images, ...said } = publication;
	const lacking = lackingCharacters(house.fonts, JSON.stringify(said));
	const lines = linesOf({ ...publication, form: "article" }, 0);
	const inMatter = [...lacking].map((character) => ({
		...problem(character, house, publication.file),
		...placeOf(character, { line: 1, column: 1 }, lines),
	}));
	return [
		...inMatter,
		...publication.chapters.flatMap((chapter, index) =>
			inChapter(chapter, linesOf(publication, index), house, publication.form),
		),
	];
}

function linesOf({ form, sources }: Publication, chapter: number): string[] {
	const file = sources[form === "book" ? chapter + 1 : 0];
	const text = Buffer.from(file?.bytes ?? []).toString("utf8");
	return text.split(/\r\n|\r|\n/);
}

/** One problem for each character of a chapter, at its first place. */
function inChapter(
	chapter: Chapter,
	lines: readonly string[],
	house: House,
	form: Publication["form"],
): Problem[] {
	const bodies = [chapter.body, ...chapter.notes.map((note) => note.body)];
	const words = [chapter.title, ...bodies.map((body) => textOf(body))];
	const lacking = lackingCharacters(house.fonts, words.join(""));
	if (lacking.size === 0) return [];
	const found = new Map<string, Problem>();
	const look = (text: string, from: Place | undefined) => {
		for (const character of lacking)
			if (text.includes(character) && !found.has(character))
				found.set(character, {
					...problem(character, house, chapter.file),
					...(from && placeOf(character, from, lines)),
				});
	};
	// An article’s title stands in its front matter.
	if (form === "book") look(chapter.title, undefined);
	for (const body of bodies) {
		// Code and formulas have no place of their own, and stand by the element that holds them.
		let from: Place | undefined;
		visit(body, (node) => {
			from = node.position?.start ?? from;
			if (node.type === "text") look(node.value, from);
		});
	}
	return [...found.values()].sort(
		(a, b) =>
			(a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
	);
}

interface Place {
	readonly line: number;
	readonly column: number;
}

/** Where the character stands in the manuscript from there on; a reference such as `&#9786;` is known by its beginning alone. */
function placeOf(
	character: string,
	from: Place,
	lines: readonly string[],
): Pick<Problem, "line" | "column" | "source"> {
	for (let line = from.line; line <= lines.length; line += 1) {
		const source = lines[line - 1] ?? "";
		const start = line === from.line ? from.column - 1 : 0;
		const column = source.indexOf(character, start) + 1;
		if (column > 0) return { line, column, source };
	}
	return { ...from, source: lines[from.line - 1] };
}

function problem(character: string, house: House, file: string): Problem {
	const code = (character.codePointAt(0) ?? 0)
		.toString(16)
		.toUpperCase()
		.padStart(4, "0");
	return {
		rule: "glyph-missing",
		message: `Unexpected character “${character}” (U+${code}): no font of the house “${house.name}” has it; add a family to its house.yaml, or write it another way`,
		file,
	};
}
