/** The finishing step, on a print of everything that prose can hold. */
import {
	decodePDFRawStream,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	type PDFObject,
	PDFRawStream,
	PDFString,
} from "@cantoo/pdf-lib";
import type { Root } from "hast";
import type { Browser } from "puppeteer";
import { beforeAll, describe, expect, test } from "vitest";
import { toHtml } from "../../../scripts/editions/page/markup.ts";
import {
	type FinishedPdf,
	finishPdf,
	type PdfFacts,
} from "../../../scripts/editions/pdf/finish/index.ts";
import { markNoteLinks } from "../../../scripts/editions/pdf/print/note-links.ts";
import { tagRoles } from "../../../scripts/editions/pdf/print/tag-roles.ts";
import { checkPdf } from "../../../scripts/pdf-checker/check-pdf.ts";
import { element } from "../../../scripts/prose/elements.ts";
import { sharedBrowser } from "../../shared-browser.ts";
import { facts } from "./facts.ts";
import { print } from "./print-specimen.ts";
import { type PageText, readText } from "./read-text.ts";
import { specimenHtml, specimenResources } from "./specimen.ts";

let browser: Browser;
let raw: Uint8Array;
let all: PdfFacts;
let finished: FinishedPdf;
let pages: PageText[];
let document: PDFDocument;
let printed: PDFDocument;

beforeAll(async () => {
	browser = await sharedBrowser();
	const { links, raw: bytes } = await print(
		browser,
		specimenHtml(),
		specimenResources,
	);
	raw = bytes;
	all = { ...facts, links };
	printed = await open(raw);
	finished = await finishPdf(raw, all);
	pages = await readText(finished.bytes);
	document = await open(finished.bytes);
});

describe("a finished PDF", () => {
	test("holds to PDF/UA-1 and PDF/A-2a, without a fault", async () => {
		expect(finished.faults).toEqual([]);
		expect(await checkPdf(finished.bytes)).toEqual([]);
	});

	test("is the same from another print of the same HTML", async () => {
		const other = await print(browser, specimenHtml(), specimenResources);
		const again = await finishPdf(other.raw, all);
		expect(Buffer.compare(again.bytes, finished.bytes)).toBe(0);
	});

	test("has another identifier where it has other words", async () => {
		const other = await finishPdf(raw, { ...all, title: "Another" });
		expect(identifiers(await open(other.bytes))).not.toEqual(
			identifiers(document),
		);
		const [first, second] = identifiers(document);
		expect(first).toMatch(/^<[0-9A-F]{32}>$/);
		expect(second).toBe(first);
	});

	test("has the exact sheet", () => {
		const sheet = { x: 0, y: 0, width: 595.276, height: 841.89 };
		for (const page of document.getPages()) {
			expect(page.getMediaBox()).toEqual(sheet);
			expect(page.getTrimBox()).toEqual(sheet);
		}
	});

	test("numbers its pages as its labels say", () => {
		const labels = document.catalog.lookup(name("PageLabels"), PDFDict);
		expect(String(labels)).toBe(
			"<<\n/Nums [ 0 <<\n/Type /PageLabel\n/S /r\n/St 1\n>> 2 <<\n/Type /PageLabel\n/S /D\n/St 1\n>> ]\n>>",
		);
	});

	test("keeps the outline, which leads into the structure", () => {
		const outline = document.catalog
			.lookup(name("Outlines"), PDFDict)
			.lookup(name("First"), PDFDict);
		expect(String(outline.lookup(name("Title")))).toContain("specimen");
		expect(outline.lookup(name("SE"), PDFDict).get(name("S"))).toBe(name("H1"));
	});

	test("dates itself from the facts, to the second and with the zone", () => {
		expect(document.getCreationDate()?.toISOString()).toBe(
			"2025-03-18T00:00:00.000Z",
		);
		expect(document.getModificationDate()?.toISOString()).toBe(
			"2025-03-19T13:00:00.000Z",
		);
	});

	test("has no dates where the facts have none", async () => {
		const { datePublished, dateModified, ...rest } = all;
		expect([datePublished, dateModified]).not.toContain(undefined);
		const { bytes } = await finishPdf(raw, rest);
		expect(await checkPdf(bytes)).toEqual([]);
		expect((await open(bytes)).getCreationDate()).toBeUndefined();
		expect(await xmpOf(bytes)).not.toMatch(/xmp:\w+Date|dc:date/);
	});

	test("says in XMP who made it, in order, and under which rights", async () => {
		await expect(await xmpOf(finished.bytes)).toMatchFileSnapshot(
			"golden/specimen.xmp",
		);
	});

	test("carries the manuscript as its source, and is then PDF/A-3a", async () => {
		const attachment = {
			name: "manuscript é.md",
			mediaType: "text/markdown",
			bytes: new TextEncoder().encode("# Manuscript"),
			description: "The manuscript",
		};
		const { bytes } = await finishPdf(raw, {
			...all,
			attachments: [attachment],
		});
		expect(await checkPdf(bytes)).toEqual([]);
		expect(await xmpOf(bytes)).toContain("<pdfaid:part>3</pdfaid:part>");
		const file = (await open(bytes)).catalog
			.lookup(name("AF"), PDFArray)
			.lookup(0, PDFDict);
		expect(file.get(name("AFRelationship"))).toBe(name("Source"));
		const embedded = file.lookup(name("EF"), PDFDict).lookup(name("F"));
		expect(dataOf(embedded)).toBe("# Manuscript");
	});
});

