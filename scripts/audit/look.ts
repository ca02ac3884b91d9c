/** Asks a browser what a reader sees of the credits: in the picture and, of pages, in what styles say, all documents of an edition in one page. */
import type { Browser, CDPSession, Page } from "puppeteer";
import { type PageFile, withPage } from "../browser/isolated-page.ts";
import type { SeenZone } from "../browser/programs/draw-words.ts";
import {
	findOverprints,
	type Overprinted,
} from "../browser/programs/find-overprints.ts";
import { findUnseen, type Unseen } from "../browser/programs/find-unseen.ts";
import { runInPage } from "../browser/programs/program.ts";
import { showFrames } from "../browser/programs/show-frames.ts";
import { type EpubReading, resolvePath } from "../readings/epub.ts";
import type { HtmlReading } from "../readings/html.ts";
import {
	elementsBelow,
	findAll,
	hasWord,
	type MarkupElement,
} from "../readings/markup.ts";
import type { PdfBlock, PdfReading } from "../readings/pdf.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { lookAtTree } from "./heard/look-at-tree.ts";
import {
	blocksSaying,
	type PageEdition,
	pageOf,
	printedLines,
} from "./lines.ts";
import { lookAtPrint } from "./picture/look-at-print.ts";
import { type LookedAtPage, lookAtWords } from "./picture/look-at-words.ts";
import { sayWordFault } from "./picture/say-word-fault.ts";
import { someOfEachKind } from "./picture/some-of-each-kind.ts";
import { firstState, type ShownState, styleStates } from "./picture/states.ts";

/** What a browser shows of an edition that is not to be seen well: hidden, too faint, without its font, or covered. */
export interface Look {
	readonly unseen: readonly UnseenZone[];
	/** What is seen and told otherwise, or not told. */
	readonly untold: readonly UnseenZone[];
	readonly overprints: readonly Overprint[];
}

export interface Overprint extends Overprinted {
	/** Of the screen, in CSS pixels. */
	readonly width: number;
}

export interface UnseenZone extends Omit<Unseen, "frame" | "zone"> {
	/** The state: `screen`, `dark`, `print` … */
	readonly medium: string;
	/** The document, with its line where that is known. */
	readonly where: string;
}

interface Frame {
	/** Address in the page’s files. */
	readonly address: string;
	/** Name for messages. */
	readonly name: string;
}

/** Characters of markup from which on pictures, the layout of prose, and an EPUB’s fonts are left out: a page that long repeats itself. */
const longPage = 300_000;

/** Shows an edition as readers see it: its words in `states`, one after the other, and what styles say in other media too. */
export async function lookAt(
	reading: PageEdition,
	browser: Browser,
	states: readonly ShownState[] = [firstState],
): Promise<Look> {
	const files = new Map<string, PageFile>();
	const { frames, isLong, hasFaces } =
		reading.edition === "html"
			? pageFrame(reading, files)
			: framesOf(reading, files);
	files.set("/", {
		mediaType: "text/html; charset=utf-8",
		bytes: `<!DOCTYPE html><title>Editions</title><style>body { margin: 0 } iframe { display: block; border: 0 }</style>${frames.map((frame) => `<iframe src="${encodeURI(frame.address)}" width="800" height="1200"></iframe>`).join("")}`,
	});
	return withPage(browser, files, async (page, session) => {
		const unseen = new Map<string, UnseenZone>();
		const add = (found: readonly FoundZone[], { name }: ShownState) => {
			// What hides a zone in one state hides it in others.
			for (const zone of found) {
				const where = placeOf(zone, frames, reading);
				const { kind, text, fault } = zone;
				const key = `${zone.frame} ${zone.zone}`;
				if (!unseen.has(key))
					unseen.set(key, { kind, text, fault, where, medium: name });
			}
		};
		for (const state of new Set([...states, ...styleStates])) {
			await show(page, session, state);
			add(await runInPage(page, findUnseen), state);
			if (states.includes(state))
				add(await drawn(page, session, state, { hasFaces, isLong }), state);
		}
		await show(page, session, firstState);
		const { zones, faults } = await lookAtTree(page, session, isLong);
		const untold = faultsOf(zones, faults)
			.filter(({ frame, zone }) => !unseen.has(`${frame} ${zone}`))
			.map((found) => {
				const { kind, text, fault } = found;
				const where = placeOf(found, frames, reading);
				return { kind, text, fault, where, medium: firstState.name };
			});
		const overprints =
			reading.edition === "html"
				? await lookAtWidths(page, isLong ? prose : "")
				: [];
		return { unseen: [...unseen.values()], untold, overprints };
	});
}

