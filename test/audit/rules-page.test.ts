import { expect, test } from "vitest";
import { readExamples } from "./read-examples.ts";
import { readRuleFiles } from "./read-rule-files.ts";
import { rulesPage } from "./rules-page.ts";

test("docs/rules.md is what the rules and their examples say; vitest run -u writes it anew", async () => {
	await expect(
		rulesPage(await readRuleFiles(), await readExamples()),
	).toMatchFileSnapshot("../../docs/rules.md");
});
