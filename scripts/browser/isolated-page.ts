/** Browser pages that reach nothing: no script runs, and every address but a map in memory is refused. */
import { availableParallelism } from "node:os";
import type { Browser, CDPSession, Page, Viewport } from "puppeteer";
import { afterWaiting } from "../machine/after-waiting.ts";

export interface PageFile {
	readonly mediaType: string;
	readonly bytes: Uint8Array | string;
}

/** Files by the path of their address, `/` being the page itself. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** The address under which pages stand; `.invalid` exists nowhere (RFC 6761 §6.4). */
const origin = "https://edition.invalid";

/** Milliseconds for one page to load, lay out and print: many times what a long book takes on a slow machine. */
const pageTimeLimit = 300_000;

/** A browser, or a page in it, that ended by itself. */
export class BrowserCrash extends Error {}

/** Opens pages before they are asked for, because the browser has time while this process loads and reads. */
export function prepareBrowser(browser: Browser): void {
	// One that prints and one that draws the cover.
	const free = [openPage(firstPage(browser)), openPage(browser.newPage())];
	pools.set(browser, { free, pages: free.length, waiting: [] });
}

/** Resolves when no prepared page is on its way any more: for the answer of a browser that closes before, this process waits for minutes. */
export async function endPreparation(browser: Browser): Promise<void> {
	await Promise.allSettled(pools.get(browser)?.free ?? []);
}

interface PageOptions {
	/** Milliseconds. */
	readonly limit?: number;
	/** Whether scripts among the files run: they must be ours. */
	readonly runsScripts?: boolean;
	/** How much is seen of the page at once; without, as a browser opens it. */
	readonly viewport?: Viewport;
}

/** The page shows the files; what the session sets, such as a medium, ends with it. */
type PageWork<T> = (page: Page, session: CDPSession) => Promise<T>;

/** Hands a page that shows `files` to `work`, and takes it back for the next work, whatever happens. Throws when it crashes or takes longer than the limit. */
export async function withPage<T>(
	browser: Browser,
	files: PageFiles,
	work: PageWork<T>,
	options: PageOptions = {},
): Promise<T> {
	const { limit = pageTimeLimit } = options;
	const page = await takePage(browser);
	let stopWaiting: () => void = () => undefined;
	let onCrash: (cause: unknown) => void = () => undefined;
	const stopped = new Promise<never>((_resolve, reject) => {
		onCrash = (cause) => reject(pageCrashed(cause));
		page.on("error", onCrash);
		stopWaiting = afterWaiting(limit, () => reject(pageTooSlow(limit)));
	});
	let isSound = false;
	try {
		const done = show(page, files, options).then(async (session) => {
			const result = await work(page, session);
			await session.detach();
			return result;
		});
		const result = await Promise.race([done, stopped]);
		isSound = !isLong(files);
		return result;
	} finally {
		stopWaiting();
		page.off("error", onCrash);
		giveBack(browser, page, isSound);
	}
}

/** Bytes of a document that leave much behind in the page that showed them. */
const longDocument = 500_000;

function isLong(files: PageFiles): boolean {
	return [...files.values()].some(
		({ mediaType, bytes }) =>
			mediaType.includes("html") && bytes.length > longDocument,
	);
}

/** Has the browser give back what earlier layouts of a page took: more than a hundred megabytes for a book. */
export async function dropLayout(page: Page): Promise<void> {
	const session = await page.createCDPSession();
	await session.send("HeapProfiler.collectGarbage");
	await session.detach();
}

/** As pages are opened: CSS pixels. */
const usualViewport: Viewport = { width: 800, height: 600 };

/** Resolves to the session by which its requests are answered. */
async function show(
	page: Page,
	files: PageFiles,
	{ runsScripts = false, viewport = usualViewport }: PageOptions,
): Promise<CDPSession> {
	if (page.isJavaScriptEnabled() !== runsScripts)
		await page.setJavaScriptEnabled(runsScripts);
	if (JSON.stringify(page.viewport()) !== JSON.stringify(viewport))
		await page.setViewport(viewport);
	const session = await answerRequests(page, files);
	await page.goto(`${origin}/`, { waitUntil: "load", timeout: 0 });
	return session;
}

