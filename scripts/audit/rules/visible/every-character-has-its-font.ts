/** Looks for characters of a page that none of the fonts has which the edition brings along. */
import { charactersIn } from "../../../readings/fonts/character-maps.ts";
import { embeddedFaces } from "../../faces/embedded-faces.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const everyCharacterHasItsFont: Rule = {
	id: "V10",
	says: "Each character of the text and the credits is in a font of the edition, so that no reader sees a box or a stranger’s letter.",
	clause: "The fonts of an edition are cut to its own characters",
	html: (html) => check(html),
	epub: (epub) => check(epub),
};

function check(reading: PageEdition): Finding[] {
	const { blocks } = reading;
	const fonts = embeddedFaces(reading);
	// An edition without fonts leaves them to its reader.
	if (fonts.length === 0) return [];
	const drawn = new Set<number>();
	for (const { face, where } of fonts) {
		if (!face)
			return [
				{ expected: "fonts that are sound", actual: "a damaged one", where },
			];
		for (const character of charactersIn(face.characters)) drawn.add(character);
	}
	const missing = new Map<string, (typeof blocks)[number]>();
	for (const block of blocks)
		for (const character of block.text)
			if (!drawn.has(character.codePointAt(0) ?? 0) && !missing.has(character))
				missing.set(character, block);
	return [...missing]
		.filter(([character]) => isDrawn(character))
		.map(([character, { text, where }]) => ({
			expected: `a font with ${character}`,
			actual: `none for ${seenText(text).slice(0, 60)}`,
			where,
			about: { has: [text] },
		}));
}

/** Neither white space nor what only changes its neighbours. */
function isDrawn(character: string): boolean {
	return !/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character);
}
