import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { ExitCode } from "../../scripts/commands/command.ts";
import { importCommand } from "../../scripts/commands/import.ts";
import { sayByline, sayCreditLines } from "../../scripts/credits/say.ts";
import { importSource } from "../../scripts/import/index.ts";
import { noAnswers } from "../../scripts/import/questions/settle.ts";
import { textBlocks } from "../../scripts/import/sources/read-text.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import type { Problem } from "../../scripts/model/problem.ts";
import type { Publication } from "../../scripts/model/publication.ts";
import { type Case, lexicon } from "./run-cases.ts";

const fixture = (name: string) =>
	fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const seed = fileURLToPath(
	new URL("../../../shared/seed/wire-article.txt", import.meta.url),
);

interface Run {
	readonly code: ExitCode;
	readonly said: string;
	readonly problems: readonly Problem[];
	readonly out: string;
	readonly folder: string;
}

/** Runs the command on a file, or on text that is written first. */
async function run(
	source: { file: string } | { text: string | Uint8Array; name?: string },
	flags: Record<string, string | boolean> = {},
): Promise<Run> {
	const folder = mkdtempSync(join(tmpdir(), "colophon-"));
	const file =
		"file" in source ? source.file : join(folder, source.name ?? "wire.txt");
	if ("text" in source) writeFileSync(file, source.text);
	const out = join(folder, "article.md");
	const said: string[] = [];
	const problems: Problem[] = [];
	const code = await importCommand.run({
		paths: [file],
		flags: { title: "Port officials reopen northern basin", out, ...flags },
		signal: new AbortController().signal,
		terminal: {
			interactive: false,
			say: (text) => said.push(text),
			sayProblems: (all) => problems.push(...all),
			sayNotes: () => undefined,
			sayChange: () => undefined,
			progress: () => {},
			tally: () => undefined,
			warn: () => undefined,
			endProgress: () => {},
			fail: () => {},
		},
	});
	return { code, said: said.join("\n"), problems, out, folder };
}

async function publicationOf(out: string): Promise<Publication> {
	const { publication, problems } = await readManuscript(out, {
		house: "news",
	});
	expect(problems).toEqual([]);
	if (!publication) throw new Error("No publication");
	return publication;
}

function wordsOf(node: unknown): string {
	const { type, value, children } = node as {
		type?: string;
		value?: string;
		children?: unknown[];
	};
	if (type === "text") return value ?? "";
	return (children ?? []).map(wordsOf).join("");
}

/** The paragraphs of the body, in their order. */
function paragraphs(publication: Publication): string[] {
	return (publication.chapters[0]?.body.children ?? [])
		.map((node) => wordsOf(node).trim())
		.filter((text) => text !== "");
}

async function expectWireArticle(
	file: string,
	byline: string,
	creditLine: string,
): Promise<void> {
	const { code, out } = await run({ file });
	expect(code).toBe(0);
	const publication = await publicationOf(out);
	expect(sayByline(publication).text).toBe(byline);
	expect(sayCreditLines(publication).map((line) => line.text)).toEqual([
		creditLine,
	]);
	expect(publication.datePublished).toBe("2025-02-24");
	expect(publication.dateline).toBe("(CNN)");
	const [, ...source] = readFileSync(file, "utf8").trim().split("\n\n");
	const prose = source.slice(0, -1);
	prose[0] = prose[0]?.replace("(CNN) — ", "") ?? "";
	expect(paragraphs(publication)).toEqual(prose);
	expect(readFileSync(out, "utf8").split(creditLine)).toHaveLength(2);
}

test("a wire article becomes a manuscript with its byline, date, dateline, prose and credit line", () =>
	expectWireArticle(
		fixture("harbour.txt"),
		"By Tamsin Okoro-Vale, Ilse Brandvold and Jonas Teague, CNN",
		"CNN’s Halima Forde and Piet Ouwens contributed to this report.",
	));

test.skipIf(!existsSync(seed))(
	"the real wire article becomes a manuscript with every one of its credits",
	() =>
		expectWireArticle(
			seed,
			"By Max Saltman, Katharina Krebs and Matthew Chance, CNN",
			"CNN’s Lauren Kent and Michael Williams contributed to this report.",
		),
);

