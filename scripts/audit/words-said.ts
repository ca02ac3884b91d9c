/**
 * The words with which a language says credits, dates and sources, read from the reviewed files and from CLDR as data, by
 * code of the audit’s own: a fault of what chooses among them for print is none here. It says nothing itself.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import cldr from "../credits/cldr.json" with { type: "json" };
import { packageRoot } from "../machine/package-root.ts";
import type { RecordedWords } from "../statement/credit-record.ts";

const byKey = z.record(z.string(), z.string());

/** As much of a file of words as printed credits are held against. */
const written = z.object({
	by: z.string(),
	contributed: z.string(),
	ownership: z.string().optional(),
	groups: byKey,
	list: byKey.optional(),
	andBeforeI: z.string().optional(),
	firstDay: z.string().optional(),
	digits: z.string().optional(),
	signs: z.object({ colon: z.string().optional() }).optional(),
	colophon: z.looseObject({ source: byKey }),
});

/** `language`: BCP 47. One without a file has the words of `und`. */
export function readWords(language: string): RecordedWords {
	const tags = tagsOf(language);
	const [name = "und"] = tags.filter((tag) => existsSync(fileOf(tag)));
	const { list, ...words } = written.parse(
		parse(readFileSync(fileOf(name), "utf8")),
	);
	const locale = localeOf(tags, regionOf(language));
	const [two = ", ", , , end = ", "] = locale.list?.split("|") ?? [];
	const { source, ...colophon } = words.colophon;
	const before = words.andBeforeI ? [words.andBeforeI] : [];
	return {
		by: words.by,
		contributed: words.contributed.split("{names}"),
		isPossessive: words.ownership === "possessive",
		roles: words.groups,
		betweenTwo: [list?.two ?? two, ...before],
		beforeLast: [list?.end ?? end, ...before],
		labels: {
			...source,
			...Object.fromEntries(
				Object.entries(colophon).filter(
					(entry): entry is [string, string] => typeof entry[1] === "string",
				),
			),
		},
		dates: {
			...(locale.months ? withoutNothing(locale) : { year: locale.year }),
			months: locale.months?.split("|") ?? [],
			alone: (locale.alone ?? locale.months)?.split("|") ?? [],
			...(words.firstDay ? { firstDay: words.firstDay } : {}),
			...(words.digits ? { digits: words.digits } : {}),
		},
	};
}

function fileOf(name: string): string {
	return join(packageRoot, "scripts/credits/words", `${name}.yaml`);
}

type Locale = Partial<
	Record<"date" | "month" | "year" | "months" | "alone" | "list", string>
>;

function withoutNothing({ date, month, year }: Locale) {
	return { date, month, year };
}

/** What CLDR has for the language, and in its place what it has for the region. */
function localeOf(tags: readonly string[], region: string | undefined): Locale {
	const locales: Readonly<Record<string, Locale & { quotes?: string }>> =
		cldr.locales;
	const general = tags.at(-1) ?? "";
	return { ...locales[general], ...locales[`${general}-${region}`] };
}

/** Parts of a tag before its extensions (RFC 5646 §2.2.6), with the language that its first one means. */
function partsOf(tag: string): { language: string; others: string[] } {
	const aliases: Readonly<Record<string, string>> = cldr.aliases;
	const [code = "", ...rest] = tag.toLowerCase().split("-");
	const [language = "", ...meant] = (aliases[code] ?? code)
		.toLowerCase()
		.split("-");
	const own = `${rest.join("-")}-`.replace(/(?:^|-)[a-z\d]-.*$/, "");
	return { language, others: [...own.split("-"), ...meant] };
}

function regionOf(tag: string): string | undefined {
	return partsOf(tag)
		.others.find((part) => /^(?:[a-z]{2}|\d{3})$/.test(part))
		?.toUpperCase();
}

/** The language with its script, and without where that is the one it is written in everywhere: `zh-Hant`, `de`. */
function tagsOf(tag: string): readonly string[] {
	const scripts: Readonly<Record<string, string>> = cldr.scripts;
	const { language, others } = partsOf(tag);
	const named = others.find((part) => /^[a-z]{4}$/.test(part));
	const local = scripts[`${language}-${regionOf(tag)}`];
	const usual = scripts[language];
	const script = named
		? `${named.slice(0, 1).toUpperCase()}${named.slice(1)}`
		: (local ?? usual);
	const whole = script ? [`${language}-${script}`] : [];
	return usual === undefined || script === usual ? [...whole, language] : whole;
}

/** An ISO 8601 day, month or year in words; as it is declared, without a time, where CLDR knows no months of the language. */
export function dayInWords(
	iso: string,
	{
		date,
		month,
		year,
		months,
		alone,
		firstDay,
		digits,
	}: RecordedWords["dates"],
): string {
	const declared = iso.slice(0, "CCYY-MM-DD".length);
	const [ofYear = "", ofMonth, ofDay] = declared.split("-");
	const pattern = ofDay ? date : ofMonth ? month : year;
	if (pattern === undefined) return declared;
	const at = Number(ofMonth) - 1;
	const words = new Map([
		["{year}", ofYear],
		["{month}", months[at]],
		["{alone}", alone[at]],
		["{number}", String(at + 1)],
		["{number2}", ofMonth],
		["{day}", ofDay === "01" ? (firstDay ?? "1") : String(Number(ofDay))],
		["{day2}", ofDay],
	]);
	const said = [...words].reduce(
		(text, [place, word]) => text.split(place).join(word ?? ""),
		pattern,
	);
	return digits
		? said.replace(/[0-9]/g, (digit) => [...digits][Number(digit)] ?? digit)
		: said;
}
