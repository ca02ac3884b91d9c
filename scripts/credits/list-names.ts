/** Lists of names as print sets them: "A, B and C". */
import type { Phrase } from "../model/statement.ts";
import type { LanguageWords } from "./words/language-words.ts";

/**
 * Joins `members` with the commas and the conjunction of the language.
 * A member that holds a comma ("Dufresne, Jr.") makes semicolons the separators of three and more; of two, the first
 * one’s own comma is closed before the conjunction.
 */
export function listNames(
	members: readonly (readonly Phrase[])[],
	words: LanguageWords,
	seriesComma: boolean,
): Phrase[] {
	const [first] = members;
	const { list, signs } = words;
	const hasComma = members.some(holdsComma);
	return members.flatMap((member, index): Phrase[] => {
		if (index === 0) return [...member];
		return [{ text: before(index, member[0]?.text ?? "") }, ...member];
	});

	function before(index: number, next: string): string {
		if (members.length === 2)
			return first && holdsComma(first)
				? closed(signs.comma, list.two, next)
				: withSound(list.two, words, next);
		if (index < members.length - 1)
			return hasComma
				? signs.semicolon
				: index === 1
					? list.start
					: list.middle;
		if (hasComma) return closed(signs.semicolon, list.end, next);
		return seriesComma
			? closed(signs.comma, list.end, next)
			: withSound(list.end, words, next);
	}

	/** The conjunction behind a sign of its own; where a language has none but a comma, a semicolon alone. */
	function closed(sign: string, conjunction: string, next: string): string {
		const bare = conjunction.replace(/^[,،、]\s*/u, "");
		if (bare === "") return signs.semicolon;
		const isApart = /^\s/u.test(conjunction) || bare !== conjunction;
		const and = isApart && !/^\s/u.test(bare) ? ` ${bare}` : bare;
		return `${sign.trimEnd()}${withSound(and, words, next)}`;
	}
}

function holdsComma(member: readonly Phrase[]): boolean {
	return member.some((phrase) => /[,،、，]/u.test(phrase.text));
}

/**
 * "Juan e Iván": not before the sound ie, as in "Juan y Hierro". What is written onto the next name stands apart from
 * one in another script, by a hyphen in Hebrew.
 */
function withSound(and: string, words: LanguageWords, next: string): string {
	if (/\p{Script=Hebrew}$/u.test(and) && !/^\p{Script=Hebrew}/u.test(next))
		return `${and}-`;
	if (/\p{Script=Arabic}$/u.test(and) && !/^\p{Script=Arabic}/u.test(next))
		return `${and} `;
	return words.andBeforeI &&
		/^h?i(?!e)/iu.test(next.normalize("NFD").replace(/\p{M}/gu, ""))
		? and.replace(/\S+(?=\s*$)/u, words.andBeforeI)
		: and;
}

/** The text of phrases, without markup. */
export function plain(phrases: readonly Phrase[]): string {
	return phrases.map((phrase) => phrase.text).join("");
}