const remedy = "make the images smaller, or split the manuscript into chapters";

function pageCrashed(cause: unknown): Error {
	return new BrowserCrash(
		`A page crashed in the browser: build again; if it crashes again, ${remedy}`,
		{ cause },
	);
}

function pageTooSlow(limit: number): Error {
	return new Error(
		`A page took the browser longer than ${limit / 1000} seconds: ${remedy}`,
	);
}

/** The pages of a browser: to open one takes longer than to load an article into one that is open. */
interface Pool {
	/** Those that show nothing of which anything is still wanted. */
	readonly free: Promise<Page>[];
	/** How many there are, free or not. */
	pages: number;
	/** Works that wait for one, the first first. */
	readonly waiting: ((page: Promise<Page>) => void)[];
}

const pools = new WeakMap<Browser, Pool>();

/** More would only take the processors from each other. */
const mostPages = Math.max(2, availableParallelism());

/** A free page, a new one, or, where there are enough, the next one that is given back. */
function takePage(browser: Browser): Promise<Page> {
	const pool = pools.get(browser);
	if (!pool) return openPage(browser.newPage());
	const page = pool.free.shift();
	if (page) return page.catch((cause) => replaced(browser, pool, cause));
	if (pool.pages >= mostPages)
		return new Promise((resolve) => {
			pool.waiting.push(resolve);
		});
	pool.pages += 1;
	return openNew(browser, pool);
}

function openNew(browser: Browser, pool: Pool): Promise<Page> {
	return openPage(
		browser.newPage().catch((cause) => replaced(browser, pool, cause)),
	);
}

/** A page that could not be opened keeps nobody from having another. */
function replaced(browser: Browser, pool: Pool, cause: unknown): never {
	replace(browser, pool);
	throw cause;
}

/** Makes room for another page in the place of one that is gone, for whoever waits. */
function replace(browser: Browser, pool: Pool): void {
	const next = pool.waiting.shift();
	if (next) next(openNew(browser, pool));
	else pool.pages -= 1;
}

function giveBack(browser: Browser, page: Page, isSound: boolean): void {
	const pool = pools.get(browser);
	if (pool && isSound) {
		const next = pool.waiting.shift();
		if (next) next(Promise.resolve(page));
		else pool.free.push(Promise.resolve(page));
		return;
	}
	// A page in trouble does not answer, and a browser that is gone neither; what went wrong is on its way up.
	page.close().catch(() => undefined);
	if (pool) replace(browser, pool);
}

function openPage(page: Promise<Page>): Promise<Page> {
	const opening = page.then(isolate);
	// Without a handler Node ends the process; the page’s user still gets the error.
	opening.catch(() => undefined);
	return opening;
}

/** The page that a browser opens when it starts. */
async function firstPage(browser: Browser): Promise<Page> {
	const [page] = await browser.pages();
	return page ?? browser.newPage();
}

async function isolate(page: Page): Promise<Page> {
	await page.setJavaScriptEnabled(false);
	return page;
}

/** Answers what a page asks for, by way of the protocol: Puppeteer’s own interception takes long to pack large bodies. */
async function answerRequests(
	page: Page,
	files: PageFiles,
): Promise<CDPSession> {
	const session = await page.createCDPSession();
	session.on("Fetch.requestPaused", ({ requestId, request }) => {
		const address = new URL(request.url);
		const file =
			address.origin === origin ? files.get(address.pathname) : undefined;
		const done = file
			? session.send("Fetch.fulfillRequest", {
					requestId,
					responseCode: 200,
					responseHeaders: headersOf(file),
					body: Buffer.from(file.bytes).toString("base64"),
				})
			: session.send("Fetch.failRequest", {
					requestId,
					errorReason: "BlockedByClient",
				});
		// A page that is closed in the middle answers nothing.
		done.catch(() => undefined);
	});
	await session.send("Fetch.enable");
	return session;
}

function headersOf({ mediaType }: PageFile) {
	return [
		{ name: "content-type", value: mediaType },
		{ name: "access-control-allow-origin", value: origin },
		// What the page shows next may have the same address.
		{ name: "cache-control", value: "no-store" },
	];
}