describe("the text of a finished PDF", () => {
	test("has whole words where they were hyphenated, and no soft hyphen", () => {
		const text = pages.map(({ tagged }) => tagged).join("");
		expect(text).not.toContain("\u00ad");
		expect(text).toContain("Internationalization");
		expect(text).toContain("Ein Absatz in deutscher Sprache.");
		expect(text).toContain("official");
		expect(text.replaceAll("-\n", "")).toContain("incomprehensibility");
	});

	test("belongs to the structure or is an artifact", () => {
		expect(pages.map(({ loose }) => loose.trim())).toEqual(pages.map(() => ""));
	});

	test("has one artifact for each running head and folio", () => {
		expect(pages.map(({ artifacts }) => furniture(artifacts))).toEqual(
			pages.map((_, index) =>
				index === 0 ? ["1"] : ["A specimen", "Chapter head", String(index + 1)],
			),
		);
	});

	test("has the head of a table once, and as artifacts where it is repeated", () => {
		const read = pages.filter(({ tagged }) => tagged.includes("Number\n"));
		const repeated = pages.filter(({ artifacts }) =>
			artifacts.some((text) => text.startsWith("Number")),
		);
		expect(
			pages
				.map(({ tagged }) => tagged)
				.join("")
				.match(/Number/g),
		).toEqual(["Number"]);
		expect(repeated.length).toBeGreaterThan(1);
		expect(read.every((page) => !repeated.includes(page))).toBe(true);
	});

	test("keeps the words of neighbouring lines apart with a space", () => {
		// The print shows each glyph by itself, the edition whole runs.
		const spaceAtEnd = /<(?:[0-9a-f]{4})*0001>(?: Tj|\]TJ)\s+ET/gi;
		const lines = (file: PDFDocument) =>
			contentOf(file).match(spaceAtEnd)?.length ?? 0;
		expect(lines(document)).toBeGreaterThan(lines(printed) + 5);
	});

	test("leaves out what the print calls an artifact, but not a link in it", async () => {
		const { bytes, faults } = await finishBody(
			'<p>Kept.</p><div role="figure" aria-label="@@Artifact"><p>Not read, <a href="https://example.org/">linked</a>.</p></div>',
		);
		expect(faults).toEqual([]);
		expect(await checkPdf(bytes)).toEqual([]);
		const [page] = await readText(bytes);
		expect(page?.tagged).not.toContain("Not read");
		expect(page?.artifacts.join("")).toContain("Not read");
	});

	test("leads each reference to its note, and each note back to its references", async () => {
		const reference = (id: string) =>
			element("a", { id, href: "#fn-1", className: ["noteref"] }, [
				{ type: "text", value: "1" },
			]);
		const back = (href: string, value: string) =>
			element("a", { href, role: "doc-backlink" }, [{ type: "text", value }]);
		const tree: Root = {
			type: "root",
			children: [
				element("p", {}, [reference("fnref-1")]),
				element("p", { style: "break-before: page" }, [reference("fnref-1-2")]),
				element("ol", { style: "break-before: page" }, [
					element("li", { id: "fn-1", className: ["note"] }, [
						element("p", {}, [back("#fnref-1", "1"), back("#fnref-1-2", "b")]),
					]),
				]),
			],
		};
		markNoteLinks(tree);
		tagRoles(tree);
		const { bytes, faults } = await finishBody(toHtml(tree));
		expect(faults).toEqual([]);
		expect(await checkPdf(bytes)).toEqual([]);
		expect(pagesLedTo(await open(bytes))).toEqual([[3], [3], [1, 2]]);
	});

	test("has captions beside figures, so that an alternative does not silence them", () => {
		const tags = tagsOf(document);
		expect(tags).toContain("Div>Figure");
		expect(tags).toContain("Div>Caption");
		expect(tags).not.toContain("Figure>Caption");
	});

	test("has words that CSS generated beside what they belong to", () => {
		const text = pages.map(({ tagged }) => tagged).join("");
		expect(text).toContain("Generated. Text after generated text.");
		expect(text).toContain("“quote”");
	});
});