test("licence, publisher and rights are never invented, and the manuscript says so", async () => {
	const { out } = await run({ file: fixture("harbour.txt") });
	const text = readFileSync(out, "utf8");
	for (const key of ["publisher", "license", "rightsBasis"]) {
		expect(text).not.toMatch(new RegExp(`^${key}:`, "m"));
		expect(text).toMatch(new RegExp(`^# ${key} is not set`, "m"));
	}
});

test("publisher and rights are those that the flags give", async () => {
	const { out } = await run(
		{ file: fixture("harbour.txt") },
		{ publisher: "Quay Press", "rights-basis": "personal-archive" },
	);
	const publication = await publicationOf(out);
	expect(publication.publisher?.name).toBe("Quay Press");
	expect(publication.rights.rightsBasis).toBe("personal-archive");
	expect(publication.rights.license).toBeUndefined();
});

test("each credit has its source line beside it", async () => {
	const { out } = await run({ file: fixture("harbour.txt") });
	expect(readFileSync(out, "utf8")).toContain(
		"# Line 1: date 2025-02-24 By Tamsin Okoro-Vale, Ilse Brandvold and Jonas Teague, CNN",
	);
});

test("an existing file is kept unless --force is given", async () => {
	const folder = mkdtempSync(join(tmpdir(), "colophon-"));
	const out = join(folder, "kept.md");
	writeFileSync(out, "mine");
	await expect(run({ file: fixture("harbour.txt") }, { out })).rejects.toThrow(
		"--force",
	);
	expect(readFileSync(out, "utf8")).toBe("mine");
	await run({ file: fixture("harbour.txt") }, { out, force: true });
	expect(readFileSync(out, "utf8")).toContain("title:");
});

const open = `03/04/2025
By Priya Halloran and LUDO VAN DER MEERSCH, CNN

(CNN) — Port officials reopened the basin on Tuesday, after three weeks.

Harborline’s Halima Forde contributed to this report.
`;

test("nothing is written while a line is open, and each problem quotes its line", async () => {
	const { code, out, problems } = await run({ text: open });
	expect(code).toBe(1);
	expect(existsSync(out)).toBe(false);
	expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
		["date-ambiguous", 1],
		["name-all-caps", 2],
		["organization-or-person", 6],
	]);
	expect(problems.every((problem) => problem.source !== undefined)).toBe(true);
});

test("an answers file settles every open line", async () => {
	const folder = mkdtempSync(join(tmpdir(), "colophon-"));
	const answers = join(folder, "answers.yaml");
	writeFileSync(
		answers,
		`lines:
  "1": { date: "2025-04-03" }
  "2": { author: [{ name: Priya Halloran, affiliation: CNN }, { name: Ludo van der Meersch, affiliation: CNN }] }
  "6": { contributor: [{ name: Halima Forde, affiliation: Harborline }] }
fileAs: { Ludo van der Meersch: "van der Meersch, Ludo" }
`,
	);
	const { code, out } = await run({ text: open }, { answers });
	expect(code).toBe(0);
	const publication = await publicationOf(out);
	expect(publication.datePublished).toBe("2025-04-03");
	expect(sayByline(publication).text).toBe(
		"By Priya Halloran and Ludo van der Meersch, CNN",
	);
	expect(sayCreditLines(publication).map((line) => line.text)).toEqual([
		"Harborline’s Halima Forde contributed to this report.",
	]);
});

test("an answer to no line is a problem, and an unknown role in one is a failure", async () => {
	const folder = mkdtempSync(join(tmpdir(), "colophon-"));
	const answers = join(folder, "answers.yaml");
	writeFileSync(answers, 'lines: { "9": accept }\n');
	const { problems } = await run({ file: fixture("harbour.txt") }, { answers });
	expect(problems.map((problem) => problem.rule)).toEqual([
		"answer-unexpected",
	]);
	writeFileSync(
		answers,
		'lines: { "1": { author: [{ name: A B, role: jrn }] } }\n',
	);
	await expect(
		run({ file: fixture("harbour.txt") }, { answers }),
	).rejects.toThrow("Unknown role");
});

