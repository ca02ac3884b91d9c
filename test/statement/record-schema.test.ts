import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { creditRecordJsonSchema } from "../../scripts/statement/credit-record.ts";

test("credits.schema.json is what the credit record’s definition says; npm run schema writes it anew", () => {
	expect(readFileSync("credits.schema.json", "utf8")).toBe(
		`${JSON.stringify(creditRecordJsonSchema(), null, 2)}\n`,
	);
});
