/** Looks for the tags that screen readers follow, and for credits outside them. */

import { sameText } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import { blocksSaying, printedLines } from "../../lines.ts";
import { bareText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const creditsAreTagged: Rule = {
	id: "P08",
	says: "The file is tagged, its language is set, and byline and credits are part of the structure.",
	clause:
		"ISO 14289-1 §7.1 (content is tagged or an artifact) and §7.2 (natural language)",
	pdf: (pdf, { record }): Finding[] => [
		...sameText(record.language, pdf.language, "Lang of the catalog"),
		...(pdf.blocks.length === 0
			? [
					{
						expected: "a structure tree",
						actual: nothing,
						where: "catalog",
						about: {
							lacks: printedLines(record).map(({ text }) => text),
						},
					},
				]
			: []),
		...[record.byline.text, ...record.creditLines.map((line) => line.text)]
			.filter(
				(text) => text !== "" && blocksSaying(pdf, record, text).length === 0,
			)
			.filter((text) =>
				pdf.pages.some((page) => bareText(page.text).includes(bareText(text))),
			)
			.map((text) => ({
				expected: `${text}, in the structure`,
				actual: "on the page alone",
				where: "structure tree",
				about: { lacks: [text] },
			})),
	],
};
