/** What the audit finds in a build, read aloud. */
import { expect, test } from "vitest";
import type { AuditResult } from "../../scripts/audit/rule.ts";
import { sayFinding } from "../../scripts/audit/say-finding.ts";

const report =
	"nothing in the manuscript forbids this, so report it as a fault of Colophon";

test.each<[Omit<AuditResult, "status">, string]>([
	[
		{
			rule: "I01",
			edition: "html",
			expected: "an image with a credit",
			actual: "an unknown image: The Skerry Post",
			where: "page:226",
		},
		`Unexpected image “The Skerry Post”, which is none of the manuscript’s (line 226 of the HTML): ${report}`,
	],
	[
		{
			rule: "V05",
			edition: "pdf",
			expected: "By Halima Forde, NNW, before the text",
			actual: "elsewhere",
			where: "page 1",
		},
		`Unexpected place of “By Halima Forde, NNW”, expected it before the text (page 1 of the PDF): ${report}`,
	],
	[
		{
			rule: "Z03",
			edition: "epub",
			expected: "paragraph 2 of the manuscript",
			actual: "Ships waited.",
			where: "OEBPS/text.xhtml:27",
		},
		`Unexpected “Ships waited.”, expected paragraph 2 of the manuscript (line 27 of OEBPS/text.xhtml of the EPUB): ${report}`,
	],
	[
		{
			rule: "Z01",
			edition: "pdf",
			expected: "no credit here",
			actual: "By Greta Stray",
			where: "page 2",
		},
		`Unexpected credit “By Greta Stray” outside the places that are made for credits (page 2 of the PDF): ${report}`,
	],
	[
		{
			rule: "V02",
			edition: "pdf",
			expected: "Edited by Piet Ouwens.",
			actual: "(nothing)",
			where: "every page",
		},
		`Missing “Edited by Piet Ouwens.” (every page of the PDF): ${report}`,
	],
	[
		{
			rule: "E01",
			edition: "epub",
			expected: "Ilse Brandvold",
			actual: "Ilse Br\u0430ndvold",
			where: "dc:creator",
		},
		`Unexpected “Ilse Br\u0430ndvold”, expected “Ilse Brandvold”; they differ at character 8: a U+0061 (Latin) against \u0430 U+0430 (Cyrillic) (dc:creator of the EPUB): ${report}`,
	],
	[
		{
			rule: "M09",
			edition: "all",
			expected: "a real day",
			actual: "2025-02-30",
			where: "credits.json datePublished",
		},
		"Unexpected “2025-02-30”, expected “a real day” (credits.json datePublished): correct the date",
	],
])("%# is a sentence", (result, sentence) => {
	expect(sayFinding({ ...result, status: "fail" })).toBe(sentence);
});
