/** Dates as print writes them, from ISO 8601 text alone: no clock, no time zone, no ICU. */
import { wordsOf } from "./words/index.ts";

/** "March 18, 2025" for `2025-03-18` in en-US; a month or a year alone stay so. A time of day is left out. */
export function sayDate(iso: string, language: string): string {
	const { months, pattern, regions, firstDay } = wordsOf(language).dates;
	const [year = iso, month, day] = iso.slice(0, 10).split("-");
	const name = months[Number(month) - 1];
	if (!month || !name) return month ? iso.slice(0, 10) : year;
	if (!day) return `${name} ${year}`;
	const region = language.toLowerCase().split("-")[1] ?? "";
	const number = day === "01" && firstDay ? firstDay : String(Number(day));
	return (regions?.[region] ?? pattern)
		.replace("{month}", name)
		.replace("{day}", number)
		.replace("{year}", year);
}
