/** Damaged and hostile editions: each is a problem that says so, never a crash and never a pass. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEditions } from "../../scripts/audit/index.ts";
import { checkFolder } from "../../scripts/check/check-folder.ts";
import type { EditionName } from "../../scripts/model/edition.ts";
import type { CreditRecord } from "../../scripts/statement/credit-record.ts";
import { ofThisRun } from "../every-day.ts";
import { onePage, writeWithTable } from "../readings/pdf/write-pdf.ts";
import { editEntry, editPdf, editXmp, zip } from "./edit-files.ts";

const nobody = { text: "", agents: [] };
const record: CreditRecord = {
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
	editions: [],
};

const container =
	'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const opf =
	'<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></metadata><manifest/><spine/></package>';

function epub(parts: Readonly<Record<string, string>> = {}): Buffer {
	const files = {
		mimetype: "application/epub+zip",
		"META-INF/container.xml": container,
		"content.opf": opf,
		...parts,
	};
	return zip(
		new Map(
			Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]),
		),
	);
}

/** A PDF of one page, with XMP. */
let pdf: Uint8Array;
let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "colophon-bad-"));
	const document = await PDFDocument.create();
	document.addPage();
	document.catalog.set(
		PDFName.of("Metadata"),
		document.context.register(document.context.stream("x")),
	);
	pdf = await document.save({ useObjectStreams: false });
});

afterAll(() => rmSync(folder, { recursive: true }));

async function messageOf(
	edition: EditionName,
	bytes: Uint8Array,
): Promise<string> {
	const { faults, readings } = await readEditions(
		record,
		new Map([[edition, bytes]]),
	);
	expect(readings[edition]).toBeUndefined();
	expect(faults.map((fault) => [fault.rule, fault.status])).toEqual([
		["readable", "fail"],
	]);
	return faults[0]?.actual ?? "";
}

test("a sound small EPUB is read, so that the others fail for their own reason", async () => {
	const { faults } = await readEditions(record, new Map([["epub", epub()]]));
	expect(faults).toEqual([]);
});

const entities = `<!DOCTYPE package [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 30 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index || ""};`.repeat(10)}">`).join("")}]>`;

type Case = [
	name: string,
	edition: EditionName,
	make: () => Uint8Array | Promise<Uint8Array>,
	message: RegExp,
];

/** They take seconds; a page too long and a PDF’s reader are tried with the like every day. */
const alike = [
	"HTML with more elements than any edition has",
	"a PDF with a bomb",
];

test.each(
	ofThisRun<Case>(
		[
			["an empty file as EPUB", "epub", () => Buffer.alloc(0), /no zip/],
			[
				"a document of another namespace",
				"epub",
				() =>
					epub({
						"content.opf": opf
							.replace(
								"<manifest/>",
								'<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>',
							)
							.replace("<spine/>", '<spine><itemref idref="a"/></spine>'),
						"a.xhtml": '<html xmlns="https://a.example/"><p>a</p></html>',
					}),
				/a\.xhtml is no XHTML document: it is <html> of https:\/\/a\.example/,
			],
			["a truncated EPUB", "epub", () => epub().subarray(0, 300), /cut off/],
			[
				"an EPUB whose directory points beyond its end",
				"epub",
				() => {
					const bytes = epub();
					bytes.writeUInt32LE(0x7fffffff, bytes.length - 6);
					return bytes;
				},
				/directory of the zip is damaged/,
			],
			[
				"an entry that is cut off",
				"epub",
				() => {
					const bytes = epub();
					const entry = bytes.indexOf("PK\u0001\u0002");
					bytes.writeUInt32LE(0x00ffffff, entry + 20);
					return bytes;
				},
				/mimetype is cut off/,
			],
			[
				"an entry of which a byte was lost",
				"epub",
				() => {
					const bytes = epub();
					const entry = bytes.indexOf("PK\u0001\u0002");
					bytes.writeUInt32LE(1, entry + 16);
					return bytes;
				},
				/checksum does not fit/,
			],
			[
				"a zip bomb that declares its size",
				"epub",
				() => epub({ "content.opf": " ".repeat(70_000_000) }),
				/unpacks to 70 MB/,
			],
			[
				"a zip bomb that declares less",
				"epub",
				() => {
					const bytes = epub({ "content.opf": " ".repeat(70_000_000) });
					const entry = bytes.lastIndexOf("content.opf") - 46;
					bytes.writeUInt32LE(1000, entry + 24);
					return bytes;
				},
				/does not unpack to the 1000 bytes/,
			],
			[
				"entries that unpack to too much together",
				"epub",
				() => {
					const bytes = epub({ a: "x", b: "y", c: "z" });
					for (const name of ["a", "b", "c"]) {
						let at = bytes.indexOf("PK\u0001\u0002");
						while (bytes.toString("latin1", at + 46, at + 47) !== name)
							at = bytes.indexOf("PK\u0001\u0002", at + 4);
						bytes.writeUInt32LE(200_000_000, at + 24);
					}
					return bytes;
				},
				/unpack to more than 400 MB/,
			],
			[
				"an entity bomb",
				"epub",
				() =>
					epub({
						"content.opf": `${entities}${opf.replace(">T<", ">&a30;<")}`,
					}),
				/declaration of entities/,
			],
			[
				"a path that leads out of the EPUB",
				"epub",
				() => epub({ "../../etc/passwd": "x" }),
				/expected a path inside the archive/,
			],
			[
				"an absolute path",
				"epub",
				() => epub({ "/etc/passwd": "x" }),
				/expected a path inside the archive/,
			],
			[
				"a package document that is no XML",
				"epub",
				() => epub({ "content.opf": "<package><metadata></package>" }),
				/no well-formed XML/,
			],
			[
				"a package document that is missing",
				"epub",
				() => editEntry(epub({ "OEBPS/x": "" }), "content.opf"),
				/Missing entry content.opf/,
			],
			[
				"XML that is nested 100,000 deep",
				"epub",
				() => epub({ "content.opf": "<a>".repeat(100_000) }),
				/nested more than/,
			],
			[
				"text that is not UTF-8",
				"html",
				() => Buffer.from([0x3c, 0xff, 0xfe]),
				/expected UTF-8/,
			],
			[
				"HTML that is nested 100,000 deep",
				"html",
				() => Buffer.from(`<!DOCTYPE html>${"<div>".repeat(100_000)}`),
				/nested more than/,
			],
			[
				"HTML with more elements than any edition has",
				"html",
				() => Buffer.from(`<!DOCTYPE html>${"<b></b>".repeat(1_500_000)}`),
				/elements/,
			],
			[
				"JSON-LD that is no JSON",
				"html",
				() =>
					Buffer.from('<script type="application/ld+json">{"@type":</script>'),
				/no JSON/,
			],
			["an empty file as PDF", "pdf", () => Buffer.alloc(0), /begin as a PDF/],
			["a truncated PDF", "pdf", () => pdf.subarray(0, 200), /cut off/],
			[
				"a PDF without its middle",
				"pdf",
				() => Buffer.concat([pdf.subarray(0, 60), pdf.subarray(-60)]),
				/cannot be parsed|damaged|pdf\.js/,
			],
			[
				"a PDF with a bomb",
				"pdf",
				() =>
					editPdf(pdf, ({ context }) =>
						context.register(context.flateStream(Buffer.alloc(70_000_000))),
					),
				/unpacks to more than/,
			],
			[
				"a PDF that was edited by hand, so that nothing stands where it says",
				"pdf",
				() =>
					Buffer.from(
						Buffer.from(pdf)
							.toString("latin1")
							.replace("1 0 obj", "% … 1 0 obj"),
						"latin1",
					),
				/damaged in its cross-references/,
			],
			[
				"a PDF that is encrypted",
				"pdf",
				() => writeWithTable(onePage, "/Encrypt<</Filter/Standard>>"),
				/Unexpected encryption/,
			],
			["bytes of no kind", "pdf", () => Buffer.alloc(5000, "%PDF-"), /cut off/],
		],
		([name]) => alike.includes(name),
	),
)("%s is a problem that says so", async (_name, edition, make, message) => {
	expect(await messageOf(edition, await make())).toMatch(message);
});

