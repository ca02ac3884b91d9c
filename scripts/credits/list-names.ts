/** Lists of names as print sets them: "A, B and C". */
import type { Phrase } from "../model/statement.ts";
import type { LanguageWords } from "./words/language-words.ts";

/**
 * Joins `members` with commas and the conjunction of the language.
 * A member that holds a comma ("Dufresne, Jr.") makes semicolons the separators of three and more; of two, the first
 * one’s own comma is closed before the conjunction.
 */
export function listNames(
	members: readonly (readonly Phrase[])[],
	words: LanguageWords,
	seriesComma: boolean,
): Phrase[] {
	const [first] = members;
	const comma = members.some(holdsComma) ? "; " : ", ";
	return members.flatMap((member, index): Phrase[] => {
		if (index === 0) return [...member];
		if (index < members.length - 1) return [{ text: comma }, ...member];
		const and = conjunction(words, member[0]?.text ?? "");
		return [{ text: `${before()} ${and} ` }, ...member];
	});

	function before(): string {
		if (members.length === 2) return first && holdsComma(first) ? "," : "";
		if (comma === "; ") return ";";
		return seriesComma ? "," : "";
	}
}

function holdsComma(member: readonly Phrase[]): boolean {
	return member.some((phrase) => phrase.text.includes(","));
}

/** "Juan e Iván": not before the sound ie, as in "Juan y Hierro". */
function conjunction(words: LanguageWords, next: string): string {
	return words.andBeforeI &&
		/^h?i(?!e)/iu.test(next.normalize("NFD").replace(/\p{M}/gu, ""))
		? words.andBeforeI
		: words.and;
}

/** The text of phrases, without markup. */
export function plain(phrases: readonly Phrase[]): string {
	return phrases.map((phrase) => phrase.text).join("");
}
