/** What a browser shows of the editions: every font, nothing from elsewhere, at 400 % zoom, by keyboard, and on paper the PDF’s text. */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	type PageFiles,
	withPage,
} from "../../scripts/browser/isolated-page.ts";
import {
	findBrowser,
	startBrowser,
} from "../../scripts/browser/start-browser.ts";
import { readText } from "../editions/pdf/read-text.ts";
import { readZip } from "../editions/read-zip.ts";
import { type Built, buildInputs, type Input, inputNames } from "./inputs.ts";

let built: Built;
let browser: Browser;

beforeAll(async () => {
	built = await buildInputs();
	browser = await startBrowser(await findBrowser({}));
});
afterAll(async () => {
	await browser.close();
	built.remove();
});

const html = { mediaType: "text/html; charset=utf-8" };

function pageOf(input: Input): PageFiles {
	return new Map([["/", { ...html, bytes: built.bytes(input, "html") }]]);
}

/** Opens an edition at a width in CSS pixels. */
function withHtml<T>(
	input: Input,
	width: number,
	look: (page: Page) => Promise<T>,
): Promise<T> {
	return withPage(browser, pageOf(input), async (page) => {
		await page.setViewport({ width, height: 900 });
		return look(page);
	});
}

describe.each(inputNames)("the HTML of %s", (input) => {
	test("asks for nothing but itself, and shows its fonts", async () => {
		const asked: string[] = [];
		const page = await browser.newPage();
		try {
			await page.setOfflineMode(true);
			page.on("request", (request) => asked.push(request.url()));
			await page.goto(`file://${built.path(input, "html")}`);
			const faces = await facesOf(page);
			expect(faces).toContain("Source Serif 4 400 normal loaded");
			expect(faces).toContain("Source Sans 3 400 normal loaded");
			expect(faces.filter((face) => face.endsWith("error"))).toEqual([]);
			expect(await emptyImages(page)).toEqual([]);
		} finally {
			await page.close();
		}
		const elsewhere = asked.filter((address) => !address.startsWith("data:"));
		expect(elsewhere).toEqual([`file://${built.path(input, "html")}`]);
	});

	test("needs no sideways scrolling at 400 % of 1280 pixels", async () => {
		const width = await withHtml(input, 320, (page) =>
			page.$eval("html", (root) => root.scrollWidth),
		);
		expect(width).toBe(320);
	});

	test("is reached whole by the keyboard, and shows where it is", async () => {
		await withHtml(input, 1280, async (page) => {
			const wanted = await page.$$eval(
				"a[href], [tabindex='0']",
				(elements) => elements.length,
			);
			const stops = [];
			for (let count = 0; count < wanted; count += 1) {
				await page.keyboard.press("Tab");
				stops.push(await focusOn(page));
			}
			expect(new Set(stops.map(({ index }) => index)).size).toBe(wanted);
			expect(stops.filter(({ outline }) => !outline)).toEqual([]);
			expect(stops.filter(({ visible }) => !visible)).toEqual([]);
		});
	});

	test("has a skip link, which comes first and leads to the text", async () => {
		await withHtml(input, 1280, async (page) => {
			await page.keyboard.press("Tab");
			const first = await focusOn(page);
			expect(first).toMatchObject({ href: "#_text", visible: true });
			await page.keyboard.press("Enter");
			const text = await page.$eval("#_text", (element) => ({
				top: Math.round(element.getBoundingClientRect().top),
				bottom: element.ownerDocument.defaultView?.innerHeight ?? 0,
			}));
			expect(text.top).toBeGreaterThanOrEqual(0);
			expect(text.top).toBeLessThan(text.bottom);
		});
	});

	test("prints the text of the PDF", async () => {
		const printed = await withHtml(input, 1280, async (page) => {
			await page.emulateMediaType("print");
			return page.$eval("body", (body) => body.innerText);
		});
		expect(lettersOf(printed)).toEqual(
			lettersOf(await taggedText(built.bytes(input, "pdf"))),
		);
	});
});

describe.each(inputNames)("the EPUB of %s", (input) => {
	test("shows its own fonts and pictures in every document", async () => {
		const files = readZip(built.bytes(input, "epub"));
		const documents = [...files.keys()].filter((name) =>
			name.endsWith(".xhtml"),
		);
		expect(documents.length).toBeGreaterThan(3);
		const loaded = new Set<string>();
		for (const name of documents) {
			const seen = await withPage(
				browser,
				bookPages(files, name),
				async (page) => ({
					faces: await facesOf(page),
					empty: await emptyImages(page),
				}),
			);
			expect(seen.empty, name).toEqual([]);
			expect(seen.faces.filter((face) => face.endsWith("error"))).toEqual([]);
			for (const face of seen.faces)
				if (face.endsWith(" loaded")) loaded.add(face);
		}
		expect(loaded).toContain("Source Serif 4 400 normal loaded");
		expect(loaded).toContain("Source Sans 3 600 normal loaded");
	});

	test("has file names that every shop takes", () => {
		const names = [...readZip(built.bytes(input, "epub")).keys()];
		expect(names.filter((name) => !/^[\w./-]+$/.test(name))).toEqual([]);
		expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(
			names.length,
		);
	});
});

