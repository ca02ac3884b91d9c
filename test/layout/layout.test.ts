/** What a reader sees of pages that hold what is too wide, too long or not declared: nothing shrinks, nothing is lost, nobody else’s name stands there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	type PageFile,
	withPage,
} from "../../scripts/browser/isolated-page.ts";
import { type BuildReport, build } from "../../scripts/build/build.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { type PdfReading, readPdf } from "../../scripts/readings/pdf.ts";
import { unzip } from "../../scripts/readings/unzip.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { htmlText, pdfText } from "../editions/visible-text.ts";
import { sharedBrowser } from "../shared-browser.ts";
import { drawInEarnest } from "../stand-ins/editions/page/cover.ts";

const here = import.meta.dirname;
const names = ["wide-article", "wide-book", "no-publisher", "long-title"];
const out = mkdtempSync(join(tmpdir(), "colophon-layout-"));
let report: BuildReport;
let browser: Browser;

beforeAll(async () => {
	const paths = readdirSync(here)
		.filter((name) => names.includes(name.replace(/\.md$/, "")))
		.map((name) => join(here, name));
	report = await build({ paths, out });
	browser = await sharedBrowser();
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

test("all that is wide is built without a problem", () => {
	expect(report.problems).toEqual([]);
});

describe.each(["wide-article", "wide-book"])("%s", (name) => {
	test("prints its text in the size of the style, and nothing in less than the house’s least", async () => {
		const pdf = await readPdf(edition(name, "pdf"));
		expect(sizesOf(pdf, /whatever else stands on/)).toEqual([10.5]);
		const tables = pdf.blocks.filter((block) => block.path.includes("Table"));
		const smallest = tables.flatMap(({ shown }) =>
			shown.map(({ size }) => size),
		);
		expect(Math.min(...smallest)).toBeGreaterThanOrEqual(7 * 0.81 - 0.05);
		expect(tables.map((block) => block.text)).toContain("Thermohygrograph");
	});

	test("is no wider than the screen, from 320 pixels to 1920", async () => {
		const page = new Map([["/", htmlFile(edition(name, "html"))]]);
		const screens = [320, 768, 1280, 1920];
		const widths = await widthsOf(page, screens);
		expect(widths.filter((width, at) => width > (screens[at] ?? 0))).toEqual(
			[],
		);
	});

	test("has no document in its EPUB that is wider than a narrow page", async () => {
		const files = unzip(edition(name, "epub"));
		for (const [path, read] of files) {
			if (!path.endsWith(".xhtml") || path.endsWith("cover.xhtml")) continue;
			const style = files.get("OEBPS/style.css")?.();
			if (!style) throw new Error("The EPUB has no style sheet");
			const document = new Map<string, PageFile>([
				["/", { mediaType: "application/xhtml+xml", bytes: read() }],
				["/style.css", { mediaType: "text/css", bytes: style }],
			]);
			const [width] = await widthsOf(document, [320]);
			expect(width, path).toBeLessThanOrEqual(320);
		}
	});
});

test("an article turns no page for a table that fits beside its rail; a book does", async () => {
	const sheets = async (name: string) => {
		const document = await PDFDocument.load(edition(name, "pdf"));
		return document
			.getPages()
			.map((page) => page.getWidth() > page.getHeight());
	};
	expect(await sheets("wide-article")).not.toContain(true);
	expect(await sheets("wide-book")).toContain(true);
});

test("work of which nobody is declared as publisher bears no house’s name", async () => {
	const texts = [
		edition("no-publisher", "html").toString(),
		await pdfText(edition("no-publisher", "pdf")),
		...[...unzip(edition("no-publisher", "epub"))]
			.filter(([path]) => /\.(xhtml|opf|ncx)$/.test(path))
			.map(([, read]) => Buffer.from(read()).toString()),
		readFileSync(join(out, "index.html"), "utf8"),
	];
	for (const text of texts) expect(text).not.toMatch(/\bNews\b/i);
	const [first] = htmlText(texts[0] ?? "")
		.split("\n")
		.slice(1);
	expect(first).toBe("Whose work this is");
});

test("a cover and a title page hold the longest title and all its authors", async () => {
	const cover = await coverOf(join(here, "long-title"));
	const files = new Map<string, PageFile>([
		["/", htmlFile(Buffer.from('<img src="/cover.jpg">'))],
		["/cover.jpg", { mediaType: "image/jpeg", bytes: cover }],
	]);
	// What does not fit would run over the lower margin, where there is nothing but the ground.
	expect(await coloursAtFoot(files)).toBe(1);
	const pages = (await pdfText(edition("long-title", "pdf"))).split("\f");
	const contents = pages.findIndex((page) => /^Contents$/m.test(page));
	const front = pages.slice(0, contents).join(" ").replace(/\s+/g, " ");
	expect(front).toContain("Quilla Norbrecht X.");
});

/** Drawn in earnest. */
async function coverOf(manuscript: string): Promise<Uint8Array> {
	const { publication } = await readManuscript(manuscript, { house: "news" });
	if (!publication) throw new Error("The manuscript has problems");
	return drawInEarnest(
		statementOf(publication),
		readHouse(publication.house),
		browser,
	);
}

function edition(name: string, extension: string): Buffer {
	return readFileSync(join(out, name, `${name}.${extension}`));
}

/** Points, of the blocks whose text matches. */
function sizesOf(pdf: PdfReading, text: RegExp): number[] {
	const blocks = pdf.blocks.filter((block) =>
		text.test(block.text.replace(/\s+/g, " ")),
	);
	const sizes = blocks.flatMap(({ shown }) => shown.map(({ size }) => size));
	return [...new Set(sizes.map((size) => Math.round(size * 20) / 20))];
}

function htmlFile(bytes: Uint8Array): PageFile {
	return { mediaType: "text/html; charset=utf-8", bytes };
}

/** CSS pixels, on screens of these widths. */
function widthsOf(
	files: ReadonlyMap<string, PageFile>,
	screens: readonly number[],
): Promise<readonly number[]> {
	return withPage(browser, files, async (page) => {
		const widths: number[] = [];
		for (const width of screens) {
			await page.setViewport({ width, height: 800 });
			widths.push(
				await page.$eval(
					"body",
					({ ownerDocument }) => ownerDocument.documentElement.scrollWidth,
				),
			);
		}
		return widths;
	});
}

/** How many colours the lowest part of a picture has, shades of one counted once. */
function coloursAtFoot(files: ReadonlyMap<string, PageFile>): Promise<number> {
	return withPage(browser, files, (page) =>
		page.$eval("img", (image) => {
			const canvas = image.ownerDocument.createElement("canvas");
			const [width, height] = [image.naturalWidth, image.naturalHeight];
			canvas.width = width;
			canvas.height = height;
			const context = canvas.getContext("2d");
			context?.drawImage(image, 0, 0);
			const from = Math.round(height * 0.96);
			const { data } = context?.getImageData(0, from, width, height - from) ?? {
				data: [],
			};
			const colours = new Set<number>();
			for (let at = 0; at < data.length; at += 4)
				colours.add((data[at] ?? 0) >> 6);
			return colours.size;
		}),
	);
}
