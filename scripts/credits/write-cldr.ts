/** Writes `cldr.json` anew from the packages of the Unicode CLDR: `npm run cldr`. No build reads these packages, nor the host’s ICU. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const core = folderOf("cldr-core");
const dates = join(folderOf("cldr-dates-full"), "main");
const misc = join(folderOf("cldr-misc-full"), "main");

/** What one locale says otherwise than the one above it; lists of words are joined by `|`, so that the table stays small. */
interface Locale {
	date?: string;
	month?: string;
	year?: string;
	/** As they stand in a date and, where that is another form, without a day. */
	months?: string;
	alone?: string;
	/** What stands between two names, and after the first, in the middle and before the last of more. */
	list?: string;
	quotes?: string;
}

writeFileSync(
	new URL("cldr.json", import.meta.url),
	`${JSON.stringify(tableOf(), null, "\t")}\n`,
);

function tableOf() {
	const locales = readLocales();
	return {
		version: read(join(core, "package.json")).version,
		licence: "Unicode-3.0",
		aliases: readAliases(new Set(Object.keys(locales))),
		scripts: readScripts(locales),
		rightToLeft: readRightToLeft(),
		locales,
	};
}

/** The locales that are covered at all, each against its language in its usual script. */
function readLocales(): Record<string, Locale> {
	const { effectiveCoverageLevels } = read(join(core, "coverageLevels.json"));
	const covered = new Set(Object.keys(effectiveCoverageLevels));
	const root = localeOf("und");
	const found: Record<string, Locale> = {};
	for (const tag of readdirSync(dates).sort(shortFirst)) {
		// “no” is “nb” by another name.
		if (!covered.has(tag) || /^(?:und|no)$|-[A-Za-z0-9]{5,8}$/.test(tag))
			continue;
		const base = found[baseOf(tag)] ?? {};
		const own = differences(localeOf(tag), { ...root, ...base });
		if (Object.keys(own).length > 0) found[tag] = own;
	}
	return found;
}

/** The language of a tag with a region, and with its script where that is named. */
function baseOf(tag: string): string {
	return tag.replace(/-(?:[A-Z]{2}|\d{3})$/, "");
}

function shortFirst(one: string, other: string): number {
	const parts = (tag: string) => tag.split("-").length;
	return parts(one) - parts(other) || (one < other ? -1 : 1);
}

function differences(own: Locale, base: Locale): Locale {
	return Object.fromEntries(
		Object.entries(own).filter(
			([key, value]) => base[key as keyof Locale] !== value,
		),
	);
}

function localeOf(tag: string): Locale {
	const of = (folder: string, file: string) =>
		read(join(folder, tag, file)).main[tag];
	const { gregorian } = of(dates, "ca-gregorian.json").dates.calendars;
	const { availableFormats } = gregorian.dateTimeFormats;
	const pattern = (said: string) =>
		patternOf(said, gregorian.eras.eraAbbr["1"]);
	const lists = of(misc, "listPatterns.json").listPatterns;
	const between = lists["listPattern-type-standard"];
	const marks = of(misc, "delimiters.json").delimiters;
	const months = Object.values(gregorian.months.format.wide).join("|");
	const alone = Object.values(gregorian.months["stand-alone"].wide).join("|");
	return {
		date: pattern(gregorian.dateFormats.long),
		month: pattern(availableFormats.yMMMM),
		year: pattern(availableFormats.y),
		months,
		...(alone === months ? {} : { alone }),
		...listOf(
			["2", "start", "middle", "end"].map((key) => between[key]),
			tag,
		),
		quotes: [
			"quotationStart",
			"quotationEnd",
			"alternateQuotationStart",
			"alternateQuotationEnd",
		]
			.map((key) => marks[key])
			.join("|"),
	};
}

