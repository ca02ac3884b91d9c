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

test("a number where text is meant is the text that is written, and the other way round", async () => {
	const { publication } = await read(
		"numbers-and-words-in-place-of-one-another",
	);
	expect(publication).toMatchObject({
		title: "1984",
		datePublished: "2026",
		keywords: ["2025"],
		isPartOf: { position: "1.10" },
		rights: {
			copyrightYear: 2026,
			license: "https://creativecommons.org/licenses/by-sa/4.0/",
		},
		identifier: { doi: "10.1234/abc", isbn: "9780306406157" },
		author: [
			{
				agent: { orcid: "https://orcid.org/0000-0002-1825-0097" },
				roles: ["rpt"],
				corresponding: true,
			},
		],
		contributor: [
			{
				agent: { orcid: "https://orcid.org/0000-0002-1694-233X" },
				roles: ["trl"],
			},
		],
	});
});

test("a file whose name has no letters is published under the name of its kind", async () => {
	const { publication } = await read("file-name-without-letters");
	expect(publication?.slug).toBe("article");
});

test("marks in titles go with a note, and signs of names stay without one", async () => {
	const { publication, notes } = await read("title-with-marks");
	expect(publication).toMatchObject({
		title: "The Harbour Star, C* & the snake_case of basins",
		subtitle: "Two stars, __init__, M*A*S*H and 5 * 4",
	});
	expect(notes.map(({ line, message }) => `${line} ${message}`)).toEqual(
		[
			"2 *Harbour Star*",
			"2 `C*`",
			"2 [the snake_case](https://example.org)",
			"2 <i>basins</i>",
			"3 **Two**",
		].map((said) =>
			said.replace(
				/^(\d) (.*)$/,
				"$1 Unexpected markup in a title, $2: contents and metadata repeat it as plain text, so its words stay without signs",
			),
		),
	);
});

test("a quoted text goes on at the margin", async () => {
	const { publication } = await read("quoted-text-at-the-margin");
	expect(publication).toMatchObject({
		title: 'Port officials reopen northern "basin" again',
		subtitle: "What the pilot's log says",
	});
});
