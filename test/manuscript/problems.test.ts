import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readManuscript } from "../../scripts/manuscript/index.ts";

const head = `title: Port officials reopen northern basin
inLanguage: en-US
people:
  forde: { name: Halima Forde, fileAs: "Forde, Halima" }
author:
  - { person: forde }
`;

async function problems(text: string | Uint8Array) {
	const folder = mkdtempSync(join(tmpdir(), "colophon-"));
	const file = join(folder, "article.md");
	writeFileSync(file, text);
	const { problems } = await readManuscript(file, { house: "news" });
	return problems.map(({ rule, line, column }) => ({ rule, line, column }));
}

test("a clean manuscript has no problems", async () => {
	expect(await problems(`---\n${head}---\n\nThe basin is open.\n`)).toEqual([]);
});

test.each([
	[
		"front matter is missing",
		"The basin is open.\n",
		"front-matter-missing",
		1,
	],
	["YAML is malformed", "---\ntitle: [\n---\n\nText.\n", "yaml-syntax", 2],
	[
		"a key is unknown",
		`---\n${head}tittle: x\n---\n\nText.\n`,
		"key-unknown",
		8,
	],
	[
		"a role is unknown",
		`---\n${head}contributor:\n  - { person: forde, roles: [jrn] }\n---\n\nText.\n`,
		"role-unknown",
		9,
	],
	[
		"an id dangles",
		`---\n${head}publisher: nnw\n---\n\nText.\n`,
		"id-unknown",
		8,
	],
	[
		"a day does not exist",
		`---\n${head}datePublished: "2025-02-30"\n---\n\nText.\n`,
		"date-impossible",
		8,
	],
	[
		"a name part is no text",
		`---\n${head.replace("name: Halima Forde", "name: Halima Forde, family: Null")}---\n\nText.\n`,
		"value",
		5,
	],
	[
		"somebody is listed twice",
		`---\n${head}  - { person: forde }\n---\n\nText.\n`,
		"agent-twice",
		8,
	],
	[
		"an image is missing",
		`---\n${head}---\n\n![A crane](crane.jpg)\n`,
		"image",
		10,
	],
	[
		"an image lies outside",
		`---\n${head}---\n\n![A crane](../crane.jpg)\n`,
		"image",
		10,
	],
	[
		"an alternative text is missing",
		`---\n${head}---\n\n![](crane.jpg)\n`,
		"alt-missing",
		10,
	],
	[
		"a heading level is skipped",
		`---\n${head}---\n\n## One\n\n#### Three\n`,
		"heading-level",
		12,
	],
])("when %s, the problem says where", async (_what, text, rule, line) => {
	expect(await problems(text)).toContainEqual(
		expect.objectContaining({ rule, line }),
	);
});

test("bytes that are no UTF-8 are named with their place", async () => {
	expect(
		await problems(Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0x61, 0xe9, 0x0a])),
	).toEqual([{ rule: "encoding", line: 2, column: 2 }]);
});
