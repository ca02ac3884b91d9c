/** Compares the dictionary Info, the only metadata that most file managers show. */
import { sameText } from "../../compare.ts";
import { creditedNames } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";

export const infoHasAllAuthors: Rule = {
	id: "P04",
	says: "Info has all authors, joined by semicolons, and its tools are tools: no person, no browser’s user agent.",
	clause:
		"ISO 32000-1 §14.3.3; file managers show Author, which has one string",
	pdf: ({ info }, { record }) => [
		...sameText(
			record.byline.agents.map((agent) => agent.name).join("; "),
			info.get("Author") ?? "",
			"Info Author",
		),
		...["Creator", "Producer"].flatMap((key): Finding[] => {
			const tool = info.get(key) ?? "";
			const person = creditedNames(record).find((name) => tool.includes(name));
			const userAgent = /Mozilla|AppleWebKit|KHTML/.test(tool);
			return person || userAgent
				? [
						{
							expected: "the name of a tool",
							actual: tool,
							where: `Info ${key}`,
						},
					]
				: [];
		}),
	],
};
