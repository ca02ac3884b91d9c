/** Looks at the record alone: whether the makers of a source are credited by name, with where and when it appeared. */
import { nothing } from "../../finding.ts";
import { creditedNames } from "../../lines.ts";
import { figures } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const makersOfTheSourceAreCredited: Rule = {
	id: "R03",
	says: "Those who made the source of a republished or adapted work are its authors, and the source line names publication, day and address.",
	clause:
		"CC BY 4.0 §3(a)(1)(A); terms of republication name author and publication",
	all: ({ record }) =>
		(record.works ?? [])
			.filter(
				({ relation }) =>
					relation === "republication" || relation === "adaptation",
			)
			.flatMap((work): Finding[] => {
				const names = creditedNames(record);
				const lines = record.opening
					.filter(({ kind }) => kind === "source")
					.map(({ text }) => text)
					.join(" | ");
				const parts = [
					work.publisher,
					work.datePublished?.slice(0, 4),
					work.url,
				];
				return [
					...work.author
						.filter((author) => !names.includes(author))
						.map((author) => ({
							expected: author,
							actual: names.join(" | ") || "(nobody)",
							where: "credits.json byline",
						})),
					...parts
						.filter((part) => part && !figures(lines).includes(part))
						.map((part) => ({
							expected: part ?? "",
							actual: lines || nothing,
							where: "source line",
						})),
				];
			}),
};
