/** Editions and records that grow when they are read: `check` answers for each at a small price. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkFolder } from "../../scripts/check/check-folder.ts";
import type { EditionName } from "../../scripts/model/edition.ts";
import { zip } from "../audit/edit-files.ts";
import {
	onePage,
	packedText,
	writeWithStream,
	writeWithTable,
} from "../readings/pdf/write-pdf.ts";
import { ofThisRun, openPrices } from "./price.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-editions-"));
afterAll(() => rmSync(folder, { recursive: true }));

const price = openPrices("edition or record");

const fill = (unit: string, length: number) =>
	unit.repeat(Math.floor(length / unit.length));
const megabyte = 1_000_000;
const nobody = { text: "", agents: [] };
const record = {
	title: "T",
	language: "en",
	form: "article",
	type: "Article",
	byline: nobody,
	creditLines: [],
	contributors: [],
	opening: [],
	notes: [],
	colophon: [],
	chapters: [],
	images: [],
};

const item = (index: number) =>
	`<item id="a${index}" href="a${index}.xhtml" media-type="application/xhtml+xml"/>`;
const itemref = (index: number) => `<itemref idref="a${index}"/>`;
const count = (length: number) => Array.from({ length }, (_, index) => index);

/** An EPUB whose spine is one document, or what is said here. */
function epub(
	body: string,
	{ metadata = "", manifest = item(0), spine = itemref(0) } = {},
): Buffer {
	const files = {
		mimetype: "application/epub+zip",
		"META-INF/container.xml":
			'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
		"content.opf": `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title>${metadata}</metadata><manifest>${manifest}</manifest><spine>${spine}</spine></package>`,
		"a0.xhtml": `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`,
	};
	return zip(
		new Map(
			Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]),
		),
	);
}

const page = (body: string, head = "") =>
	Buffer.from(
		`<!DOCTYPE html><html lang="en"><head><title>T</title>${head}</head><body><div class="text">${body}</div></body></html>`,
	);

const tooDeep = /nested more than/;
/** It is read, and found to be another edition than that of the record. */
const another = /./;

const alike = [
	"forms that show forms",
	"styles of addresses without an end",
	"a spine of documents that are missing",
	"a page of one word",
	"a page of credits",
	"a package of creators",
	"pages that share what takes long to read",
	"a page of authors",
	"JSON-LD of many authors",
	"styles of comments without an end",
	"a spine that names one document without an end",
	"a manifest of many documents that are missing",
	"many objects of nothing",
];