describe("neutral colours", () => {
	const neutral = /(?:^|\s)(\S+) \1 \1 rg/;

	test("are gray where the house asks for it", () => {
		expect(contentOf(document)).not.toMatch(neutral);
	});

	test("stay as they are where it does not", async () => {
		const { bytes } = await finishPdf(raw, {
			...all,
			neutralColoursToGray: false,
		});
		expect(contentOf(await open(bytes))).toMatch(neutral);
	});
});

test("names that an author wrote come through the browser to the letter", async () => {
	const names = [
		"|x| = 5",
		"P(A|B)",
		"100%25",
		"%7C",
		"a\n  b",
		" c",
		"@@d",
		"e|@@Note|f",
	];
	const formulas = ["|x| = 5", "P(A|B)", "100\\%25"];
	const words = (text: string) => [{ type: "text" as const, value: text }];
	const tree: Root = {
		type: "root",
		children: [
			...names.map((title) =>
				element("p", {}, [element("abbr", { title, lang: "la" }, words("x"))]),
			),
			element("figure", { title: "@@Artifact" }, words("Kept.")),
			element("svg", { role: "img", ariaLabel: "@@Artifact", width: 9 }, []),
			...formulas.map((alttext) =>
				element("p", {}, [
					element("math", { alttext }, [element("mn", {}, words("1"))]),
				]),
			),
		],
	};
	tagRoles(tree);
	const { bytes, faults } = await finishBody(toHtml(tree));
	expect(faults).toEqual([]);
	const { context } = await open(bytes);
	const said = (key: string) =>
		context.enumerateIndirectObjects().flatMap(([, object]) => {
			const value = object instanceof PDFDict ? object.lookup(name(key)) : null;
			return value instanceof PDFHexString || value instanceof PDFString
				? [value.decodeText().replace("\u2060", "")]
				: [];
		});
	expect(said("E").sort()).toEqual(names.sort());
	expect(said("Alt")).toEqual(expect.arrayContaining(formulas));
	const [page] = await readText(bytes);
	expect(page?.tagged).toContain("Kept.");
});

/** Each page, what only its author can mend, and the rule that says so. */
const faulty: readonly (readonly [string, string, string])[] = [
	["an image without words", '<img src="/alpha.png">', "image-has-alt"],
	["a heading that skips a level", "<h3>Deep</h3>", "headings-descend"],
	["a character without a glyph", "<p>人</p>", "glyphs-exist"],
	[
		"a face that the browser has to draw",
		'<p style="font-variation-settings:normal;font-family:Drawn;font-weight:700">Bold</p>',
		"fonts-are-truetype",
	],
	[
		"a mark that nobody knows",
		'<p role="figure" aria-label="@@Footnote">x</p>',
		"marks-are-known",
	],
];

