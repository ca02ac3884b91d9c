/** `colophon check --manuscript`: findings in built editions are told with the line of the manuscript that they come from. */
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { unfolded } from "../../scripts/audit/index.ts";
import { seenText } from "../../scripts/audit/normalize.ts";
import type { AuditResult } from "../../scripts/audit/rule.ts";
import { checkFolder } from "../../scripts/check/check-folder.ts";
import type { EditionName } from "../../scripts/model/edition.ts";
import { readPdf } from "../../scripts/readings/pdf.ts";
import { unzip } from "../../scripts/readings/unzip.ts";
import type { CreditRecord } from "../../scripts/statement/credit-record.ts";
import {
	type OpenTrace,
	openTrace,
	readManuscriptOf,
	traceResults,
} from "../../scripts/trace/index.ts";
import type {
	Validator,
	ValidatorName,
} from "../../scripts/validators/index.ts";
import {
	type Edit,
	editEntry,
	editText,
	exchange,
	swap,
} from "../audit/edit-files.ts";
import { callCli } from "../call-cli.ts";
import { editionsOf } from "../editions-of.ts";

const article = "test/audit/fixtures/port/port.md";
const book = "test/fixtures/northern-basins";
const manuscripts = { port: article, "northern-basins": book } as const;
type Slug = keyof typeof manuscripts;
const folders = new Map<Slug, string>();

beforeAll(async () => {
	for (const slug of ["port", "northern-basins"] as const)
		folders.set(slug, await editionsOf(manuscripts[slug]));
});

function folderOf(slug: Slug): string {
	return folders.get(slug) ?? "";
}

/** `file:line` of the one line of a manuscript that holds `words`. */
function lineWith(file: string, words: string): string {
	const lines = readFileSync(file, "utf8").split("\n");
	const found = lines.filter((line) => line.includes(words));
	expect(found).toHaveLength(1);
	return `${file}:${lines.indexOf(found[0] ?? "") + 1}`;
}

function told({ manuscript }: AuditResult): string | undefined {
	return manuscript && `${manuscript.file}:${manuscript.line}`;
}

