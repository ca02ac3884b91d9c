/** Who did what among the authors of scholarly work, in every language that has credit wording. */
import { expect, test } from "vitest";
import { contributionWords } from "../../scripts/credits/contribution-words.ts";
import { creditLanguages } from "../../scripts/credits/labels.ts";
import { creditRoles } from "../../scripts/credits/roles.ts";

test.each(creditLanguages)(
	"every CRediT role has its words in %s",
	(language) => {
		const { roles } = contributionWords(language);
		expect(Object.keys(roles).sort()).toEqual([...creditRoles].sort());
		expect(new Set(Object.values(roles)).size).toBe(creditRoles.size);
	},
);

test("a language without words is a failure, not English", () => {
	expect(() => contributionWords("xx")).toThrow("No contribution wording");
});
