/** The end of a line. */
import type { Phrase } from "../model/statement.ts";
import { plain } from "./list-names.ts";
import type { LanguageWords } from "./words/language-words.ts";

/** With the stop of the language, where no abbreviation has set one: "Ben Reis, Jr." */
export function withStop(
	phrases: readonly Phrase[],
	{ signs: { stop } }: LanguageWords,
): Phrase[] {
	return stop === "" || plain(phrases).endsWith(stop)
		? [...phrases]
		: [...phrases, { text: stop }];
}
