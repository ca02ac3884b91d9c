/** The words that credits are said with: reviewed ones, a file for each language, and for every other language forms that need no grammar. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { packageRoot } from "../../machine/package-root.ts";
import { languagesOf, localeOf } from "../locale.ts";
import { type LanguageWords, writtenWords } from "./language-words.ts";

const folder = join(packageRoot, "scripts/credits/words");
const files = new Set(
	readdirSync(folder).flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []),
);

/** In it are the neutral forms, whose few words are English. */
const neutral = "und";

/** The languages that have reviewed words (BCP 47). */
export const creditLanguages: readonly string[] = [...files].filter(
	(name) => name !== neutral,
);

/** Whether there are reviewed words for `language` (BCP 47). */
export function hasWords(language: string): boolean {
	return fileOf(language) !== undefined;
}

function fileOf(language: string): string | undefined {
	return languagesOf(language).find((name) => files.has(name));
}

const known = new Map<string, LanguageWords>();

/** The words for `language` (BCP 47): reviewed ones, or else neutral forms with English words. */
export function wordsOf(language: string): LanguageWords {
	const found = known.get(language) ?? readWords(language);
	known.set(language, found);
	return found;
}

function readWords(language: string): LanguageWords {
	const own = fileOf(language);
	const file = join(folder, `${own ?? neutral}.yaml`);
	const said = writtenWords.safeParse(parse(readFileSync(file, "utf8")));
	if (!said.success) throw new Error(`${file}: ${z.prettifyError(said.error)}`);
	const locale = localeOf(language);
	const [two = "", start = "", middle = "", end = ""] = locale.list;
	return {
		...said.data,
		borrowed: own ? undefined : "en",
		isEnglish: own === "en",
		list: { two, start, middle, end, ...definedOf(said.data.list) },
		quotes: said.data.quotes ?? locale.quotes,
	};
}

/** Without the keys that are there and have no value. */
function definedOf<T extends object>(values: T): { [K in keyof T]: string } {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined),
	) as { [K in keyof T]: string };
}