/** Pages from which on a print repeats itself: of each kind of line the first two and the last are looked at. */
const longPrint = 40;

/** Draws the pages of a print on which the lines of the record stand. `isThorough` is for all of them, however many. */
export async function lookAtPdf(
	pdf: PdfReading,
	bytes: Uint8Array,
	record: CreditRecord,
	browser: Browser,
	isThorough: boolean,
): Promise<Look> {
	const kinds = new Map<PdfBlock, string>();
	// What the file itself says not to show is told without a picture.
	for (const { kind, text } of printedLines(record))
		for (const block of blocksSaying(pdf, record, text))
			if (block.hidden === undefined && !kinds.has(block))
				kinds.set(block, kind);
	const zones = pdf.blocks.flatMap((block) => {
		const kind = kinds.get(block);
		return kind === undefined ? [] : [{ block, kind }];
	});
	const some =
		!isThorough && pdf.pages.length >= longPrint
			? someOfEachKind(zones)
			: undefined;
	const faults = await lookAtPrint(
		bytes,
		zones
			.filter((_, index) => !some || some.has(index))
			.map(({ block }) => block),
		browser,
	);
	return {
		unseen: faults.map(({ block, fault }) => ({
			kind: kinds.get(block) ?? "",
			text: block.text,
			fault: sayWordFault(fault),
			medium: "print",
			where: pageOf(block),
		})),
		untold: [],
		overprints: [],
	};
}

/** What is shown, and how much of it. */
interface Shown {
	readonly frames: readonly Frame[];
	readonly isLong: boolean;
	/** Whether its own fonts draw its words. */
	readonly hasFaces: boolean;
}