describe.each([
	["rare-earths", 595.276, 841.89],
	["northern-basins", 432, 648],
	["specimen", 595.276, 841.89],
] as const)("the PDF of %s", (input, width, height) => {
	test(`has pages of exactly ${width} × ${height} points, numbered from 1`, async () => {
		const document = await PDFDocument.load(built.bytes(input, "pdf"), {
			updateMetadata: false,
		});
		for (const page of document.getPages())
			for (const box of [page.getMediaBox(), page.getTrimBox()])
				expect(box).toEqual({ x: 0, y: 0, width, height });
		const labels = document.catalog.lookup(PDFName.of("PageLabels"), PDFDict);
		expect(String(labels)).toMatch(
			/\/Nums \[ 0 <<\s*(\/Type \/PageLabel\s*)?\/S \/D\s*(\/St 1\s*)?>> \]/,
		);
		expect(document.catalog.has(PDFName.of("Outlines"))).toBe(true);
	});

	test("gives back whole words", async () => {
		const text = await taggedText(built.bytes(input, "pdf"));
		expect(text).not.toContain("\u00ad");
		expect(text).not.toContain("\ufffd");
	});
});

test("the download page needs no sideways scrolling, and its links lead to files", async () => {
	const files = new Map([
		["/", { ...html, bytes: readFileSync(join(built.out, "index.html")) }],
	]);
	await withPage(browser, files, async (page) => {
		await page.setViewport({ width: 320, height: 900 });
		const width = await page.$eval("html", (root) => root.scrollWidth);
		expect(width).toBe(320);
		const links = await page.$$eval("a[href]", (anchors) =>
			anchors.map((anchor) => anchor.getAttribute("href") ?? ""),
		);
		expect(links).toHaveLength(9);
		for (const link of links)
			expect(readFileSync(join(built.out, link)).length).toBeGreaterThan(0);
	});
});

/** A document of a book at `/`, beside the files that it refers to. */
function bookPages(
	files: ReadonlyMap<string, Buffer>,
	document: string,
): PageFiles {
	const folder = posix.dirname(document);
	return new Map(
		[...files].map(([name, bytes]) => [
			name === document ? "/" : `/${posix.relative(folder, name)}`,
			{ mediaType: mediaTypes[posix.extname(name)] ?? "", bytes },
		]),
	);
}

const mediaTypes: Readonly<Record<string, string>> = {
	".xhtml": "application/xhtml+xml",
	".css": "text/css",
	".ttf": "font/ttf",
	".jpg": "image/jpeg",
	".png": "image/png",
	".svg": "image/svg+xml",
};

/** Every face of the page with its state, once the fonts that it needs have come. */
function facesOf(page: Page): Promise<string[]> {
	return page.$eval("html", async ({ ownerDocument: { fonts } }) => {
		await fonts.ready;
		return [...fonts].map(
			({ family, weight, style, status }) =>
				`${family.replaceAll('"', "")} ${weight} ${style} ${status}`,
		);
	});
}

/** The addresses of images that did not come. */
function emptyImages(page: Page): Promise<string[]> {
	return page.$$eval("img", (images) =>
		images
			.filter((image) => image.naturalWidth === 0)
			.map((image) => image.src),
	);
}

/** What has the focus, and whether a reader sees it. */
function focusOn(page: Page) {
	return page.$eval("html", (root) => {
		const { ownerDocument: document } = root;
		const element = document.activeElement ?? root;
		const box = element.getBoundingClientRect();
		const view = document.defaultView;
		const style = view?.getComputedStyle(element);
		return {
			index: [...document.querySelectorAll("*")].indexOf(element),
			href: element.getAttribute("href"),
			outline:
				style?.outlineStyle !== "none" &&
				Number.parseFloat(style?.outlineWidth ?? "") > 1,
			visible:
				box.width > 0 &&
				box.left >= 0 &&
				box.right <= root.clientWidth + 1 &&
				box.bottom > 0 &&
				box.top < (view?.innerHeight ?? 0),
		};
	});
}

/** The text of a PDF without running heads, folios and repeated table heads. */
async function taggedText(pdf: Uint8Array): Promise<string> {
	const pages = await readText(new Uint8Array(pdf));
	return pages.map(({ tagged }) => tagged).join("");
}

/** How often each letter stands in a text: the same for the same text, wherever its lines and pages end. */
function lettersOf(text: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const letter of text.normalize("NFKC").replace(/[^\p{L}]/gu, ""))
		counts[letter] = (counts[letter] ?? 0) + 1;
	return counts;
}
