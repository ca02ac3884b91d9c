/** What the Unicode CLDR says of a language: its dates, its lists, its quotation marks and the direction of its script, from `cldr.json` alone and never from the host’s ICU. */
import cldr from "./cldr.json" with { type: "json" };

export interface Locale {
	/** Date patterns: `{year}`, `{month}` (its name), `{alone}` (without a day), `{number}`, `{day}`; those with a 2 have two digits. Absent where CLDR has none. */
	readonly date?: string | undefined;
	readonly month?: string | undefined;
	readonly year?: string | undefined;
	/** From January on. */
	readonly months: readonly string[];
	readonly alone: readonly string[];
	/** What stands between two names, and after the first, in the middle and before the last of more. */
	readonly list: readonly string[];
	/** Opening and closing, of a quotation and of one inside it. */
	readonly quotes: readonly string[];
}

type Entry = Partial<
	Record<
		"date" | "month" | "year" | "months" | "alone" | "list" | "quotes",
		string
	>
>;

const locales: Readonly<Record<string, Entry>> = cldr.locales;
const aliases: Readonly<Record<string, string>> = cldr.aliases;
const scripts: Readonly<Record<string, string>> = cldr.scripts;
const rightScripts: ReadonlySet<string> = new Set(
	cldr.rightToLeft.scripts.split(" "),
);
const rightLanguages: ReadonlySet<string> = new Set(
	cldr.rightToLeft.languages.split(" "),
);

/** Where CLDR knows nothing of `tag` (BCP 47), lists with commas, English marks, and no way to write a date. */
export function localeOf(tag: string): Locale {
	const [specific = "", general = ""] = localesOf(tag);
	const entry: Entry = { ...locales[general], ...locales[specific] };
	const months = partsOf(entry.months);
	const isKnown = months.length === 12;
	return {
		date: isKnown ? entry.date : undefined,
		month: isKnown ? entry.month : undefined,
		year: entry.year,
		months,
		alone: entry.alone === undefined ? months : partsOf(entry.alone),
		list: partsOf(entry.list ?? ", |, |, |, "),
		quotes: partsOf(entry.quotes ?? "“|”|‘|’"),
	};
}

function partsOf(joined: string | undefined): readonly string[] {
	return joined === undefined ? [] : joined.split("|");
}

/** The direction of the script that `tag` names, or in which its language is likely written in its region. */
export function directionOf(tag: string): "ltr" | "rtl" {
	const { language, script, region } = partsOfTag(tag);
	if (script) return rightScripts.has(script) ? "rtl" : "ltr";
	const local = `${language}-${region}`;
	if (rightLanguages.has(local)) return "rtl";
	return rightLanguages.has(language) && !rightLanguages.has(`-${local}`)
		? "rtl"
		: "ltr";
}

/** The names under which words for `tag` may be found, the closest first: "zh-Hant" for zh-TW, "nb" for no. */
export function languagesOf(tag: string): readonly string[] {
	const { language, script, region } = partsOfTag(tag);
	const usual = scripts[language];
	const own = script ?? scripts[`${language}-${region}`] ?? usual;
	return [
		...(own ? [`${language}-${own}`] : []),
		...(own === usual || usual === undefined ? [language] : []),
	];
}

function localesOf(tag: string): readonly string[] {
	const { region } = partsOfTag(tag);
	const general = languagesOf(tag).at(-1) ?? "";
	return [`${general}-${region}`, general];
}

interface TagParts {
	readonly language: string;
	readonly script?: string | undefined;
	readonly region?: string | undefined;
}

/** RFC 5646 §2.1.1: case says nothing, and each part is known by its length and place. */
function partsOfTag(tag: string): TagParts {
	const [first = "", ...rest] = tag.split("-");
	const [language = "", ...others] = (
		aliases[first.toLowerCase()] ?? first.toLowerCase()
	).split("-");
	const singleton = rest.findIndex((part) => part.length === 1);
	const own = singleton < 0 ? rest : rest.slice(0, singleton);
	const find = (pattern: RegExp) =>
		[...own, ...others].find((part) => pattern.test(part));
	const script = find(/^[A-Za-z]{4}$/);
	return {
		language,
		script:
			script && script.charAt(0).toUpperCase() + script.slice(1).toLowerCase(),
		region: find(/^(?:[A-Za-z]{2}|\d{3})$/)?.toUpperCase(),
	};
}