test("--json lists the questions with what was read and what may be answered", async () => {
	const { said, code } = await run({ text: open }, { json: true });
	expect(code).toBe(1);
	const { questions } = JSON.parse(said);
	expect(questions.map((one: { id: string }) => one.id)).toEqual([
		"1",
		"2",
		"6",
	]);
	expect(questions[1].read).toContain("author Priya Halloran, CNN");
	expect(questions[1].choices[0].answer).toBe("accept");
});

test("a sort form that is not certain is left as a problem in a manuscript that is written", async () => {
	const { code, out, problems } = await run({
		text: "By Ludo van der Meersch, CNN\n\n(CNN) — Port officials reopened the basin on Tuesday.\n",
	});
	expect(code).toBe(1);
	expect(problems.map((problem) => problem.rule)).toEqual(["file-as-missing"]);
	const { problems: later } = await readManuscript(out, { house: "news" });
	expect(later.map((problem) => problem.rule)).toEqual(["file-as-missing"]);
});

test("credit lines that the model would say otherwise are kept word for word", async () => {
	const { out } = await run({
		text: "By Priya Halloran\n\nPort officials reopened the basin on Tuesday, after three weeks.\n\nAP writer Halima Forde in Warsaw contributed.\n\nCorrection: An earlier version misspelled a name.\n\n© 2025 Quay Press. All rights reserved.\n",
	});
	const publication = await publicationOf(out);
	expect(publication.creditLines).toEqual([
		"AP writer Halima Forde in Warsaw contributed.",
	]);
	expect(publication.correction).toEqual([
		{ text: "An earlier version misspelled a name." },
	]);
	expect(publication.rights.copyrightNotice).toBe(
		"© 2025 Quay Press. All rights reserved.",
	);
});

test("copy that names nobody asks for an author or a reason", async () => {
	const { problems } = await run({
		text: "Port officials reopened the basin on Tuesday, after three weeks.\n\nTwo ferries docked by nightfall.\n",
	});
	expect(problems.map((problem) => problem.rule)).toEqual(["author-missing"]);
});

test("what Markdown would read as marks stays as it was written", async () => {
	const line =
		"1. “It’s *open* at 10:30,” she_said_ <b>, see https://quay.example/a_b & more # here.";
	const { out } = await run({ text: `By Priya Halloran, CNN\n\n${line}\n` });
	const publication = await publicationOf(out);
	expect(paragraphs(publication)).toEqual([line]);
});

test.each([
	["empty", "", "file-empty"],
	["blank", " \n\n", "file-empty"],
	["binary", new Uint8Array(300).map((_, at) => at % 256), "file-binary"],
	[
		"Windows-1252",
		Buffer.from("By Ren\u00e9 Forde, CNN", "latin1"),
		"encoding",
	],
	[
		"UTF-16",
		Buffer.from("\ufeffBy Ren\u00e9 Forde, CNN", "utf16le"),
		"encoding",
	],
	["11 MB long", "word ".repeat(2_200_000), "file-too-large"],
	["a million lines", "word\n".repeat(1_000_000), "file-too-large"],
	[
		"Markdown with front matter",
		"---\ntitle: A\n---\n\nText.\n",
		"front-matter-unexpected",
	],
])("a file that is %s is one problem", async (_, text, rule) => {
	const name = rule === "front-matter-unexpected" ? "wire.md" : "wire.txt";
	const { code, problems } = await run({ text, name });
	expect(code).toBe(1);
	expect(problems.map((problem) => problem.rule)).toEqual([rule]);
});

test("another encoding is read when it is asked for", async () => {
	const text = Buffer.from(
		"By Ren\u00e9 Forde, CNN\n\nPort officials reopened the basin on Tuesday.\n",
		"latin1",
	);
	const { out } = await run({ text }, { encoding: "windows-1252" });
	expect(sayByline(await publicationOf(out)).text).toBe("By René Forde, CNN");
});