/** "{day} {month} {year}" for `d MMMM y` (UTS 35, part 4, Date Format Patterns). */
function patternOf(said: string, era: string): string {
	return said.replace(
		/'((?:[^']|'')*)'|([A-Za-z])\2*/g,
		(field, literal: string | undefined, letter: string) => {
			if (literal !== undefined)
				return literal === "" ? "'" : literal.replaceAll("''", "'");
			if (letter === "G") return era;
			if (letter === "y") return "{year}";
			if (letter === "d") return field.length > 1 ? "{day2}" : "{day}";
			if (letter === "L" && field.length > 2) return "{alone}";
			if (letter === "M" && field.length > 2) return "{month}";
			if (letter === "M") return field.length > 1 ? "{number2}" : "{number}";
			throw new Error(`Unexpected field ${field} in the date pattern ${said}`);
		},
	);
}

/** What stands between names; nothing where a language puts something behind each of them, leaves a choice as "a(c)", or has the English word still. */
function listOf(
	patterns: readonly string[],
	tag: string,
): Pick<Locale, "list"> {
	const between = patterns.map(
		(pattern) => /^\{0\}([^()]*)\{1\}$/.exec(pattern)?.[1],
	);
	const isEnglish = /^en\b/.test(tag) || !between.includes(" and ");
	return between.includes(undefined) || !isEnglish
		? {}
		: { list: between.join("|") };
}

/** Other codes of languages that the table knows: `iw` of `he`, `no` of `nb`. */
function readAliases(known: ReadonlySet<string>): Record<string, string> {
	const { languageAlias } = read(join(core, "supplemental/aliases.json"))
		.supplemental.metadata.alias;
	const found: [string, string][] = Object.entries<{ _replacement: string }>(
		languageAlias,
	)
		.map(([from, { _replacement }]): [string, string] => [
			from,
			_replacement === "no" ? "nb" : _replacement,
		])
		.filter(([from, to]) => /^[a-z]{2,3}$/.test(from) && known.has(to));
	return Object.fromEntries([...found, ["no", "nb"]]);
}

/** The scripts that languages are written in where the table has several: "zh-TW" → Hant. */
function readScripts(locales: object): Record<string, string> {
	const several = new Set(
		Object.keys(locales).flatMap(
			(tag) => /^([a-z]{2,3})-[A-Z][a-z]{3}$/.exec(tag)?.[1] ?? [],
		),
	);
	return Object.fromEntries(
		likelySubtags()
			.filter(([from]) => /^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(from))
			.filter(([from]) => several.has(from.split("-")[0] ?? ""))
			.map(([from, to]): [string, string] => [from, to.split("-")[1] ?? ""])
			.filter(([from, script], _, all) => {
				const [usual] = all.find(([tag]) => tag === from.split("-")[0]) ?? [];
				return (
					from === usual ||
					script !== all.find(([tag]) => tag === from.split("-")[0])?.[1]
				);
			}),
	);
}

/** Scripts, and the languages and their regions where one of these is the likely script; `-` before those that are written from left to right in a region. */
function readRightToLeft(): { scripts: string; languages: string } {
	const { scriptMetadata } = read(join(core, "scriptMetadata.json"));
	const scripts = Object.entries<{ rtl: string }>(scriptMetadata)
		.filter(([, { rtl }]) => rtl === "YES")
		.map(([script]) => script);
	const isRight = (to: string) => scripts.includes(to.split("-")[1] ?? "");
	const likely = likelySubtags().filter(([from]) =>
		/^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(from),
	);
	const bases = new Set(
		likely
			.filter(([from, to]) => !from.includes("-") && isRight(to))
			.map(([from]) => from),
	);
	const regions = likely
		.filter(([from]) => from.includes("-") && !from.startsWith("und-"))
		.filter(([from, to]) => isRight(to) !== bases.has(from.split("-")[0] ?? ""))
		.map(([from, to]) => (isRight(to) ? from : `-${from}`));
	return {
		scripts: scripts.join(" "),
		languages: [...bases, ...regions].join(" "),
	};
}

function likelySubtags(): [string, string][] {
	return Object.entries<string>(
		read(join(core, "supplemental/likelySubtags.json")).supplemental
			.likelySubtags,
	);
}

function folderOf(name: string): string {
	return dirname(require.resolve(`${name}/package.json`));
}

// biome-ignore lint/suspicious/noExplicitAny: the packages’ own JSON, whose shape this script is written for.
function read(file: string): any {
	return JSON.parse(readFileSync(file, "utf8"));
}
