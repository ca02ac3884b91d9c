/** Looks for dates that no calendar has, and for a change that came before publication. */
import type { Finding, Rule } from "../../rule.ts";

export const datesAreRealDays: Rule = {
	id: "M09",
	says: "Dates are real days in ISO 8601, and nothing is changed before it is published.",
	clause: "ISO 8601-1; EPUB 3.3 §5.5.3.4",
	html: ({ metas }) =>
		metas
			.filter((meta) => /_time$/.test(meta.name))
			.flatMap((meta) => real(meta.content, `meta ${meta.name}`)),
	epub: ({ opf }) => opf.dates.flatMap((date) => real(date, "dc:date")),
	pdf: ({ xmp }) =>
		(xmp?.get("dc:date")?.values ?? []).flatMap((date) =>
			real(date, "XMP dc:date"),
		),
	all: ({ record: { datePublished, dateModified } }) =>
		datePublished &&
		dateModified &&
		dateModified < datePublished.slice(0, dateModified.length)
			? [
					{
						expected: `a day from ${datePublished} on`,
						actual: dateModified,
						where: "credits.json dateModified",
					},
				]
			: [],
};

function real(text: string, where: string): Finding[] {
	const [, year, month = "01", day = "01"] =
		/^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?$/.exec(text) ?? [];
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	const sound =
		year !== undefined &&
		!Number.isNaN(date.getTime()) &&
		date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
	return sound
		? []
		: [{ expected: "a real day", actual: text, where, about: { has: [text] } }];
}
