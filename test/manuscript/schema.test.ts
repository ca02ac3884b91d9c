import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { frontMatterJsonSchema } from "../../scripts/manuscript/front-matter/json-schema.ts";

test("colophon.schema.json is what the front matter’s definition says; npm run schema writes it anew", () => {
	expect(readFileSync("colophon.schema.json", "utf8")).toBe(
		`${JSON.stringify(frontMatterJsonSchema(), null, 2)}\n`,
	);
});
