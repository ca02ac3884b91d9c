/** What every edition says of a publication, where front matter leaves something to decide. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import type { Statement } from "../../scripts/model/statement.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { recordOf } from "../../scripts/statement/record-of.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-statement-"));
afterAll(() => rmSync(folder, { recursive: true }));

const people = `people:
  mora: { name: Ines Mora, given: Ines, family: Mora }
  holt: { name: Ada Holt, given: Ada, family: Holt }
organizations:
  quay: { name: Quay, legalName: Quay Press Limited }`;

test("a maker without a role of MARC has that of its list: author or contributor", async () => {
	const { makers, creditLines } = await stated(`author:
  - { person: mora, roles: ["credit:software"] }
contributor:
  - { person: holt, roles: ["credit:investigation"] }
publisher: quay`);
	expect(makers.creators.map(({ relators }) => relators)).toEqual([["aut"]]);
	expect(makers.contributors.map(({ relators }) => relators)).toEqual([
		["ctb"],
	]);
	expect(creditLines.map(({ text }) => text)).toEqual([
		"Ada Holt contributed to this report.",
	]);
});

test("who answers for the work is named by the legal name, and printed by the short one in credits", async () => {
	const statement = await stated(`author: [{ person: mora, affiliation: quay }]
contributor: [{ person: holt, roles: [edt] }]
publisher: quay
copyrightHolder: quay`);
	expect(statement.publisher?.names.formal).toBe("Quay Press Limited");
	expect(statement.rights.holders[0]?.names.formal).toBe("Quay Press Limited");
	expect(statement.colophon[0]?.text).toBe("Quay Press Limited");
	expect(statement.byline.text).toBe("By Ines Mora, Quay");
	expect(statement.imprint).toBe("Quay");
});

test("works at one address are one source, and the work’s own address is listed once", async () => {
	const { sources, sourceLines } = await stated(`author: [{ person: mora }]
contributor: [{ person: holt, roles: [trl] }]
publisher: quay
canonical: https://quay.example/mud
isBasedOn:
  - { title: Mud, url: "https://quay.example/mud", datePublished: "2021-05-01" }
translationOf: { title: Vase, url: "https://quay.example/mud", inLanguage: fr }`);
	expect(sources).toEqual([
		{
			text: "https://quay.example/mud",
			issued: "2021-05-01",
			isOwnAddress: false,
		},
	]);
	expect(sourceLines).toHaveLength(2);
});

test("the original of a translation is called so in metadata too, where it has no address", async () => {
	const { sources, sourceLines } = await stated(`author: [{ person: mora }]
contributor: [{ person: holt, roles: [trl] }]
publisher: quay
translationOf: { title: Vase, inLanguage: fr }`);
	expect(sources.map(({ text }) => text)).toEqual(["Translated from “Vase”."]);
	expect(sourceLines.map(({ text }) => text)).toEqual([
		"Translated from “Vase”.",
	]);
});

test("those whom only chapters credit are contributors of the book, each once, with all their roles", async () => {
	const { publication } = await readManuscript(
		"test/fixtures/northern-basins",
		{ house: "news" },
	);
	if (!publication) throw new Error("The book has problems");
	const statement = statementOf(publication);
	const { creators, contributors, ofWork, editors, authors } = statement.makers;
	const alone = contributors.filter(({ chapterOnly }) => chapterOnly);
	expect(alone.length).toBeGreaterThan(0);
	expect([...ofWork, ...alone]).toEqual(contributors);
	expect(new Set(contributors.map(({ agent }) => agent.id)).size).toBe(
		contributors.length,
	);
	expect([...authors, ...editors]).toEqual(creators);
	expect(
		recordOf(statement, [])
			.contributors.filter(({ chapterOnly }) => chapterOnly)
			.map(({ name }) => name),
	).toEqual(alone.map(({ agent }) => agent.names.printed));
});

async function stated(matter: string): Promise<Statement> {
	const file = join(folder, "mud.md");
	writeFileSync(
		file,
		`---\ntitle: Mud\ninLanguage: en\n${people}\n${matter}\n---\n\nMud is patient.\n`,
	);
	const { publication, problems } = await readManuscript(file, {
		house: "news",
	});
	if (!publication) throw new Error(JSON.stringify(problems));
	return statementOf(publication);
}