/** `line:column` of the one place in a text that `pattern` matches, as validators count. */
function pointOf(text: string, pattern: string): string {
	expect(text.split(pattern)).toHaveLength(2);
	const before = text.slice(0, text.indexOf(pattern)).split("\n");
	return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

function html(slug: Slug): string {
	return readFileSync(join(folderOf(slug), `${slug}.html`), "utf8");
}

function entry(slug: Slug, name: string): string {
	const epub = unzip(readFileSync(join(folderOf(slug), `${slug}.epub`)));
	return Buffer.from(epub.get(name)?.() ?? []).toString("utf8");
}

const editionOf: Readonly<Record<ValidatorName, EditionName>> = {
	epubcheck: "epub",
	ace: "epub",
	nu: "html",
	axe: "html",
	verapdf: "pdf",
};

const traces = new Map<Slug, Promise<OpenTrace>>();

/** The editions of a publication and its manuscript, read and paired once. */
async function openTraceOf(slug: Slug): Promise<OpenTrace> {
	const { record, readings } = await checkFolder(folderOf(slug), {});
	const manuscript = await readManuscriptOf(record, manuscripts[slug]);
	return openTrace(readings, record, manuscript);
}

/** Where a finding of a validator in `place` is traced to. */
async function traced(
	name: ValidatorName,
	slug: Slug,
	place: string,
): Promise<string | undefined> {
	const trace = traces.get(slug) ?? openTraceOf(slug);
	traces.set(slug, trace);
	const line = (await trace).ofResult({
		rule: `${name} x-1`,
		edition: editionOf[name],
		status: "fail",
		expected: `nothing for ${name} to report`,
		actual: "something",
		where: place,
	});
	return line && `${line.file}:${line.line}`;
}

test("what a validator objects to is traced by the check", async () => {
	const place = pointOf(html("port"), "<p>Coasters with");
	const validator: Validator = {
		name: "nu",
		title: "Nu",
		edition: "html",
		browses: false,
		found: { command: ["none"], version: "1" },
		remedy: "",
		run: async () => [
			{
				validator: "nu",
				edition: "html",
				severity: "error",
				rule: "x-1",
				message: "something",
				place,
			},
		],
	};
	const { report } = await checkFolder(folderOf("port"), {
		validators: [validator],
		manuscript: article,
	});
	const results = report.results.filter(({ status }) => status === "fail");
	expect(results.map(({ where }) => where)).toEqual([place]);
	expect(results.map(told)).toEqual([lineWith(article, "Coasters with")]);
});

describe("Nu’s line and column", () => {
	test("lead to a paragraph", async () => {
		const place = pointOf(html("port"), "<p>Coasters with");
		expect(await traced("nu", "port", place)).toBe(
			lineWith(article, "Coasters with"),
		);
	});

	test("lead to the title and to a line of the colophon, which are in the front matter", async () => {
		expect(
			await traced("nu", "port", pointOf(html("port"), '<h1 class="p-name">')),
		).toBe(lineWith(article, "title: Port"));
		expect(
			await traced("nu", "port", pointOf(html("port"), '<p class="rights"')),
		).toBe(lineWith(article, "copyrightNotice:"));
	});

	test.each([
		[
			"tell apart two notes in one line",
			"01-ice.md",
			"Interviews with four residents",
		],
		[
			"lead past an embedded picture to its caption",
			"01-ice.md",
			"The pans behind the northern basin",
		],
		[
			"lead to the item that holds a list, not to the list",
			"02-silt.md",
			"In summer she cleared the berths",
		],
	])("%s", async (_title, chapter, words) => {
		const place = pointOf(html("northern-basins"), words);
		expect(await traced("nu", "northern-basins", place)).toBe(
			lineWith(`${book}/${chapter}`, words),
		);
	});

	test("lead from a list to its first item", async () => {
		const place = pointOf(html("port"), "<ul>");
		expect(await traced("nu", "port", place)).toBe(
			lineWith(article, "The coal berth"),
		);
	});

	test.each([
		"<title>",
		'<body class="article">',
		'<div class="text e-content"',
		'<section class="credits"',
		'<p class="producer">',
	])("%s leads nowhere", async (tag) => {
		expect(await traced("nu", "port", pointOf(html("port"), tag))).toBe(
			undefined,
		);
	});
});

describe("EPUBCheck’s document, line and column", () => {
	const name = "OEBPS/chapter-01-ice.xhtml";
	test.each([
		["<p>For eleven winters", "For eleven winters"],
		["67 cm", "67 cm"],
		["Interviews with four", "Interviews with four"],
	])("lead to the block at %s of a chapter", async (at, words) => {
		const place = `${name}:${pointOf(entry("northern-basins", name), at).replace(/\d+$/, (column) => String(Number(column) + 3))}`;
		expect(await traced("epubcheck", "northern-basins", place)).toBe(
			lineWith(`${book}/01-ice.md`, words),
		);
	});

	test("lead to the file that opens with a chapter’s title, and to the chapter’s authors", async () => {
		const text = entry("northern-basins", name);
		const at = (words: string) =>
			traced("epubcheck", "northern-basins", `${name}:${pointOf(text, words)}`);
		expect(await at("Ice</h1>")).toBe(`${book}/01-ice.md:1`);
		expect(await at("By <bdi")).toBe(
			lineWith(`${book}/publication.yaml`, "file: 01-ice.md"),
		);
	});

	test.each(["OEBPS/chapter-01-ice.xhtml", "OEBPS/toc.xhtml:12:3"])(
		"%s alone leads nowhere",
		async (place) => {
			expect(await traced("epubcheck", "northern-basins", place)).toBe(
				undefined,
			);
		},
	);
});

describe("the selectors of Ace and axe", () => {
	const silt = `${book}/02-silt.md`;
	test.each([
		["img", "img/chart.svg"],
		["#chapter-02-silt-the-dredger", "## The dredger"],
		["ol > li:nth-child(2) > ul > li:nth-child(1)", "the coal berth first"],
		['aside[epub\\:type="footnote"] > p', "By some 40 centimetres"],
	])("%s leads to its line", async (selector, words) => {
		const place = `OEBPS/chapter-02-silt.xhtml ${selector}`;
		expect(await traced("ace", "northern-basins", place)).toBe(
			lineWith(silt, words),
		);
	});

	test("a picture that is embedded is known by its bytes", async () => {
		expect(await traced("axe", "northern-basins", 'img[width="900"]')).toBe(
			lineWith(`${book}/01-ice.md`, "img/pans.png"),
		);
	});

	test.each(["p", "main", "html", "p:hover", "img"])(
		"%s, which is no one block or picture, leads nowhere",
		async (selector) => {
			expect(await traced("axe", "northern-basins", selector)).toBe(undefined);
		},
	);
});

describe("veraPDF’s page and object", () => {
	const pdf = () =>
		readPdf(
			readFileSync(join(folderOf("northern-basins"), "northern-basins.pdf")),
		);
	const root = "root/document[0]/StructTreeRoot[0](9 0 obj PDStructTreeRoot)";

	test("the object of a paragraph leads to its line, through a hyphen at the end of a line", async () => {
		const { blocks } = await pdf();
		const block = blocks.find(({ text }) => text.startsWith("The French"));
		expect(block?.text).toContain("-\n");
		const place = `${root}/K[0](1 0 obj SEDocument)/K[9](${block?.objects.at(-1)} 0 obj SEP)`;
		expect(await traced("verapdf", "northern-basins", place)).toBe(
			lineWith(`${book}/02-silt.md`, "The French engineer"),
		);
	});

	test("the object of a figure leads to its line", async () => {
		const { alternatives } = await pdf();
		const [object] = [...alternatives].find(([, alternative]) =>
			alternative.startsWith("Six shallow"),
		) ?? [0];
		const place = `${root}/K[0](${object} 0 obj SEFigure)`;
		expect(await traced("verapdf", "northern-basins", place)).toBe(
			lineWith(`${book}/01-ice.md`, "img/pans.png"),
		);
	});

	test("marked content of a page leads to its line", async () => {
		const { blocks } = await pdf();
		const block = blocks.find(({ text }) => text === "The ledger");
		const page = block?.page ?? 0;
		const place = `page ${page + 1}, root/document[0]/pages[${page}](5 0 obj PDPage)/contentStream[0](6 0 obj)/content[7]{mcid:${block?.shown[0]?.mcid}}/contentItem[0]`;
		expect(await traced("verapdf", "northern-basins", place)).toBe(
			lineWith(`${book}/01-ice.md`, "## The ledger"),
		);
	});

	test.each([
		"page 4, root/document[0]/pages[3](5 0 obj PDPage)/annots[0](6 0 obj PDLinkAnnot)",
		"root/document[0]/metadata[0](3 0 obj PDMetadata)",
		`${root}/K[0](99999 0 obj SEP)`,
	])("%s leads nowhere", async (place) => {
		expect(await traced("verapdf", "northern-basins", place)).toBe(undefined);
	});
});

/** The results of a copy of a folder in which one file is changed, by rule and edition: where each is traced to. */
async function damaged(
	slug: Slug,
	file: string,
	edit: (bytes: Uint8Array) => Uint8Array,
) {
	const copy = mkdtempSync(join(tmpdir(), "colophon-trace-"));
	try {
		cpSync(folderOf(slug), copy, { recursive: true });
		const path = join(copy, file);
		writeFileSync(path, edit(readFileSync(path)));
		const { report } = await checkFolder(copy, {
			manuscript: manuscripts[slug],
		});
		return new Map(
			unfolded(report.results)
				.filter(({ status }) => status === "fail")
				.map((result) => [`${result.rule} ${result.edition}`, told(result)]),
		);
	} finally {
		rmSync(copy, { recursive: true });
	}
}

describe("what the audit finds", () => {
	const inHtml = (edit: Edit) => (bytes: Uint8Array) => editText(bytes, edit);

	test("names in the wrong order lead nowhere, since each of them is right", async () => {
		const found = await damaged(
			"port",
			"port.html",
			inHtml(exchange("Ilse Brandvold</bdi>", "José Teague</bdi>")),
		);
		expect(found.has("H07 html")).toBe(true);
		expect(found.get("H07 html")).toBe(undefined);
	});

	test("a page of the PDF and the text that was found there lead to its line, the page alone nowhere", async () => {
		const { record, readings } = await checkFolder(
			folderOf("northern-basins"),
			{},
		);
		const words = "For eleven winters";
		const block = readings.pdf?.blocks.find(({ text }) =>
			text.startsWith(words),
		);
		const result = {
			rule: "Z01",
			edition: "pdf",
			status: "fail",
			expected: "no credit here",
			where: `page ${(block?.page ?? 0) + 1}`,
		} as const;
		const traced = traceResults(
			[
				{ ...result, actual: seenText(block?.text ?? "").slice(0, 300) },
				{ ...result, actual: "something" },
			],
			readings,
			record,
			await readManuscriptOf(record, book),
		);
		expect(traced.map(told)).toEqual([
			lineWith(`${book}/01-ice.md`, words),
			undefined,
		]);
	});

	test("a paragraph that is lost at the end leads to its line", async () => {
		const found = await damaged(
			"port",
			"port.html",
			inHtml(swap(/<p>The first ship in was.*/, "")),
		);
		expect(found.get("Z03 html")).toBe(
			lineWith(article, "The first ship in was"),
		);
	});

	test("a changed paragraph leads to the one that it was; a checksum leads nowhere", async () => {
		const found = await damaged(
			"port",
			"port.html",
			inHtml(swap("up to four meters", "up to five meters")),
		);
		expect(found.get("Z03 html")).toBe(lineWith(article, "Coasters with"));
		expect(found.has("checksum html")).toBe(true);
		expect(found.get("checksum html")).toBe(undefined);
	});

	test("a changed paragraph of a book leads to its chapter’s file", async () => {
		const found = await damaged(
			"northern-basins",
			"northern-basins.epub",
			(bytes) =>
				editEntry(
					bytes,
					"OEBPS/chapter-02-silt.xhtml",
					swap("never forgave this one", "soon forgave this one"),
				),
		);
		expect(found.get("Z03 epub")).toBe(
			lineWith(`${book}/02-silt.md`, "She was built for another harbour"),
		);
	});

	test("paragraphs that have changed places lead to the one that should come first", async () => {
		const found = await damaged(
			"port",
			"port.html",
			inHtml(
				exchange(
					"The coal berth stays closed.",
					"The grain berth opens on Thursday.",
					/<ul>[\s\S]*?<\/ul>/,
				),
			),
		);
		expect(found.get("Z03 html")).toBe(lineWith(article, "The coal berth"));
	});

	test("a changed byline and a lost credit line lead to their keys", async () => {
		const byline = await damaged(
			"port",
			"port.html",
			inHtml(swap("Ilse Brandvold</bdi>", "Ilse Brandvald</bdi>")),
		);
		expect(byline.get("V01 html")).toBe(lineWith(article, "author:"));
		expect(byline.get("H07 html")).toBe(lineWith(article, "brandvold: {"));
		const line = await damaged(
			"port",
			"port.html",
			inHtml(swap(/<p data-credit="line">Edited by.*/, "")),
		);
		const editor = lineWith(article, "{ person: lind, roles: [edt] }");
		expect(line.get("V02 html")).toBe(editor);
		expect(line.get("X02 all")).toBe(editor);
	});
});

test("the report prints file:line, and --json has both; without --manuscript there is neither", async () => {
	const copy = mkdtempSync(join(tmpdir(), "colophon-trace-"));
	const built = folderOf("port");
	const record = JSON.parse(
		readFileSync(join(built, "credits.json"), "utf8"),
	) as CreditRecord;
	const editions = record.editions.filter(({ name }) => name === "html");
	writeFileSync(
		join(copy, "credits.json"),
		JSON.stringify({ ...record, editions }),
	);
	writeFileSync(
		join(copy, "port.html"),
		html("port").replace("up to four meters", "up to five meters"),
	);
	const traced = ["check", copy, "--credits-only", "--manuscript", article];
	const place = lineWith(article, "Coasters with");
	expect((await callCli(traced)).stdout).toContain(
		`\n  written   in ${place}\n`,
	);
	const { results } = JSON.parse(await jsonOf(copy, "--manuscript", article));
	const [file, line] = place.split(":");
	expect(unfolded(results)).toContainEqual(
		expect.objectContaining({
			rule: "Z03",
			edition: "html",
			manuscript: { file, line: Number(line) },
		}),
	);
	expect(await jsonOf(copy)).not.toContain('"manuscript"');
	rmSync(copy, { recursive: true });
});

/** What `colophon check FOLDER --credits-only --json` prints. */
async function jsonOf(
	folder: string,
	...flags: readonly string[]
): Promise<string> {
	const words = ["check", folder, "--credits-only", "--json", ...flags];
	return (await callCli(words)).stdout;
}

test.each([
	[
		"another manuscript",
		["test/audit/fixtures/salt-ledger/salt-ledger.md"],
		"is not the manuscript of these editions: it is salt-ledger, “The Salt Ledger”, and they are port, “Port officials reopen northern basin”",
	],
	["a manuscript that is not there", ["none.md"], "No manuscript at none.md"],
])("%s is a failure that says so", async (_case, [path = ""], words) => {
	const { code, stderr } = await callCli([
		...["check", folderOf("port"), "--credits-only"],
		...["--manuscript", path],
	]);
	expect(stderr).toContain(words);
	expect(code).toBe(2);
});

test("one manuscript goes with one folder", async () => {
	const both = [...folders.values()];
	const { code, stderr } = await callCli([
		...["check", ...both, "--manuscript", article],
	]);
	expect(stderr).toContain("Unexpected --manuscript with several folders");
	expect(code).toBe(2);
});