test.each(
	ofThisRun<[string, EditionName, () => Buffer, RegExp]>(alike, [
		[
			"a page of figures in one another",
			"html",
			() => page(fill("<figure>", 3200) + fill("<b>x</b>", megabyte)),
			tooDeep,
		],
		[
			"a page of credits in one another",
			"html",
			() =>
				page(
					fill('<div data-credit="line">', 10_000) + fill("<b>x</b>", megabyte),
				),
			tooDeep,
		],
		[
			"a page of credits",
			"html",
			() => page(fill('<p data-credit="line">a</p>', megabyte / 2)),
			another,
		],
		[
			"a page of authors",
			"html",
			() => page("x", fill('<meta name="author" content="Ada">', megabyte)),
			another,
		],
		[
			"a page of blanks",
			"html",
			() => page(`<p>${fill(" ", 11 * megabyte)}港`),
			another,
		],
		[
			"a page of one word",
			"html",
			() => page(`<p>${fill("a", 4 * megabyte)}`),
			another,
		],
		[
			"a page that is too long",
			"html",
			() => page(`<p>${fill("a ", 13 * megabyte)}`),
			/million characters/,
		],
		[
			"deep JSON-LD",
			"html",
			() =>
				page(
					"x",
					`<script type="application/ld+json">${fill("[", megabyte)}</script>`,
				),
			/no JSON/,
		],
		[
			"JSON-LD of many authors",
			"html",
			() =>
				page(
					"x",
					`<script type="application/ld+json">{"@type":"Article","author":[${fill('{"@type":"Person","name":"Ada"},', megabyte)}{}]}</script>`,
				),
			another,
		],
		[
			"styles of addresses without an end",
			"html",
			() => page("x", `<style>${fill('url("', megabyte)}</style>`),
			another,
		],
		[
			"styles of comments without an end",
			"html",
			() => page("x", `<style>@${fill("/*", 4 * megabyte)}</style>`),
			another,
		],
		[
			"a spine that names one document without an end",
			"epub",
			() => epub("<p>x</p>", { spine: fill(itemref(0), megabyte) }),
			/names a0 twice/,
		],
		[
			"a manifest of many documents that are missing",
			"epub",
			() => epub("<p>x</p>", { manifest: count(30_000).map(item).join("") }),
			another,
		],
		[
			"a spine of documents that are missing",
			"epub",
			() =>
				epub("<p>x</p>", {
					manifest: count(30_000).map(item).join(""),
					spine: count(30_000).map(itemref).join(""),
				}),
			/Missing entry a1\.xhtml/,
		],
		[
			"a package of creators",
			"epub",
			() =>
				epub("<p>x</p>", {
					metadata: count(20_000)
						.map(
							(index) =>
								`<dc:creator id="c${index}">Ada</dc:creator><meta refines="#c${index}" property="role">aut</meta>`,
						)
						.join(""),
				}),
			another,
		],
		[
			"a document of many attributes",
			"epub",
			() =>
				epub(
					`<p ${count(100_000)
						.map((index) => `a${index}="1"`)
						.join(" ")}>x</p>`,
				),
			another,
		],
		[
			"a document nested deep",
			"epub",
			() => epub(fill("<div>", megabyte)),
			tooDeep,
		],
		[
			"objects of numbers without an end",
			"pdf",
			() =>
				writeWithStream({ ...onePage, 4: `[${fill("1 ", 20 * megabyte)}]` }),
			/has more than 1000000 items/,
		],
		[
			"many objects of nothing",
			"pdf",
			() =>
				writeWithTable({
					...onePage,
					...Object.fromEntries(
						count(100_000).map((index) => [index + 4, "<<>>"]),
					),
				}),
			another,
		],
		[
			"pages that share what takes long to read",
			"pdf",
			() => {
				const pages = count(200).map((index) => index + 10);
				return writeWithTable({
					...onePage,
					2: `<</MediaBox[0 0 9 9]/Kids[${pages.map((page) => `${page} 0 R`).join(" ")}]>>`,
					4: packedText(fill(" ", 4 * megabyte)),
					...Object.fromEntries(
						pages.map((page) => [page, "<</Contents 4 0 R>>"]),
					),
				});
			},
			/unpack to more than/,
		],
		[
			"a font of widths without an end",
			"pdf",
			() =>
				writeWithTable({
					...onePage,
					3: "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
					4: packedText("BT /F 9 Tf <0001> Tj ET"),
					5: "<</Type/Font/Subtype/Type0/DescendantFonts[6 0 R]>>",
					6: `<</Type/Font/W[${fill("0 65535 1 ", megabyte)}]>>`,
				}),
			/too many widths/,
		],
		[
			"forms that show forms",
			"pdf",
			() => {
				const forms = count(8).map((index) => index + 10);
				const show = (index: number) =>
					packedText(
						index === 17 ? "q Q" : fill("/X Do ", 120),
						`/Type/XObject/Subtype/Form/Resources<</XObject<</X ${index + 1} 0 R>>>>`,
					);
				return writeWithTable({
					...onePage,
					3: "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>",
					4: packedText("/X Do"),
					...Object.fromEntries(forms.map((form) => [form, show(form)])),
				});
			},
			/operators/,
		],
	]),
)("%s is a finding that says so", async (what, edition, make, message) => {
	const bytes = make();
	const file = `x.${edition}`;
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	writeFileSync(join(folder, file), bytes);
	writeRecord({
		editions: [{ name: edition, file, bytes: bytes.length, sha256 }],
	});
	const findings = await price(`${what} (${edition})`, async () => {
		const { report } = await checkFolder(folder, {});
		return report.results
			.filter(({ status }) => status === "fail")
			.map(({ actual }) => actual)
			.join("\n");
	});
	expect(findings).toMatch(message);
	// A report that somebody can read.
	expect(findings.split("\n").length).toBeLessThan(1000);
});

test.each<[string, () => string, RegExp]>([
	["deep", () => fill("[", 4 * megabyte), /is no JSON/],
	[
		"of many editions",
		() =>
			JSON.stringify({
				...record,
				editions: count(100_000).map(() => ({
					name: "html",
					file: "x.html",
					bytes: 1,
					sha256: "",
				})),
			}),
		/editions: /,
	],
	[
		"of many contributors",
		() =>
			JSON.stringify({
				...record,
				contributors: count(30_000).map(() => ({
					name: "Ada",
					fileAs: "Ada",
					kind: "person",
					roles: ["ctb"],
				})),
				editions: [],
			}),
		/contributors: /,
	],
	[
		"with a name of a million letters",
		() =>
			JSON.stringify({ ...record, title: fill("a", megabyte), editions: [] }),
		/title: /,
	],
	["of more than 32 MB", () => fill(" ", 33 * megabyte), /more than 32 MB/],
])("a record that is %s is refused", async (what, make, message) => {
	writeFileSync(join(folder, "credits.json"), make());
	const answer = await price(`a record ${what}`, () =>
		checkFolder(folder, {}).then(
			() => "taken",
			(error: Error) => error.message,
		),
	);
	expect(answer).toMatch(message);
});

test("a record of many contributors and lines is compared in a time that grows with it", async () => {
	writeFileSync(join(folder, "x.html"), page("<p>x</p>"));
	const agent = (index: number) => ({
		name: `Ada ${index}`,
		fileAs: "Ada",
		kind: "person",
		roles: ["ctb"],
	});
	writeRecord({
		editions: [{ name: "html", file: "x.html", bytes: 1, sha256: "" }],
		contributors: count(10_000).map(agent),
		creditLines: count(10_000).map((index) => ({
			text: `Ada ${index}`,
			agents: [],
		})),
	});
	const what = "a record of 20,000 contributors and as many lines";
	const answer = await price(what, async () => {
		const { report } = await checkFolder(folder, {});
		return report.ok ? "passed" : "failed";
	});
	expect(answer).toBe("failed");
});

function writeRecord(parts: object): void {
	writeFileSync(
		join(folder, "credits.json"),
		JSON.stringify({ ...record, ...parts }),
	);
}
