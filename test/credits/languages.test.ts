/** Dates, and the names under which languages are known. */
import { expect, test } from "vitest";
import {
	directionOf,
	languagesOf,
	localeOf,
} from "../../scripts/credits/locale.ts";
import { sayDate } from "../../scripts/credits/say-date.ts";

test.each([
	["2025-03-18", "en-US", "March 18, 2025"],
	["2025-03-18", "en-GB", "18 March 2025"],
	["2025-03-18", "en-AU", "18 March 2025"],
	["2025-03-01", "fr", "1er mars 2025"],
	["2025-03-18", "de", "18. März 2025"],
	["2025-01-18", "de-AT", "18. Jänner 2025"],
	["2025-03-18", "es", "18 de marzo de 2025"],
	["2025-03-18", "pt-BR", "18 de março de 2025"],
	["2025-03-18", "it", "18 marzo 2025"],
	["2025-03-18", "nl", "18 maart 2025"],
	["2025-03-18", "ca", "18 de març del 2025"],
	["2025-04", "ca", "abril del 2025"],
	["2025-03", "en-US", "March 2025"],
	["2025", "en-US", "2025"],
	["2025-03-18T23:30:00-11:00", "en-US", "March 18, 2025"],
	["2025-03-18", "la", "2025-03-18"],
	["2025-03", "x-klingon", "2025-03"],
])("%s in %s is “%s”", (iso, language, said) => {
	expect(sayDate(iso, language)).toBe(said);
});

test.each([
	["zh", "zh-Hans"],
	["zh-CN", "zh-Hans"],
	["zh-SG", "zh-Hans"],
	["zh-TW", "zh-Hant"],
	["zh-HK", "zh-Hant"],
	["zh-hant-cn", "zh-Hant"],
	["cmn-TW", "zh-Hant"],
	["no", "nb"],
	["no-NO", "nb"],
	["nn-NO", "nn"],
	["iw", "he"],
	["in-ID", "id"],
	["EN-gb", "en"],
	["sr", "sr-Cyrl"],
	["sr-ME", "sr-Latn"],
	["de-CH-1996", "de"],
])("%s is found as %s", (tag, name) => {
	expect(languagesOf(tag)[0]).toBe(name);
});

test.each([
	["ar", "rtl"],
	["ar-Latn", "ltr"],
	["fa-IR", "rtl"],
	["iw", "rtl"],
	["yi", "rtl"],
	["ur-PK", "rtl"],
	["ckb", "rtl"],
	["dv", "rtl"],
	["nqo", "rtl"],
	["az", "ltr"],
	["az-IR", "rtl"],
	["az-Arab", "rtl"],
	["pa", "ltr"],
	["pa-PK", "rtl"],
	["sd", "rtl"],
	["sd-IN", "ltr"],
	["sd-Deva", "ltr"],
	["ug-KZ", "ltr"],
	["ff-Adlm", "rtl"],
	["en", "ltr"],
	["x-klingon", "ltr"],
])("%s is written %s", (tag, direction) => {
	expect(directionOf(tag)).toBe(direction);
});

test("of a language that nobody knows lists and marks are the plainest", () => {
	const { list, quotes, date } = localeOf("qaa");
	expect(list).toEqual([", ", ", ", ", ", ", "]);
	expect(quotes).toEqual(["“", "”", "‘", "’"]);
	expect(date).toBeUndefined();
});