describe("a fault that only the author can mend", () => {
	test.each(faulty)("is reported: %s", async (_, body, rule) => {
		const { faults } = await finishBody(body);
		expect(faults.map((fault) => fault.rule)).toEqual([rule]);
	});

	test("says after which words a character has no glyph, and on which page", async () => {
		const { faults } = await finishBody(
			'<p style="break-before:page">one 人</p>',
		);
		expect(faults).toEqual([
			{
				rule: "glyphs-exist",
				message:
					"Missing glyph for a character after “one ”: add a font that has it, or write it another way",
				page: 2,
			},
		]);
	});

	test("is reported: a link that the facts do not know", async () => {
		const { faults } = await finishPdf(raw, { ...all, links: [] });
		expect(new Set(faults.map(({ rule }) => rule))).toEqual(
			new Set(["links-are-described"]),
		);
	});
});

async function finishBody(body: string): Promise<FinishedPdf> {
	const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Faulty</title><style>@font-face{font-family:Specimen;src:url(/regular.ttf)}@font-face{font-family:Drawn;font-weight:400;src:url(/regular.ttf)}body{font-family:Specimen}h1,h3{font-weight:400}</style><h1>Faulty</h1>${body}`;
	const other = await print(browser, html, specimenResources);
	return finishPdf(other.raw, { ...facts, links: other.links });
}

function open(bytes: Uint8Array): Promise<PDFDocument> {
	return PDFDocument.load(bytes, { updateMetadata: false });
}

function name(value: string): PDFName {
	return PDFName.of(value);
}

function identifiers({ context }: PDFDocument): string[] {
	const { ID } = context.trailerInfo;
	return ID instanceof PDFArray ? ID.asArray().map(String) : [];
}

async function xmpOf(bytes: Uint8Array): Promise<string> {
	const { catalog } = await open(bytes);
	return Buffer.from(
		dataOf(catalog.lookup(name("Metadata"))),
		"latin1",
	).toString("utf8");
}

/** For each page, the pages that its links lead to by a place, from 1. */
function pagesLedTo(file: PDFDocument): number[][] {
	const refs = file.getPages().map(({ ref }) => String(ref));
	return file.getPages().map(({ node }) =>
		(node.Annots()?.asArray() ?? []).flatMap((item) => {
			const link = file.context.lookup(item, PDFDict);
			const place = link.lookupMaybe(name("Dest"), PDFArray);
			return place ? [refs.indexOf(String(place.get(0))) + 1] : [];
		}),
	);
}

function contentOf(file: PDFDocument): string {
	return file
		.getPages()
		.map(({ node }) => dataOf(node.lookup(name("Contents"))))
		.join("\n");
}

/** Every pair of a parent’s tag and a child’s. */
function tagsOf({ catalog }: PDFDocument): Set<string> {
	const pairs = new Set<string>();
	const visit = (element: PDFDict, parent: string) => {
		const tag = String(element.lookup(name("S")) ?? "").slice(1);
		pairs.add(`${parent}>${tag}`);
		const kids = element.lookup(name("K"));
		const list = kids instanceof PDFArray ? kids.asArray() : [kids];
		for (const kid of list) {
			const value = element.context.lookup(kid);
			if (value instanceof PDFDict && value.has(name("S"))) visit(value, tag);
		}
	};
	visit(catalog.lookup(name("StructTreeRoot"), PDFDict), "");
	return pairs;
}

/** What a stream holds, one character a byte. */
function dataOf(stream: PDFObject | undefined): string {
	if (!(stream instanceof PDFRawStream)) throw new Error("Not a stream");
	return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

/** Artifacts other than the repeated heads and feet of tables. */
function furniture(artifacts: readonly string[]): string[] {
	const tables = new Set([
		"Name",
		"Values",
		"Left",
		"Right",
		"foot",
		"Number",
		"Square",
		"of it",
	]);
	return artifacts.filter((text) => !tables.has(text));
}
