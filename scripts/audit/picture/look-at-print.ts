/** Whether a reader can read each word of the lines that a PDF prints: by three pictures of each place where they stand, drawn by pdf.js. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "puppeteer";
import { type PageFile, withPage } from "../../browser/isolated-page.ts";
import {
	drawPdfPage,
	pdfDocument,
	placeOnPdfPage,
} from "../../browser/programs/draw-pdf-page.ts";
import { runInPage } from "../../browser/programs/program.ts";
import type { PdfBlock } from "../../readings/pdf.ts";
import { bandsOf, drawThrice } from "./bands.ts";
import {
	type FoundFault,
	judgeWords,
	type ShownWord,
	type WordFault,
	worstOfZones,
} from "./judge-words.ts";

/** The worst of a block that has any. */
export interface BlockFault {
	readonly block: PdfBlock;
	readonly fault: WordFault;
}

/** Opens `bytes` once, and draws the pages on which `blocks` stand. */
export async function lookAtPrint(
	bytes: Uint8Array,
	blocks: readonly PdfBlock[],
	browser: Browser,
): Promise<BlockFault[]> {
	if (blocks.length === 0) return [];
	return withPdf(bytes, browser, async (page, session) => {
		const found: BlockFault[] = [];
		for (const index of new Set(blocks.flatMap(pagesOf)))
			found.push(...(await lookAtPage(page, session, index, blocks)));
		return found;
	});
}

/** Hands a page to `work` that draws those of a PDF, by pdf.js: the browser has the canvas that this process lacks. */
export async function withPdf<T>(
	bytes: Uint8Array,
	browser: Browser,
	work: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
	const script = fileURLToPath(import.meta.resolve("unpdf/pdfjs"));
	const files = new Map<string, PageFile>([
		["/", { mediaType: "text/html", bytes: pdfDocument("/pdf.mjs") }],
		["/pdf.mjs", { mediaType: "text/javascript", bytes: readFileSync(script) }],
		["/edition.pdf", { mediaType: "application/pdf", bytes }],
	]);
	return withPage(browser, files, work, { runsScripts: true });
}

function pagesOf({ shown }: PdfBlock): number[] {
	return shown.map(({ page }) => page);
}

/** Pixels for each point: type of 6 points is as high as type of 9 pixels on a screen. */
const scale = 1.5;

async function lookAtPage(
	page: Page,
	session: CDPSession,
	index: number,
	blocks: readonly PdfBlock[],
): Promise<BlockFault[]> {
	const words = await placed(
		page,
		index,
		blocks.flatMap((block, zone) => wordsOf(block, zone, index)),
	);
	const draw = (ink: "all" | "bare" | "clean") => () =>
		runInPage(page, drawPdfPage, "/edition.pdf", index, scale, ink);
	const [width] = await draw("all")();
	const bands = await drawThrice(session, bandsOf(words), Math.ceil(width), {
		bare: draw("bare"),
		clean: draw("clean"),
	});
	const worst = worstOfZones(words, [
		...judgeWords(words, bands, {
			hasFaces: true,
			isTheirs: false,
		}),
		...words.flatMap(faultOfType),
	]);
	return worst.flatMap(({ index: at, fault }) => {
		const word = words[at];
		const block = word && blocks[word.zone];
		return block
			? [{ block, fault: { zone: word.zone, text: word.text, fault } }]
			: [];
	});
}

/** A word with its box in points: left, bottom, right and top. */
interface PrintedWord extends Omit<ShownWord, "box"> {
	readonly edges: readonly number[];
}

/** Those that a block has on a page. Type has a height above and below its line, whatever its letters need of it. */
function wordsOf(
	{ shown }: PdfBlock,
	zone: number,
	page: number,
): PrintedWord[] {
	const largest = Math.max(...shown.map(({ size }) => size));
	return shown
		.filter((run) => run.page === page)
		.flatMap((run) => {
			const texts = run.drawn.split(" ").filter((word) => word !== "");
			const count = run.boxes.length / 4;
			return Array.from({ length: count }, (_, at): PrintedWord => {
				const [left = 0, bottom = 0, right = 0, top = 0] = run.boxes.slice(
					4 * at,
				);
				const { size } = run;
				const isPlain = bottom > run.y - size && top < run.y + 1.5 * size;
				const text =
					(texts.length === count ? texts[at] : undefined) ?? run.drawn;
				return {
					zone,
					text,
					edges: isPlain
						? [left, run.y - 0.25 * size, right, run.y + 0.85 * size]
						: [left, bottom, right, top],
					// Raised figures are as large as what they belong to.
					size: size * 2.1 < largest ? size : largest,
					isPlain,
				};
			});
		});
}

/** The same in pixels of the picture. */
async function placed(
	page: Page,
	index: number,
	words: readonly PrintedWord[],
): Promise<ShownWord[]> {
	const boxes = await runInPage(
		page,
		placeOnPdfPage,
		"/edition.pdf",
		index,
		scale,
		words.map(({ edges }) => edges),
	);
	return words.map(({ edges, ...word }, at) => ({
		...word,
		size: word.size * scale,
		box: boxes[at],
	}));
}

/** Points: what is smaller is there to be overlooked. */
const leastSize = 6;

function faultOfType({ size }: ShownWord, index: number): FoundFault[] {
	const points = size / scale;
	return points < leastSize - 0.01
		? [{ index, fault: { kind: "small", size: points, unit: "points" } }]
		: [];
}