test.each([
	["commas", `By ${",".repeat(100_000)}`],
	["names", `By ${"A B, ".repeat(20_000)}`],
	["blanks", `By${" ".repeat(100_000)}x`],
	["brackets", `By ${"(".repeat(1900)}`],
	["apostrophes", `By ${"’s ".repeat(600)}`],
	["conjunctions", `By ${"and ".repeat(480)}`],
])("a byline of very many %s is asked about", async (_, line) => {
	const { code, problems } = await run({
		text: `${line}\n\nThe basin was opened again on Tuesday.\n`,
	});
	expect(code).toBe(1);
	expect(problems.length).toBeGreaterThan(0);
});

test("Markdown keeps its marks, and its headline is the title", async () => {
	const { code, out } = await run(
		{ file: fixture("harbour.source.md") },
		{ title: "" },
	);
	expect(code).toBe(0);
	const publication = await publicationOf(out);
	expect(publication.title).toBe("Port officials reopen northern basin");
	expect(publication.datePublished).toBe("2025-02-24");
	expect(sayByline(publication).text).toBe(
		"By Tamsin Okoro-Vale and Jonas Teague, CNN",
	);
	expect(readFileSync(out, "utf8")).toContain(
		"\nPort officials reopened the *northern* basin",
	);
	expect(paragraphs(publication)).not.toContain(
		"CNN’s Halima Forde contributed to this report.",
	);
});

test("a Word document brings its pictures, with the credits of their captions", async () => {
	const { code, out } = await run(
		{ file: fixture("harbour.docx") },
		{ title: "" },
	);
	expect(code).toBe(0);
	const publication = await publicationOf(out);
	expect(publication.title).toBe("Port officials reopen northern basin");
	expect(
		publication.images.map(({ path, creator, creditText }) => [
			path,
			creator?.name,
			creditText,
		]),
	).toEqual([
		["article-images/1.png", "Ilse Brandvold", "Photo: Ilse Brandvold/AFP"],
	]);
	expect(readFileSync(out, "utf8")).toContain(
		'![Two ferries at the reopened quay](<article-images/1.png> "Ferries at the quay.")',
	);
	expect(sayCreditLines(publication).map((line) => line.text)).toEqual([
		"CNN’s Halima Forde and Piet Ouwens contributed to this report.",
	]);
});

test("a document that is no archive, or a bomb, is one problem", async () => {
	const bytes = readFileSync(fixture("harbour.docx"));
	const cut = await run({ text: bytes.subarray(0, 900), name: "cut.docx" });
	expect(cut.problems.map((problem) => problem.rule)).toEqual([
		"file-unreadable",
	]);
	const bomb = Buffer.from(bytes);
	bomb.writeUInt32LE(
		0xfffffff0,
		bomb.indexOf("PK\u0001\u0002", 0, "latin1") + 24,
	);
	const large = await run({ text: bomb, name: "bomb.docx" });
	expect(large.problems).toMatchObject([
		{
			rule: "file-unreadable",
			message: expect.stringContaining("unpack to more than 400 MB"),
		},
	]);
});

test("a saved page is read when its metadata and its byline agree", async () => {
	const { code, out } = await run(
		{ file: fixture("harbour.html") },
		{ title: "" },
	);
	expect(code).toBe(0);
	const publication = await publicationOf(out);
	expect(publication.inLanguage).toBe("en-GB");
	expect(publication.datePublished).toBe("2025-02-24T09:00:00Z");
	expect(publication.publisher).toBeUndefined();
	expect(publication.rights.license).toBeUndefined();
	expect(paragraphs(publication)).toEqual([
		"Port officials reopened the northern basin on Tuesday, after three weeks of work.",
		"“It is open,” the harbour master said, “and it will stay open.”",
	]);
});

const page = readFileSync(fixture("harbour.html"), "utf8");

test.each([
	[
		"JSON-LD",
		page.replace(
			'{"@type":"Person","name":"Jonas Teague"}',
			'{"@type":"Person","name":"Owen Castellane"}',
		),
	],
	[
		"metas",
		page.replace("Tamsin Okoro-Vale, Jonas Teague", "Tamsin Okoro-Vale"),
	],
	["microformats", page.replace('p-author">Jonas', 'p-contributor">Jonas')],
	[
		"the byline",
		page.replace(
			"Jonas Teague</span>",
			"Jonas Teague</span> and Owen Castellane",
		),
	],
])("a page on which %s names others is a problem", async (_, text) => {
	const { code, problems } = await run(
		{ text, name: "page.html" },
		{ title: "" },
	);
	expect(code).toBe(1);
	expect(problems.map((problem) => problem.rule)).toContain("byline-differs");
});

