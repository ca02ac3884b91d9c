/** One browser for one build: started once, watched, and gone when the build ends in whatever way. */
import type { Browser } from "puppeteer";
import { memoryOf, treeOf } from "../machine/process-tree.ts";
import {
	BrowserCrash,
	endPreparation,
	prepareBrowser,
} from "./isolated-page.ts";
import {
	type BrowserOptions,
	discardIfDamaged,
	type FoundBrowser,
	findBrowser,
	startBrowser,
} from "./start-browser.ts";

interface SessionOptions extends BrowserOptions {
	/** Aborted by Ctrl-C. */
	readonly signal?: AbortSignal | undefined;
	/** Bytes that the browser’s processes together may need. */
	readonly memoryLimit?: number | undefined;
}

/** More than any sound manuscript needs. */
const usualMemoryLimit = 2_000_000_000;
/** Milliseconds between two looks at the memory. */
const watchInterval = 500;

export interface BrowserSession {
	/** Hands the browser to `work`, which need not wait for it; throws when it stops, grows without bound, or on abort. */
	readonly run: <T>(
		work: (browser: Promise<Browser>) => Promise<T>,
	) => Promise<T>;
	/** Resolves when no process of it is left. */
	readonly end: () => Promise<void>;
}

/** A session for one piece of work. */
export async function withBrowser<T>(
	options: SessionOptions,
	work: (browser: Promise<Browser>) => Promise<T>,
): Promise<T> {
	const session = openBrowser(options);
	try {
		return await session.run(work);
	} finally {
		await session.end();
	}
}

/** Starts the browser and comes back at once. */
export function openBrowser(options: SessionOptions): BrowserSession {
	const { signal, memoryLimit = usualMemoryLimit } = options;
	const finding: Promise<FoundBrowser> = signal?.aborted
		? Promise.reject(signal.reason)
		: findBrowser(options);
	const abandoned = new AbortController();
	const starting = finding.then((found) =>
		startBrowser(found, {
			...options,
			signal: AbortSignal.any([abandoned.signal, ...(signal ? [signal] : [])]),
		}),
	);
	let watch: NodeJS.Timeout | undefined;
	const stopped = new Promise<never>((_resolve, reject) => {
		signal?.addEventListener("abort", () => reject(signal.reason));
		starting
			.then((browser) => {
				prepareBrowser(browser);
				browser.once("disconnected", () => reject(browserGone()));
				watch = setInterval(() => {
					const pid = browser.process()?.pid;
					if (pid !== undefined && memoryOf(treeOf(pid)) > memoryLimit)
						reject(memoryExceeded(memoryLimit));
				}, watchInterval);
			})
			.catch(reject);
	});
	// Without a handler Node ends the process; work that runs on the browser is told all the same.
	stopped.catch(() => undefined);
	return {
		run: (work) =>
			Promise.race([work(starting), stopped]).catch(async (cause: unknown) => {
				// Its remedy is to build again, which then helps.
				if (cause instanceof BrowserCrash) discardIfDamaged(await finding);
				throw cause;
			}),
		async end() {
			// One that has not started yet is wanted no more.
			abandoned.abort();
			await starting.then(end, () => undefined);
			// Only now, since work may fail before the browser has started and its watch begins.
			clearInterval(watch);
		},
	};
}

/** Asks the browser to close, and ends it when it does not: a page in trouble does not answer. */
async function end(browser: Browser): Promise<void> {
	const started = browser.process();
	const gone = new Promise<void>((resolve) => {
		if (!started || started.exitCode !== null || started.signalCode !== null)
			resolve();
		else started.once("exit", () => resolve());
	});
	const closing = endPreparation(browser).then(() => browser.close());
	await withinPatience(closing);
	killAll(browser);
	// Only then is its folder removed.
	await withinPatience(gone);
}

/** Milliseconds that a browser has for its end. */
const patience = 2_000;

function withinPatience(work: Promise<unknown>): Promise<unknown> {
	let timer: NodeJS.Timeout | undefined;
	const timeout = new Promise((resolve) => {
		timer = setTimeout(resolve, patience);
	});
	return Promise.race([work.catch(() => undefined), timeout]).finally(() =>
		clearTimeout(timer),
	);
}

/** The browser is the head of its process group, so that nothing that it has started is left either. */
function killAll(browser: Browser): void {
	const started = browser.process();
	if (started?.pid === undefined) return;
	try {
		process.kill(-started.pid, "SIGKILL");
	} catch {
		// Gone already, or a system without groups.
		started.kill("SIGKILL");
	}
}

function browserGone(): Error {
	return new BrowserCrash(
		"The browser stopped in the middle of its work: build again, and name another with --browser PATH if it stops again",
	);
}

function memoryExceeded(limit: number): Error {
	return new Error(
		`The browser needs more than ${limit / 1e9} GB for these pages: make the images smaller, or split the manuscript into chapters`,
	);
}
