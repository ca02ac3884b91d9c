/** Pictures of the byline and the credits of each edition, as a reader sees them. */
import type { Browser, Page } from "puppeteer";
import { blocksSaying } from "../audit/lines.ts";
import { withPdf } from "../audit/picture/look-at-print.ts";
import type { Readings } from "../audit/rule.ts";
import { type PageFile, withPage } from "../browser/isolated-page.ts";
import { drawPdfPage } from "../browser/programs/draw-pdf-page.ts";
import { runInPage } from "../browser/programs/program.ts";
import type { EditionName } from "../model/edition.ts";
import type { EpubReading } from "../readings/epub.ts";
import type { PdfBlock, PdfReading } from "../readings/pdf.ts";
import type { CreditRecord } from "../statement/credit-record.ts";

interface ZonePicture {
	readonly edition: EditionName;
	readonly zone: "byline" | "credits";
	readonly png: Uint8Array;
}

/** PNG pictures of the byline and of the credits of each edition; none of an edition that would run or fetch something. */
export async function pictureZones(
	record: CreditRecord,
	readings: Readings,
	files: ReadonlyMap<EditionName, Uint8Array>,
	browser: Browser,
): Promise<readonly ZonePicture[]> {
	const { html, epub, pdf } = readings;
	const [page, print] = [files.get("html"), files.get("pdf")];
	return [
		// What runs or fetches is shown to no browser.
		...(html && page && html.active.length === 0
			? await pictureHtml(page, browser)
			: []),
		...(epub && epub.active.length === 0
			? await pictureEpub(epub, browser)
			: []),
		...(pdf && print ? await picturePdf(record, pdf, print, browser) : []),
	];
}

/** CSS pixels. */
const width = 760;

const viewport = { width, height: 900, deviceScaleFactor: 1.5 };

const selectors: readonly (readonly [ZonePicture["zone"], string])[] = [
	["byline", '[data-credit="byline"]'],
	["credits", '[data-credit="contributors"]'],
];

function pictureHtml(
	html: Uint8Array,
	browser: Browser,
): Promise<ZonePicture[]> {
	const file = { mediaType: "text/html; charset=utf-8", bytes: html };
	return withPage(
		browser,
		new Map([["/", file]]),
		(page) => shootZones(page, "html"),
		{ viewport },
	);
}

/** Each document that holds a zone, with every file beside it at its own address. */
async function pictureEpub(
	epub: EpubReading,
	browser: Browser,
): Promise<ZonePicture[]> {
	const documents = new Set(
		epub.zones
			.filter((zone) => ["byline", "contributors"].includes(zone.kind))
			.map((zone) => zone.where.replace(/:\d+$/, "")),
	);
	const pictures: ZonePicture[] = [];
	for (const name of documents) {
		const folder = name.replace(/[^/]*$/, "");
		const files = new Map<string, PageFile>();
		for (const [path, read] of epub.files)
			if (path.startsWith(folder))
				files.set(
					path === name ? "/" : encodeURI(`/${path.slice(folder.length)}`),
					{ mediaType: mediaTypeOf(path), bytes: read() },
				);
		const shot = await withPage(
			browser,
			files,
			(page) => shootZones(page, "epub"),
			{ viewport },
		);
		pictures.push(...shot);
	}
	return pictures;
}

function mediaTypeOf(path: string): string {
	const types: Readonly<Record<string, string>> = {
		xhtml: "application/xhtml+xml",
		css: "text/css; charset=utf-8",
		svg: "image/svg+xml",
		png: "image/png",
		jpg: "image/jpeg",
		ttf: "font/ttf",
	};
	return types[/[^.]*$/.exec(path)?.[0] ?? ""] ?? "application/octet-stream";
}

async function shootZones(
	page: Page,
	edition: EditionName,
): Promise<ZonePicture[]> {
	const pictures: ZonePicture[] = [];
	for (const [zone, selector] of selectors) {
		const element = await page.$(selector);
		const box = await element?.boundingBox();
		if (!box) continue;
		const png = await page.screenshot({
			type: "png",
			clip: {
				x: 0,
				y: Math.max(0, box.y - 16),
				width,
				height: Math.min(600, box.height + 32),
			},
			captureBeyondViewport: true,
		});
		pictures.push({ edition, zone, png });
	}
	return pictures;
}

/** Pixels for each point. */
const scale = 1.5;

async function picturePdf(
	record: CreditRecord,
	pdf: PdfReading,
	bytes: Uint8Array,
	browser: Browser,
): Promise<ZonePicture[]> {
	const zones: [ZonePicture["zone"], PdfBlock[]][] = [
		["byline", blocksSaying(pdf, record, record.byline.text).slice(0, 1)],
		[
			"credits",
			record.creditLines.flatMap((line) =>
				blocksSaying(pdf, record, line.text),
			),
		],
	];
	return withPdf(bytes, browser, async (page) => {
		const pictures: ZonePicture[] = [];
		for (const [zone, blocks] of zones) {
			const [first] = blocks;
			if (!first) continue;
			const own = blocks.filter((block) => block.page === first.page);
			const png = await shootPage(page, first.page, edgesOf(own));
			pictures.push({ edition: "pdf", zone, png });
		}
		return pictures;
	});
}

/** The strip of a page, in points from its bottom. */
interface Edges {
	readonly bottom: number;
	readonly top: number;
}

function edgesOf(blocks: readonly PdfBlock[]): Edges {
	const shown = blocks.flatMap((block) => block.shown);
	return {
		bottom: Math.min(...shown.map((item) => item.y)) - 12,
		top: Math.max(...shown.map((item) => item.y + item.size)) + 12,
	};
}

async function shootPage(
	page: Page,
	index: number,
	{ bottom, top }: Edges,
): Promise<Uint8Array> {
	const [across, down] = await runInPage(
		page,
		drawPdfPage,
		"/edition.pdf",
		index,
		scale,
		"all",
	);
	await page.setViewport({ width: Math.ceil(across), height: Math.ceil(down) });
	return page.screenshot({
		type: "png",
		clip: {
			x: 0,
			y: Math.max(0, down - top * scale),
			width: across,
			height: Math.min(600, (top - bottom) * scale),
		},
	});
}
