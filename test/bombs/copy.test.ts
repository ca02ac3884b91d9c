/** Copy that grows when it is read: each file is answered for at a small price, and Word documents before they are opened. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importCommand } from "../../scripts/commands/import.ts";
import type { Problem } from "../../scripts/model/problem.ts";
import { zip } from "../audit/edit-files.ts";
import { ofThisRun, openPrices } from "./price.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-copy-"));
afterAll(() => rmSync(folder, { recursive: true }));

const price = openPrices("copy");

const fill = (unit: string, length: number) =>
	unit.repeat(Math.floor(length / unit.length));
const megabyte = 1_000_000;
const page = (body: string, head = "") =>
	`<!DOCTYPE html><html><head>${head}</head><body><article>${body}`;

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packaging = "http://schemas.openxmlformats.org/package/2006";

/** A Word document of the given body, and of other parts. */
function docx(
	body: string,
	parts: Readonly<Record<string, string>> = {},
): Buffer {
	const files: Readonly<Record<string, string>> = {
		"[Content_Types].xml": `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels": `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
		...parts,
	};
	return zip(
		new Map(
			Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]),
		),
	);
}

/** The directory of a zip says of its largest entry that it unpacks to less. */
function understated(bytes: Buffer): Buffer {
	let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1");
	while (bytes.readUInt32LE(at + 24) < megabyte)
		at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1");
	bytes.writeUInt32LE(1000, at + 24);
	return bytes;
}

const tooLarge = /^Unexpected (?:size|\d+ (?:lines|paragraphs))/;
const asked = /^(?:Unexpected|Missing|Unread)/;

const alike = [
	"a page nested deep",
	"a page of one caption of dashes",
	"a page of one line of leads",
	"copy of mail addresses without an end",
	"copy of number signs",
	"copy of quotations in quotations",
	"copy of one word",
	"copy of dashes",
	"a byline of “and”",
	"a page of unclosed formats",
	"copy of one line",
	"a page of unclosed links",
	"a page of captions",
	"a page with many authors",
	"a document of many paragraphs",
];

