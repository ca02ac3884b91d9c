/** The languages that credits are said in, each in a file of its own: reviewed words, never those of the host’s ICU. */
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { italian } from "./it.ts";
import type { LanguageWords } from "./language-words.ts";
import { dutch } from "./nl.ts";
import { portuguese } from "./pt.ts";

const languages: Readonly<Record<string, LanguageWords>> = {
	en: english,
	fr: french,
	de: german,
	es: spanish,
	it: italian,
	pt: portuguese,
	nl: dutch,
};

/** The primary subtags (BCP 47) of the languages that have words. */
export const creditLanguages: readonly string[] = Object.keys(languages);

/** The words of `language` (BCP 47), or nothing where none have been reviewed. */
export function knownWords(language: string): LanguageWords | undefined {
	return languages[language.split("-")[0]?.toLowerCase() ?? ""];
}

/** The words of `language` (BCP 47), which must have some. */
export function wordsOf(language: string): LanguageWords {
	const words = knownWords(language);
	if (!words)
		throw new Error(
			`No credit wording for the language “${language}”: add a file to scripts/credits/words/`,
		);
	return words;
}
