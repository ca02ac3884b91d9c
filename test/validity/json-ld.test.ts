/** The JSON-LD of the HTML edition: every term exists in schema.org, and every value is of a type that its property takes. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { jsonLdOf } from "../../scripts/editions/html/json-ld.ts";
import {
	findManuscripts,
	readManuscript,
} from "../../scripts/manuscript/index.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { faultsIn } from "./schema-org.ts";

const fixtures = "test/fixtures";
const manuscripts = [
	...findManuscripts("manuscript"),
	...findManuscripts(fixtures),
	...readdirSync(fixtures)
		.filter((name) => !findManuscripts(fixtures).includes(join(fixtures, name)))
		.flatMap((name) => findManuscripts(join(fixtures, name))),
];

describe("JSON-LD", () => {
	test.each(manuscripts)("of %s is schema.org’s", async (path) => {
		const { publication, problems } = await readManuscript(path, {
			house: "news",
		});
		expect(problems).toEqual([]);
		if (!publication) return;
		const data: unknown = JSON.parse(jsonLdOf(statementOf(publication)));
		expect(faultsIn(data)).toEqual([]);
	});

	test.each([
		["a type", { "@type": "NewsStory" }],
		["a property", { "@type": "Article", byline: "By A" }],
		["a property of another type", { "@type": "Article", isbn: "1" }],
		["a date", { "@type": "Article", datePublished: "March 18" }],
		["a number", { "@type": "Article", copyrightYear: "2025" }],
		["a node", { "@type": "Article", author: { "@type": "Place" } }],
		["a node below", { "@type": "Book", hasPart: [{ "@type": "Part" }] }],
	])("is found out where %s is not schema.org’s", (_what, node) => {
		expect(faultsIn(node)).toHaveLength(1);
	});
});
