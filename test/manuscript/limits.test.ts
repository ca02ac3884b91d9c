import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readManuscript } from "../../scripts/manuscript/index.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-limits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = `---
title: Port officials reopen northern basin
inLanguage: en-US
people:
  forde: { name: Halima Forde, fileAs: "Forde, Halima" }
author:
  - { person: forde }
`;
const many = 10_000;

async function read(text: string) {
	const file = join(folder, "article.md");
	writeFileSync(file, text);
	const read = await readManuscript(file, { house: "news" });
	return {
		...read,
		places: read.problems.map(({ rule, line }) => ({ rule, line })),
	};
}

const prose = (text: string) => `${head}---\n\n${text}\n`;

test.each([
	["quotations", ">".repeat(many)],
	["quotations with blanks", "> ".repeat(many)],
	["lists", "- ".repeat(many)],
	["numbered lists", "1. ".repeat(many)],
	["brackets", "[".repeat(many) + "]".repeat(many)],
	["images", "![".repeat(many) + "](a.png)".repeat(many)],
	["elements", "<div>".repeat(many)],
	["elements in a line", `x ${"<b>".repeat(many)}`],
	["spans", ":lang[".repeat(many)],
	["code", Array.from({ length: 1500 }, (_, i) => "`".repeat(i)).join(" ")],
	["ampersands", "&".repeat(10 * many)],
	["beginnings of tags", "<".repeat(10 * many)],
	["beginnings of comments", "<!--".repeat(10 * many)],
	["beginnings of links", "[a](".repeat(many)],
])("%s without end are a problem with its place", async (_what, text) => {
	expect((await read(prose(text))).places).toEqual([
		{ rule: "nesting", line: 10 },
	]);
});

test("lists that move to the right without end are a problem with its place", async () => {
	const lines = Array.from({ length: 900 }, (_, i) => `${"  ".repeat(i)}- x`);
	const { places } = await read(prose(lines.join("\n")));
	expect(places).toEqual([{ rule: "nesting", line: 510 }]);
});

test("a hundred levels of emphasis in ordinary lines are read", async () => {
	const { places } = await read(
		prose(`${"*a **b ".repeat(20)}${"** *".repeat(20)}`),
	);
	expect(places).toEqual([]);
});

test.each([
	["brackets", `keywords: ${"[".repeat(many)}`],
	["hyphens", `keywords:\n${"- ".repeat(many)}`],
	["question marks", "? ".repeat(many)],
	[
		"keys in keys",
		Array.from({ length: 900 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
	],
	["words", `description: ${"a ".repeat(300_000)}`],
])("front matter with %s without end is a problem", async (_what, yaml) => {
	const { places } = await read(`${head}${yaml}\n---\n\nText.\n`);
	expect(places).toEqual([{ rule: "yaml-syntax", line: 2 }]);
});

test("of a thousand unknown keys the first hundred are named and the rest is counted", async () => {
	const keys = Array.from({ length: 1000 }, (_, i) => `k${i}: 1\n`).join("");
	const { problems, notes } = await read(`${head}${keys}---\n\nText.\n`);
	expect(problems).toEqual([]);
	expect(notes).toHaveLength(101);
	expect(notes.some(({ message }) => /900 more notes/.test(message))).toBe(
		true,
	);
});

test("a manuscript of 50 MB is refused before it is read", async () => {
	const file = join(folder, "large.md");
	writeFileSync(file, "");
	truncateSync(file, 50_000_000);
	const { problems } = await readManuscript(file, { house: "news" });
	expect(problems).toMatchObject([
		{
			rule: "file-too-large",
			message:
				"Unexpected size of 50 MB, expected at most 2 MB: split it into chapters",
		},
	]);
});

test("hundreds of notes are numbered in the order of their references", async () => {
	const text = Array.from(
		{ length: 300 },
		(_, i) => `Text.[^n${i}]\n\n[^n${i}]: Note ${i}.\n\n`,
	).join("");
	const { publication } = await read(prose(text));
	const notes = publication?.chapters[0]?.notes ?? [];
	expect(notes.map((note) => note.label)).toEqual(
		Array.from({ length: 300 }, (_, i) => String(i + 1)),
	);
});
