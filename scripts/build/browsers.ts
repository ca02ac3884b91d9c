/** Browsers for many publications: one at a time, and another after some hundreds or where one has crashed. */
import type { Browser } from "puppeteer";
import type { BrowserSession } from "../browser/browser-session.ts";

export interface Browsers {
	/** Hands the browser to `work`, which need not wait for it. Throws as sessions do. */
	readonly run: <T>(
		work: (browser: Promise<Browser>) => Promise<T>,
	) => Promise<T>;
	/** Whether one did not start, so that no other will. */
	readonly cannotStart: () => boolean;
	/** Resolves when no process of any is left. */
	readonly end: () => Promise<void>;
}

/** Publications after which a browser is renewed: what it keeps of each page adds up. */
const mostRuns = 300;

interface Opened {
	readonly session: BrowserSession;
	runs: number;
	working: number;
}

/** Starts the first with `open`, and comes back at once. */
export function openBrowsers(
	open: () => BrowserSession,
	most = mostRuns,
): Browsers {
	const start = (): Opened => ({ session: open(), runs: 0, working: 0 });
	const opened = new Set<Opened>();
	let current: Opened | undefined = start();
	opened.add(current);
	let failed = false;
	const leave = async (one: Opened) => {
		if (one === current || one.working > 0 || !opened.delete(one)) return;
		await one.session.end();
	};
	return {
		async run<T>(work: (browser: Promise<Browser>) => Promise<T>) {
			const own = current ?? start();
			opened.add(own);
			own.runs += 1;
			own.working += 1;
			current = own.runs < most ? own : undefined;
			// What a session waits for is held as long as it runs.
			const results: T[] = [];
			try {
				await own.session.run(async (browser) => {
					browser.catch(() => {
						failed = true;
					});
					results.push(await work(browser));
				});
				return results[0] as T;
			} catch (error) {
				if (current === own) current = undefined;
				throw error;
			} finally {
				own.working -= 1;
				await leave(own);
			}
		},
		cannotStart: () => failed,
		async end() {
			await Promise.all([...opened].map(({ session }) => session.end()));
		},
	};
}
