/** The print page → what Chromium prints of it, tagged and with an outline, and the links in it. */
import type { Browser, NodeFor, Page } from "puppeteer";
import { type PageFiles, withPage } from "../../../browser/isolated-page.ts";
import type { PageBreaks } from "../../page/blocks.ts";
import type { TooWide } from "./fit-wide.ts";
import { openPrinter } from "./printer.ts";
import { settlePages } from "./settle-pages.ts";

export interface Print {
	readonly bytes: Uint8Array;
	/** Every link in order, with the words that say where it leads. */
	readonly links: readonly { readonly href: string; readonly text: string }[];
	/** The words of every heading, in order. */
	readonly headings: readonly string[];
	/** Name and version of the browser: other versions print other bytes. */
	readonly producer: string;
	/** What does not fit on its page in any way; the page is smaller for it. */
	readonly tooWide: readonly TooWide[];
}

interface PrintOptions extends PrintEvents {
	/** Points: in a smaller size nothing is set because it is too wide. */
	readonly leastSize: number;
}

/** What is told while the print is on its way, because others wait for it. */
interface PrintEvents {
	/** The browser has the page, and needs time for it. */
	onLayout(): void;
	/** It is settled where the pages break. */
	onBreaks(breaks: PageBreaks): void;
}

/** Prints the page at `/` of `files`, after it was settled where its pages break. */
export async function printPdf(
	browser: Browser,
	files: PageFiles,
	{ onLayout, onBreaks, leastSize }: PrintOptions,
): Promise<Print> {
	return withPage(browser, files, async (page, session) => {
		await page.$eval("body", loadFonts);
		const print = openPrinter(session);
		await page.$eval("head", hidePictures);
		const { places: breaks, tooWide } = await settlePages(
			page,
			print,
			leastSize,
			onLayout,
		);
		await page.$eval("#unseen-pictures", (style) => style.remove());
		await numberContents(page, breaks);
		const links = await page.$eval("body", readLinks);
		const headings = await page.$eval("body", readHeadings);
		const printing = print({ tagged: true });
		// Only now that the browser is busy, since this process soon is.
		onBreaks(breaks);
		const bytes = await printing;
		return {
			bytes,
			links,
			headings,
			producer: await browser.version(),
			tooWide,
		};
	});
}

/** Run by the page: the prints that settle it are thrown away, and to pack pictures anew for each takes longer than all else. */
function hidePictures(head: NodeFor<"head">): void {
	const style = head.ownerDocument.createElement("style");
	style.id = "unseen-pictures";
	style.textContent = "img { visibility: hidden !important }";
	head.append(style);
}

/** Writes the page of each chapter into the contents, in figures as wide as what they replace. */
function numberContents(page: Page, places: PageBreaks): Promise<void> {
	return page.$eval(
		"body",
		(body, numbers) => {
			for (const element of body.querySelectorAll("[data-page-of]"))
				element.textContent = String(
					numbers[element.getAttribute("data-page-of") ?? ""] ?? "",
				);
		},
		Object.fromEntries(places),
	);
}

/** Run by the page: what is not shown on the screen has asked for no fonts yet, and printing does not wait for them. */
async function loadFonts({ ownerDocument }: NodeFor<"body">): Promise<void> {
	const { defaultView: view, body, fonts } = ownerDocument;
	const isUnseen = view?.getComputedStyle(body).display === "none";
	if (isUnseen) await Promise.all([...fonts].map((font) => font.load()));
	await fonts.ready;
}

/** Run by the page, at one go: a call for each of a book’s thousands of links takes long. */
function readLinks(body: NodeFor<"body">): Print["links"] {
	return [...body.querySelectorAll("a[href]")].map((anchor) => ({
		href: anchor.getAttribute("href") ?? "",
		text: (anchor.getAttribute("aria-label") ?? anchor.textContent ?? "")
			.replace(/\s+/g, " ")
			.trim(),
	}));
}

/** Run by the page: without the numbers of notes, and with the text of formulas. */
function readHeadings(body: NodeFor<"body">): readonly string[] {
	return [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => {
		const words = heading.cloneNode(true) as typeof heading;
		for (const reference of words.querySelectorAll(".noteref"))
			reference.remove();
		for (const end of words.querySelectorAll("br")) end.replaceWith(" ");
		for (const formula of words.querySelectorAll("math[alttext]"))
			formula.replaceWith(formula.getAttribute("alttext") ?? "");
		return (words.textContent ?? "")
			.replaceAll("\u00ad", "")
			.replace(/\s+/g, " ")
			.trim();
	});
}
