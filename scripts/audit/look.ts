/** Asks a browser what a reader sees of the credits: on the screen, in the dark and in print, all documents of an edition in one page. */
import type { Browser, Page } from "puppeteer";
import { type PageFile, withPage } from "../browser/isolated-page.ts";
import {
	findOverprints,
	type Overprinted,
} from "../browser/programs/find-overprints.ts";
import { findUnseen, type Unseen } from "../browser/programs/find-unseen.ts";
import { runInPage } from "../browser/programs/program.ts";
import { type EpubReading, resolvePath } from "../readings/epub.ts";
import type { HtmlReading } from "../readings/html.ts";
import type { PageEdition } from "./lines.ts";

/** What a browser shows of an edition that is not to be seen well: hidden, too faint, without its font, or covered. */
export interface Look {
	readonly unseen: readonly UnseenZone[];
	readonly overprints: readonly Overprint[];
}

export interface Overprint extends Overprinted {
	/** Of the screen, in CSS pixels. */
	readonly width: number;
}

export interface UnseenZone extends Omit<Unseen, "frame"> {
	/** `screen`, `dark` or `print`. */
	readonly medium: string;
	/** The document. */
	readonly where: string;
}

interface Frame {
	/** Address in the page’s files. */
	readonly address: string;
	/** Name for messages. */
	readonly name: string;
}

/** Characters of markup from which on the layout of prose is left out: a page that long repeats itself. */
const longPage = 300_000;

/** Shows an edition as readers see it. */
export async function lookAt(
	reading: PageEdition,
	browser: Browser,
): Promise<Look> {
	const files = new Map<string, PageFile>();
	const frames =
		reading.edition === "html"
			? [pageFrame(reading, files)]
			: framesOf(reading, files);
	files.set("/", {
		mediaType: "text/html; charset=utf-8",
		bytes: `<!DOCTYPE html><title>Editions</title>${frames.map((frame) => `<iframe src="${encodeURI(frame.address)}" width="800" height="1200"></iframe>`).join("")}`,
	});
	return withPage(browser, files, async (page) => ({
		unseen: await lookAtFrames(page, frames),
		overprints:
			reading.edition === "html"
				? await lookAtWidths(page, isLong(reading) ? prose : "")
				: [],
	}));
}

function pageFrame(html: HtmlReading, files: Map<string, PageFile>): Frame {
	files.set("/edition.html", {
		mediaType: "text/html; charset=utf-8",
		bytes: isLong(html)
			? withoutProse(Buffer.from(html.text))
			: Buffer.from(withFonts(html)),
	});
	return { address: "/edition.html", name: "page" };
}

function isLong(html: HtmlReading): boolean {
	return html.text.length > longPage;
}

/** The markup with its fonts back in their places: letters of others are wider. */
function withFonts({ text, embedded }: HtmlReading): string {
	return text.replace(
		/(data:font\/[^,]*;base64,)#(\d+)/g,
		(_, address: string, index: string) =>
			`${address}${Buffer.from(embedded[Number(index)] ?? []).toString("latin1")}`,
	);
}

/** The documents that carry zones, with their styles; fonts and images are left out, as they are from the HTML. */
function framesOf(epub: EpubReading, files: Map<string, PageFile>): Frame[] {
	const documents = new Set(
		epub.zones.map((zone) => zone.where.replace(/:\d+$/, "")),
	);
	for (const [name, read] of epub.files) {
		const address = encodeURI(`/epub/${name}`);
		if (documents.has(name))
			files.set(address, {
				mediaType: "application/xhtml+xml",
				bytes: withoutProse(Buffer.from(read())),
			});
		else if (/\.css$/.test(name))
			files.set(address, {
				mediaType: "text/css; charset=utf-8",
				bytes: withoutFonts(Buffer.from(read())),
			});
	}
	return [...documents].map((name) => ({
		address: `/epub/${resolvePath(name, `/${name}`)}`,
		name,
	}));
}

/** Blocks that carry no zone, from which nothing is wanted but their place. */
const prose =
	":is(p, ul, ol, dl, table, pre, blockquote, figure):not([data-credit], [data-credit] *, :has([data-credit]))";

/** The document without the layout of its prose (`content-visibility: auto`), of which no rule asks anything. */
function withoutProse(document: Buffer): Buffer {
	const end = document.indexOf("</head>");
	if (end < 0) return document;
	const style = `<style>${prose} { content-visibility: auto; contain-intrinsic-size: auto 5em }</style>`;
	return Buffer.concat([
		document.subarray(0, end),
		Buffer.from(style),
		document.subarray(end),
	]);
}

/** The style sheet without its faces: under another name no browser knows the rules, and no document loads the files. */
function withoutFonts(sheet: Buffer): Buffer {
	const text = sheet.toString("latin1").replaceAll("@font-face", "@no-face");
	return Buffer.from(text, "latin1");
}

const media = [
	{ medium: "screen", type: "screen", scheme: "light" },
	{ medium: "dark", type: "screen", scheme: "dark" },
	{ medium: "print", type: "print", scheme: "light" },
] as const;

async function lookAtFrames(page: Page, frames: readonly Frame[]) {
	const seen: UnseenZone[] = [];
	for (const { medium, type, scheme } of media) {
		// Each of the two calls ends what the other has set, so the one that matters comes last.
		if (type === "screen") await page.emulateMediaType();
		await page.emulateMediaFeatures([
			{ name: "prefers-color-scheme", value: scheme },
		]);
		if (type === "print") await page.emulateMediaType(type);
		for (const { frame, ...unseen } of await runInPage(page, findUnseen)) {
			const where = frames[frame]?.name;
			if (where) seen.push({ medium, ...unseen, where });
		}
	}
	return seen;
}

/** CSS pixels: a telephone, a tablet, a desk and a large screen. */
const widths = [320, 768, 1280, 1920];

/** Text over other text at each width. */
async function lookAtWidths(
	page: Page,
	later: string,
): Promise<readonly Overprint[]> {
	await page.emulateMediaType();
	await page.emulateMediaFeatures([]);
	const overprints: Overprint[] = [];
	for (const width of widths) {
		await page.$eval(
			"iframe",
			(frame, pixels) => {
				frame.width = String(pixels);
				// A viewport has no border.
				frame.style.border = "0";
			},
			width,
		);
		const found = await runInPage(page, findOverprints, later);
		overprints.push(...found.map((item) => ({ ...item, width })));
	}
	return overprints;
}
