import { expect, test } from "vitest";
import { sayDate } from "../../scripts/credits/say-date.ts";
import {
	creditLanguages,
	knownWords,
	wordsOf,
} from "../../scripts/credits/words/index.ts";
import { readHouse } from "../../scripts/house/index.ts";

test.each(creditLanguages)(
	"%s has words for credits, the colophon and the house",
	(language) => {
		expect(wordsOf(language).by).toMatch(/\S/);
		expect(Object.values(wordsOf(language).colophon).flat()).not.toContain("");
		expect(Object.keys(readHouse("news").labels(language)).sort()).toEqual(
			Object.keys(readHouse("news").labels("en")).sort(),
		);
	},
);

test("a language without a table has no words, and never English ones", () => {
	expect(knownWords("pl")).toBeUndefined();
	expect(() => wordsOf("pl")).toThrow(/No credit wording/);
});

test.each([
	["2025-03-18", "en-US", "March 18, 2025"],
	["2025-03-18", "en-GB", "18 March 2025"],
	["2025-03-01", "fr", "1er mars 2025"],
	["2025-03-18", "de", "18. März 2025"],
	["2025-03-18", "es", "18 de marzo de 2025"],
	["2025-03-18", "pt-BR", "18 de março de 2025"],
	["2025-03-18", "it", "18 marzo 2025"],
	["2025-03-18", "nl", "18 maart 2025"],
	["2025-03", "en-US", "March 2025"],
	["2025", "en-US", "2025"],
	["2025-03-18T23:30:00-11:00", "en-US", "March 18, 2025"],
])("%s in %s is “%s”", (iso, language, said) => {
	expect(sayDate(iso, language)).toBe(said);
});
