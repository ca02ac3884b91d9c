/** What is one in a publication of many chapters: ids, notes, and links from one to another. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { visit } from "unist-util-visit";
import { afterAll, expect, test } from "vitest";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import type { Publication } from "../../scripts/model/publication.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-book-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readBook(chapters: Readonly<Record<string, string>>) {
	for (const [name, text] of Object.entries(chapters))
		writeFileSync(join(folder, name), text);
	writeFileSync(
		join(folder, "publication.yaml"),
		`title: Harbours
inLanguage: en-GB
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
author:
  - { person: forde }
chapters:
${Object.keys(chapters)
	.map((name) => `  - { file: ${name} }`)
	.join("\n")}
`,
	);
	return readManuscript(folder, { house: "news" });
}

const bodiesOf = (publication: Publication | undefined) =>
	(publication?.chapters ?? []).flatMap((chapter) => [
		chapter.body,
		...chapter.notes.map((note) => note.body),
	]);

function collect(
	publication: Publication | undefined,
	property: "id" | "href",
) {
	const found: string[] = [];
	for (const body of bodiesOf(publication))
		visit(body, "element", (node) => {
			const value = node.properties[property];
			if (typeof value === "string") found.push(value);
		});
	return found;
}

const ice = `# Ice

## The log

Deep.[^1] See [silt](02-silt.md), [its log](02-silt.md#the-log), [this one](#the-log) and [the web](https://a.example/).

[^1]: Nine metres; see [the log](02-silt.md#the-log).
`;
const silt = `# Silt

## The log

Soft.[^1]

[^1]: Two hands.
`;

test("chapters that say the same have ids of their own, and notes count on", async () => {
	const { publication, problems } = await readBook({
		"01-ice.md": ice,
		"02-silt.md": silt,
	});
	expect(problems).toEqual([]);
	const ids = collect(publication, "id");
	expect(ids.length).toBeGreaterThan(3);
	expect(new Set(ids).size).toBe(ids.length);
	expect(
		publication?.chapters.flatMap(({ notes }) =>
			notes.map(({ label }) => label),
		),
	).toEqual(["1", "2"]);
});

test("links lead from chapter to chapter, and each to a place that is there", async () => {
	const { publication } = await readBook({
		"01-ice.md": ice,
		"02-silt.md": silt,
	});
	const [first, second] = publication?.chapters ?? [];
	const inside = collect(publication, "href").filter((href) =>
		href.startsWith("#"),
	);
	const places = new Set(
		[first, second].flatMap((chapter) => [
			chapter?.slug,
			...(chapter?.places ?? []),
			...(chapter?.notes.map(({ id }) => id) ?? []),
		]),
	);
	expect(inside).toContain(`#${second?.slug}`);
	expect(inside).toContain(`#${second?.headings[0]?.id}`);
	expect(inside).toContain(`#${first?.headings[0]?.id}`);
	expect(inside.filter((href) => !places.has(href.slice(1)))).toEqual([]);
});

test("a link leads to an id, a name, a heading or a title, of its own chapter or of another", async () => {
	const { publication, problems } = await readBook({
		"01-ice.md": `# Ice, <a name="first"></a>at first

[a](#ice-at-first) [b](#first) [c](#) [d](#tide) [e](#mark) [f](#name) [g](02-silt.md#silt) [h](01-ice.md) [i](#chapter-02-silt-tide)
`,
		"02-silt.md": `# Silt

## Tide

<p id="mark">Here <a name="name"></a>.</p>
`,
	});
	expect(problems).toEqual([]);
	const [first, second] = publication?.chapters ?? [];
	const in2 = (place: string) =>
		second?.places.find((id) => id.endsWith(place)) ?? "none";
	expect(collect(publication, "href").map((href) => href.slice(1))).toEqual([
		first?.slug,
		first?.slug,
		first?.slug,
		in2("tide"),
		in2("mark"),
		in2("name"),
		second?.slug,
		first?.slug,
		in2("tide"),
	]);
});

test("a link to a place that two other chapters have leaves its words, and a note that names them", async () => {
	const { problems, notes } = await readBook({
		"01-ice.md": "# Ice\n\nSee [the log](#the-log).\n",
		"02-silt.md": silt,
		"03-sand.md": silt.replace("Silt", "Sand"),
	});
	expect(problems).toEqual([]);
	expect(notes).toMatchObject([
		{
			rule: "link-ambiguous",
			line: 3,
			message: expect.stringContaining("02-silt.md and 03-sand.md"),
		},
	]);
});

test("a link to a chapter that is not there leaves its words, and a note in its place", async () => {
	const { problems, notes } = await readBook({
		"01-ice.md": ice.replace("02-silt.md)", "03-sand.md)"),
		"02-silt.md": silt,
	});
	expect(problems).toEqual([]);
	expect(notes).toMatchObject([{ rule: "link-dangling", line: 5, column: 15 }]);
});

test.each([
	"02-silt",
	"02-silt.html",
	"./02-silt.md?plain=1",
	"/book/02-silt/",
	"/02-silt.xhtml",
])("%s is the chapter of that file", async (href) => {
	const { notes, publication } = await readBook({
		"01-ice.md": `# Ice\n\n[Silt](${href}).\n`,
		"02-silt.md": "# Silt\n\nSilt.\n",
	});
	expect(notes).toEqual([]);
	expect(publication?.chapters[0]?.body).toMatchObject({
		children: [
			{
				children: [
					{ tagName: "a", properties: { href: "#chapter-02-silt" } },
					{},
				],
			},
		],
	});
});

test.each([
	["whats-new", "What’s new?"],
	["12-the-log-2025", "1.2 The log (2025)"],
	["the-log-2025", "1.2 The log (2025)"],
	["_c--rust", "C++ & Rust"],
	["the-end-1", "The end\n\nText.\n\n## The end"],
])("#%s is the heading %j, as other tools name it", async (id, heading) => {
	const { notes } = await readBook({
		"01-ice.md": `# Ice\n\n[There](#${id}).\n\n## ${heading}\n\nText.\n`,
	});
	expect(notes).toEqual([]);
});

test("chapters whose names become one word are told apart", async () => {
	const { publication } = await readBook({
		"ice.md": "# Ice\n\nOne.\n",
		"ice_.md": "# Ice\n\nTwo.\n",
		"cover.md": "# Cover\n\nThree.\n",
	});
	expect(publication?.chapters.map(({ slug }) => slug)).toEqual([
		"ice",
		"ice-2",
		"cover-2",
	]);
});
