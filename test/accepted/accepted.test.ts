/** What authors write and the build takes as it is meant: each folder here is a manuscript without problems. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { toString as textOf } from "hast-util-to-string";
import { expect, test } from "vitest";
import {
	findManuscripts,
	readManuscript,
} from "../../scripts/manuscript/index.ts";

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name);

async function read(name: string) {
	const [path = ""] = findManuscripts(join(import.meta.dirname, name));
	return readManuscript(path, { house: "news", houses: ["news"] });
}

test.each(cases)("%s: has no problem", async (name) => {
	const { publication, problems } = await read(name);
	expect(problems).toEqual([]);
	expect(publication?.author.map(({ agent }) => agent.name)).toEqual([
		"Halima Forde",
	]);
});

test("dates without quotation marks stay text, to the letter", async () => {
	const { publication } = await read("date-without-quotes");
	expect(publication?.datePublished).toBe("2025-03-18");
	expect(publication?.dateModified).toBe("2025-03-19T08:30:00Z");
});

test("colons that begin no block are text, to the letter", async () => {
	const { publication } = await read("colons-in-a-line");
	expect(publication?.chapters.map(({ body }) => textOf(body).trim())).toEqual([
		"At 10:pm the pilot says :help and ::stop.",
	]);
});

test("a note that another note refers to is numbered and linked", async () => {
	const { publication } = await read("note-in-a-note");
	expect(
		publication?.chapters[0]?.notes.map(({ label, references, body }) => ({
			label,
			references,
			text: textOf(body).trim(),
		})),
	).toEqual([
		{ label: "1", references: ["fnref-1"], text: "Nine metres.2" },
		{ label: "2", references: ["fnref-2"], text: "So says the log." },
	]);
});

test("a heading that is not the title stays, and links lead to it and to the title", async () => {
	const { publication } = await read("heading-that-is-not-the-title");
	const [chapter] = publication?.chapters ?? [];
	expect(chapter?.headings.map(({ text }) => text)).toEqual([
		"Why the ferry stopped running",
		"The log",
	]);
});
