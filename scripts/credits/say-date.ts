/** Dates as print writes them, from ISO 8601 text and the patterns of CLDR alone: no clock, no time zone, no ICU. */
import { localeOf } from "./locale.ts";
import { wordsOf } from "./words/index.ts";

/** "March 18, 2025" for `2025-03-18` in en-US; a month or a year alone stay so. A time of day is left out. Where CLDR knows no months, as it is declared. */
export function sayDate(iso: string, language: string): string {
	const locale = localeOf(language);
	const { firstDay, digits } = wordsOf(language);
	const declared = iso.slice(0, 10);
	const [year = iso, month, day] = declared.split("-");
	const pattern = day ? locale.date : month ? locale.month : locale.year;
	if (!pattern) return declared;
	const number = String(Number(month));
	const values: Readonly<Record<string, string | undefined>> = {
		year,
		month: locale.months[Number(month) - 1],
		alone: locale.alone[Number(month) - 1],
		number,
		number2: month,
		day: day === "01" && firstDay ? firstDay : String(Number(day)),
		day2: day,
	};
	return pattern
		.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "")
		.replace(/\d/g, (digit) => digits?.[Number(digit)] ?? digit);
}