test("XMP that is no XML is a problem that says so", async () => {
	const bytes = await editPdf(
		pdf,
		editXmp(() => "<x:xmpmeta> & nothing"),
	);
	expect(await messageOf("pdf", bytes)).toMatch(/XMP is no well-formed XML/);
});

function writeRecord(editions: readonly object[]): void {
	writeFileSync(
		join(folder, "credits.json"),
		JSON.stringify({ ...record, editions }),
	);
}

test("a file of 500 MB is not even read", async () => {
	writeRecord([
		{ name: "pdf", file: "big.pdf", bytes: 1, sha256: "" },
		{ name: "epub", file: "none.epub", bytes: 1, sha256: "" },
	]);
	writeFileSync(join(folder, "big.pdf"), pdf);
	truncateSync(join(folder, "big.pdf"), 500_000_000);
	const { report } = await checkFolder(folder, {});
	expect(report.ok).toBe(false);
	const faults = report.results.filter((result) => result.rule === "readable");
	expect(faults.map((fault) => fault.actual)).toEqual([
		expect.stringMatching(/500 MB/),
		expect.stringMatching(/missing/),
	]);
});

test("without a browser and what the manuscript said, the rules that need them say that they were not run", async () => {
	writeRecord([{ name: "epub", file: "small.epub", bytes: 1, sha256: "" }]);
	writeFileSync(join(folder, "small.epub"), epub());
	const { report } = await checkFolder(folder, {});
	expect(
		report.results.filter((result) => result.status === "not-run"),
	).toMatchObject([
		{ rule: "V04", edition: "epub" },
		{ rule: "V12", edition: "epub" },
		{ rule: "A06", edition: "epub" },
		{ rule: "A07", edition: "epub" },
		{ rule: "A08", edition: "epub" },
		{ rule: "A09", edition: "epub" },
		{ rule: "W01", edition: "epub" },
		{ rule: "W02", edition: "epub" },
		{ rule: "W03", edition: "epub" },
		{ rule: "W04", edition: "epub" },
		{ rule: "W05", edition: "epub" },
		{ rule: "W06", edition: "epub" },
		{ rule: "W07", edition: "epub" },
	]);
	expect(report.results).toContainEqual(
		expect.objectContaining({ rule: "checksum", status: "fail" }),
	);
});

test("a record that names a file outside its folder is refused", async () => {
	writeRecord([{ name: "pdf", file: "../outside.pdf", bytes: 1, sha256: "" }]);
	await expect(checkFolder(folder, {})).rejects.toThrow(
		/editions\.0\.file: expected the name of a file/,
	);
});

test("a record that is no JSON is refused", async () => {
	writeFileSync(join(folder, "credits.json"), "{");
	await expect(checkFolder(folder, {})).rejects.toThrow(/is no JSON/);
});