function pageFrame(html: HtmlReading, files: Map<string, PageFile>): Shown {
	const isLong = html.text.length > longPage;
	files.set("/edition.html", {
		mediaType: "text/html; charset=utf-8",
		bytes: isLong
			? withoutProse(withEmbedded(html, /(data:font\/[^,]*,)#(\d+)/g))
			: withEmbedded(html, /(;base64,)#(\d+)/g),
	});
	const frame = { address: "/edition.html", name: "page" };
	return { frames: [frame], isLong, hasFaces: true };
}

/** The markup with what it embeds back in its places, which are found by what stands before them and their index. */
function withEmbedded({ text, embedded }: HtmlReading, places: RegExp): Buffer {
	const whole = text.replace(
		places,
		(_, address: string, index: string) =>
			`${address}${Buffer.from(embedded[Number(index)] ?? []).toString("latin1")}`,
	);
	return Buffer.from(whole);
}

/** The documents that carry zones, with what they show. */
function framesOf(epub: EpubReading, files: Map<string, PageFile>): Shown {
	const documents = new Set([
		...epub.documents
			.filter(({ root }) => findAll(root, "h1").length > 0)
			.map(({ name }) => name),
		...epub.zones.map((zone) => zone.where.replace(/:\d+$/, "")),
	]);
	const sources = [...documents].map((name) => ({
		name,
		bytes: Buffer.from(epub.files.get(name)?.() ?? []),
	}));
	const length = sources.reduce((sum, { bytes }) => sum + bytes.length, 0);
	const isLong = length > longPage;
	for (const { name, bytes } of sources)
		files.set(encodeURI(`/epub/${name}`), {
			mediaType: "application/xhtml+xml",
			bytes: isLong ? withoutProse(bytes) : bytes,
		});
	for (const [name, read] of epub.files) {
		const extension = /[^.]*$/.exec(name)?.[0] ?? "";
		const mediaType = mediaTypes[extension];
		if (!mediaType || (isLong && extension !== "css")) continue;
		const bytes = Buffer.from(read());
		files.set(encodeURI(`/epub/${name}`), {
			mediaType,
			bytes: isLong ? withoutFonts(bytes) : bytes,
		});
	}
	const frames = sources.map(({ name }) => ({
		address: `/epub/${resolvePath(name, `/${name}`)}`,
		name,
	}));
	return { frames, isLong, hasFaces: !isLong };
}

/** Of what documents show, by the ends of names. */
const mediaTypes: Readonly<Record<string, string>> = {
	css: "text/css; charset=utf-8",
	ttf: "font/ttf",
	otf: "font/otf",
	woff: "font/woff",
	woff2: "font/woff2",
	svg: "image/svg+xml",
	png: "image/png",
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
	gif: "image/gif",
	webp: "image/webp",
};

/** Blocks that carry no zone, from which nothing is wanted but their place. */
const prose =
	":is(p, ul, ol, dl, table, pre, blockquote, figure):not([data-credit], [data-credit] *, :has([data-credit]))";

/** The document without the layout of its prose (`content-visibility: hidden`), of which no rule asks anything. */
function withoutProse(document: Buffer): Buffer {
	const end = document.indexOf("</head>");
	if (end < 0) return document;
	const style = `<style>${prose} { content-visibility: hidden; contain-intrinsic-size: auto 5em }</style>`;
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

async function show(
	page: Page,
	session: CDPSession,
	{ type, features, width, textScale }: ShownState,
): Promise<void> {
	await session.send("Emulation.setEmulatedMedia", {
		media: type,
		features: Object.entries(features).map(([name, value]) => ({
			name,
			value,
		})),
	});
	await runInPage(page, showFrames, width, textScale);
}

/** A zone of which something is wrong, by its frame and its number in it. */
type FoundZone = Unseen;

async function drawn(
	page: Page,
	session: CDPSession,
	{ width }: ShownState,
	looked: LookedAtPage,
): Promise<FoundZone[]> {
	const first = await lookAtWords(page, session, width, looked);
	// On a busy machine a picture may be taken before all is painted: what is wrong is wrong twice.
	const { zones, faults } =
		first.faults.length > 0
			? await lookAtWords(page, session, width, looked)
			: first;
	return faultsOf(
		zones,
		faults.map((fault) => [fault.zone, sayWordFault(fault)]),
	);
}

/** By the indices of their zones among all → among those of their frames. */
function faultsOf(
	zones: readonly SeenZone[],
	faults: Iterable<readonly [number, string]>,
): FoundZone[] {
	return [...faults].flatMap(([index, fault]) => {
		const own = zones[index];
		if (!own) return [];
		const { frame, kind, text } = own;
		const zone = index - zones.findIndex((item) => item.frame === frame);
		return [{ frame, zone, kind, text, fault }];
	});
}

/** With its line, where it is a zone of a document. */
function placeOf(
	{ frame, zone }: FoundZone,
	frames: readonly Frame[],
	{ documents }: PageEdition,
): string {
	const name = frames[frame]?.name ?? "";
	const root = documents.find((page) => page.name === name)?.root;
	const zones = root ? [...elementsBelow(root)].filter(isZone) : [];
	const line = zones[zone]?.element.line;
	return line === undefined ? name : `${name}:${line}`;
}

/** What the programs that look at zones look at. */
function isZone({ element }: { readonly element: MarkupElement }): boolean {
	return (
		element.attributes.has("data-credit") ||
		(element.name === "h1" && hasWord(element, "class", "p-name"))
	);
}

/** CSS pixels: a telephone, a tablet, a desk and a large screen. */
const widths = [320, 768, 1280, 1920];

/** Text over other text at each width. */
async function lookAtWidths(
	page: Page,
	later: string,
): Promise<readonly Overprint[]> {
	const overprints: Overprint[] = [];
	for (const width of widths) {
		await runInPage(page, showFrames, width, 1);
		const found = await runInPage(page, findOverprints, later);
		overprints.push(...found.map((item) => ({ ...item, width })));
	}
	return overprints;
}
