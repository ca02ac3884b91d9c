/** Characters that no font of the house can draw: found before the layout, where the manuscript has them. */
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { Chapter, House, Problem, Publication } from "../publication.ts";
import { lackingCharacters } from "./fonts.ts";

export function checkGlyphs(publication: Publication, house: House): Problem[] {
	const { chapters: _chapters, images: _images, ...said } = publication;
	const lacking = lackingCharacters(house.fonts, JSON.stringify(said));
	const inMatter = [...lacking].map((character) =>
		problem(character, house, publication.file),
	);
	return [
		...inMatter,
		...publication.chapters.flatMap((chapter) =>
			inChapter(chapter, house, publication.form),
		),
	];
}

/** One problem for each character of a chapter, at its first place. */
function inChapter(
	chapter: Chapter,
	house: House,
	form: Publication["form"],
): Problem[] {
	const bodies = [chapter.body, ...chapter.notes.map((note) => note.body)];
	const words = [chapter.title, ...bodies.map((body) => textOf(body))];
	const lacking = lackingCharacters(house.fonts, words.join(""));
	if (lacking.size === 0) return [];
	const found = new Map<string, Problem>();
	const look = (text: string, line?: number, column?: number) => {
		for (const character of lacking)
			if (text.includes(character) && !found.has(character))
				found.set(character, {
					...problem(character, house, chapter.file),
					...placeIn(text, character, line, column),
				});
	};
	// An article’s title stands in its front matter.
	if (form === "book") look(chapter.title);
	for (const body of bodies)
		visit(body, "text", (node) => {
			const { line, column } = node.position?.start ?? {};
			look(node.value, line, column);
		});
	return [...found.values()].sort(
		(a, b) =>
			(a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
	);
}

function placeIn(
	text: string,
	character: string,
	line?: number,
	column?: number,
): Pick<Problem, "line" | "column"> {
	if (line === undefined || column === undefined) return {};
	const before = text.slice(0, text.indexOf(character)).split("\n");
	const last = before.at(-1)?.length ?? 0;
	return {
		line: line + before.length - 1,
		column: before.length === 1 ? column + last : last + 1,
	};
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