const cases: Case[] = ["byline-cases", "hard-cases"].flatMap((name) =>
	JSON.parse(
		readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8"),
	),
);

test("every head and tail that is read without a flag makes a manuscript without problems", async () => {
	const folder = mkdtempSync(join(tmpdir(), "colophon-"));
	const tails = cases.filter((one) => one.zone === "tail");
	const heads = cases.filter((one) => one.zone === "head");
	const made: string[] = [];
	for (const [index, head] of heads.entries()) {
		const text = `${head.text}\n\nPort officials reopened the northern basin on Tuesday.\n\n${tails[index % tails.length]?.text}\n`;
		const { manuscript } = importSource(
			{ blocks: textBlocks(text), problems: [] },
			{
				file: head.id,
				lexicon,
				language: head.tags?.find((tag) => /^(?:fr|de|es|pt|it|nl)$/.test(tag)),
				title: "Port officials reopen northern basin",
				answers: {
					...noAnswers,
					...(head.expected.byline.length > 0
						? {}
						: { noByline: "Nobody is named" }),
				},
			},
		);
		if (manuscript === undefined) continue;
		const file = join(folder, `${head.id}.md`);
		writeFileSync(file, manuscript);
		made.push(file);
	}
	expect(made.length).toBeGreaterThan(50);
	const problems = await Promise.all(
		made.map(
			async (file) => (await readManuscript(file, { house: "news" })).problems,
		),
	);
	expect(
		problems.flat().filter((problem) => problem.rule !== "file-as-missing"),
	).toEqual([]);
});

const pixel =
	"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
const withFigure = (src: string) =>
	page.replace(
		"<script>track",
		`<figure><img src="${src}" alt="Two ferries at the quay"><figcaption>Ferries at the quay. Photo: Ilse Brandvold/AFP</figcaption></figure><script>track`,
	);

test("a picture that a page holds comes along with its credit", async () => {
	const { code, out } = await run(
		{ text: withFigure(pixel), name: "page.html" },
		{ title: "" },
	);
	expect(code).toBe(0);
	const [image] = (await publicationOf(out)).images;
	expect([image?.creator?.name, image?.creditText]).toEqual([
		"Ilse Brandvold",
		"Photo: Ilse Brandvold/AFP",
	]);
});

test("a picture that a page only points to is asked about, and may be left out with its caption", async () => {
	const text = withFigure("https://wire.example/ferries.jpg");
	const { problems } = await run({ text, name: "page.html" }, { title: "" });
	expect(problems.map((problem) => problem.rule)).toEqual(["image-missing"]);
	const answers = join(mkdtempSync(join(tmpdir(), "colophon-")), "a.yaml");
	writeFileSync(answers, `lines: { "${problems[0]?.line}": left-out }\n`);
	const { code, out } = await run(
		{ text, name: "page.html" },
		{ title: "", answers },
	);
	expect(code).toBe(0);
	expect(readFileSync(out, "utf8")).not.toContain("Brandvold");
});

test("a credit inside a list or a quotation is asked about", async () => {
	const { problems } = await run({
		text: "# T\n\nBy Priya Halloran, CNN\n\nThe basin was opened on Tuesday, after three weeks.\n\n- Photographs by Ilse Brandvold\n- More to come\n\nThe mayor was glad of it, she said.\n",
		name: "wire.md",
	});
	expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
		["credit-in-text", 7],
	]);
});

test("a page that contradicts itself is settled by the whole byline", async () => {
	const text = page.replace(
		"Tamsin Okoro-Vale, Jonas Teague",
		"Tamsin Okoro-Vale",
	);
	const answers = join(mkdtempSync(join(tmpdir(), "colophon-")), "a.yaml");
	writeFileSync(
		answers,
		"author: [{ name: Tamsin Okoro-Vale, affiliation: CNN }, { name: Jonas Teague, affiliation: CNN }]\n",
	);
	const { problems } = await run(
		{ text, name: "page.html" },
		{ title: "", answers },
	);
	expect(problems).toEqual([]);
});