test.each(
	ofThisRun<[string, string, () => string | Buffer, RegExp]>(alike, [
		[
			"a document of many paragraphs",
			"docx",
			() => docx(fill("<w:p/>", 20 * megabyte)),
			tooLarge,
		],
		[
			"a document of one paragraph with many runs",
			"docx",
			() =>
				docx(`<w:p>${fill("<w:r><w:t>a</w:t></w:r>", 10 * megabyte)}</w:p>`),
			tooLarge,
		],
		[
			"a document of one endless word",
			"docx",
			() =>
				docx(`<w:p><w:r><w:t>${fill("a", 20 * megabyte)}</w:t></w:r></w:p>`),
			tooLarge,
		],
		[
			"a document that unpacks to more than it says",
			"docx",
			() => understated(docx(fill("<w:p/>", 20 * megabyte))),
			/does not unpack to the 1000 bytes/,
		],
		[
			"a document of nested tables",
			"docx",
			() => docx(fill("<w:tbl><w:tr><w:tc>", megabyte)),
			/elements deep in one another/,
		],
		[
			"a document with large styles",
			"docx",
			() =>
				docx("<w:p/>", {
					"word/styles.xml": `<w:styles xmlns:w="${word}">${fill("<w:style/>", 10 * megabyte)}</w:styles>`,
				}),
			tooLarge,
		],
		[
			"a document with a part out of its archive",
			"docx",
			() => docx("<w:p/>", { "../x.xml": "<x/>" }),
			/expected a path inside the archive/,
		],
		[
			"a page nested deep",
			"html",
			() => page(fill("<div>", megabyte)),
			/depth of nested elements/,
		],
		[
			"a page of unclosed formats",
			"html",
			() => page(fill("<p><font size=1>", megabyte / 4)),
			asked,
		],
		[
			"a page of unclosed links",
			"html",
			() => page(fill("<a>", megabyte / 4)),
			asked,
		],
		[
			"a page of nested tables",
			"html",
			() => page(fill("<table>", megabyte / 4)),
			asked,
		],
		[
			"a page with many attributes",
			"html",
			() =>
				page(
					`<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join(" ")}>x`,
				),
			asked,
		],
		[
			"a page with deep JSON-LD",
			"html",
			() =>
				page(
					"<p>x",
					`<script type="application/ld+json">${fill("[", 2 * megabyte)}</script>`,
				),
			asked,
		],
		[
			"a page with many authors",
			"html",
			() =>
				page(
					"<p>x",
					fill('<meta name="author" content="Ada Byron">', megabyte),
				),
			asked,
		],
		[
			"a page of captions",
			"html",
			() =>
				page(
					fill(
						'<figure><img src="data:image/png;base64,AAAA"><figcaption>Photo: Ada Byron</figcaption></figure>',
						2 * megabyte,
					),
				),
			tooLarge,
		],
		[
			"a page of one caption of marks",
			"html",
			() =>
				page(
					`<figure><img src="data:image/png;base64,AAAA"><figcaption>By Ada Byron${fill(",", megabyte)}x</figcaption></figure>`,
				),
			asked,
		],
		[
			"a page of one caption of dashes",
			"html",
			() =>
				page(
					`<figure><img src="data:image/png;base64,AAAA"><figcaption>By Ada Byron ${fill("— ", megabyte / 4)}x</figcaption></figure>`,
				),
			asked,
		],
		[
			"a page of one line of leads",
			"html",
			() => page(`<p>${fill("By ", megabyte / 2)}`),
			asked,
		],
		[
			"a page that is too long",
			"html",
			() => page(fill("<p>a</p>", 6 * megabyte)),
			tooLarge,
		],
		["copy of brackets", "md", () => fill("[", megabyte), asked],
		["copy of links without an end", "md", () => fill("[a](", megabyte), asked],
		[
			"copy of addresses without an end",
			"md",
			() => fill("<https:", megabyte),
			asked,
		],
		[
			"copy of mail addresses without an end",
			"md",
			() => fill("<a@", megabyte),
			asked,
		],
		["copy of blanks", "md", () => `a${fill(" ", megabyte)}b`, asked],
		["copy of number signs", "md", () => `a ${fill(" #", megabyte)} b`, asked],
		[
			"copy of quotations in quotations",
			"md",
			() => fill("> ", megabyte),
			asked,
		],
		["copy of one line", "txt", () => fill("word ", 4 * megabyte), asked],
		["copy of one word", "txt", () => fill("a", megabyte), asked],
		["copy of lines", "txt", () => fill("a\n\n", 9 * megabyte), tooLarge],
		[
			"a byline of a hundred thousand names",
			"txt",
			() => `By ${fill("Ada Byron, ", megabyte)}\n\nText.`,
			asked,
		],
		[
			"a byline of “and”",
			"txt",
			() => `By ${fill("and ", megabyte)}\n\nText.`,
			asked,
		],
		[
			"many bylines",
			"txt",
			() => fill("By Ada Byron and Bo Diddley, NNW\n\n", megabyte),
			tooLarge,
		],
		[
			"a credit line without an end",
			"txt",
			() =>
				`Text.\n\n${fill("Ada Byron contributed to this report. ", megabyte)}`,
			asked,
		],
		["copy of dashes", "txt", () => fill("— ", megabyte), asked],
		[
			"a file that is too large",
			"txt",
			() => fill("word\n", 11 * megabyte),
			tooLarge,
		],
	]),
)("%s is a problem that says so", async (name, ending, make, message) => {
	const file = join(folder, `${name.replace(/\W+/g, "-")}.${ending}`);
	writeFileSync(file, make());
	const answer = await price(name, async () => {
		const [first] = await importing(file);
		return first?.message ?? "no problem";
	});
	expect(answer).toMatch(message);
});

async function importing(file: string): Promise<readonly Problem[]> {
	const problems: Problem[] = [];
	await importCommand.run({
		paths: [file],
		flags: { title: "Port reopens", out: `${file}.out.md`, force: true },
		signal: new AbortController().signal,
		terminal: {
			interactive: false,
			say: () => undefined,
			sayProblems: (all) => problems.push(...all),
			sayNotes: () => undefined,
			sayChange: () => undefined,
			progress: () => undefined,
			tally: () => undefined,
			warn: () => undefined,
			endProgress: () => undefined,
			fail: () => undefined,
		},
	});
	return problems;
}
