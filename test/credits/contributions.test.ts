/** Who did what among the authors of scholarly work, in every language that has credit wording. */
import { expect, test } from "vitest";
import { creditRoles } from "../../scripts/credits/roles.ts";
import { creditLanguages, wordsOf } from "../../scripts/credits/words/index.ts";

test.each(creditLanguages)(
	"every CRediT role has its words in %s",
	(language) => {
		const { roles } = wordsOf(language).contributions;
		expect(Object.keys(roles).sort()).toEqual([...creditRoles].sort());
		expect(new Set(Object.values(roles)).size).toBe(creditRoles.size);
	},
);

test("a language without words is a failure, not English", () => {
	expect(() => wordsOf("xx")).toThrow("No credit wording");
});
