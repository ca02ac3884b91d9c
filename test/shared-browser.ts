/**
 * One browser for all that the tests of a process print and look at, started when it is first needed: a test that needs none starts none.
 * It ends with the process, which vitest ends by a signal when no test file is left for it.
 */
import type { Browser } from "puppeteer";
import type { BrowserSession } from "../scripts/browser/browser-session.ts";
import { findBrowser, startBrowser } from "../scripts/browser/start-browser.ts";
import { removeOwnWorkFolders } from "../scripts/machine/work-folder.ts";

let started: Promise<Browser> | undefined;

export function sharedBrowser(): Promise<Browser> {
	started ??= start();
	return started;
}

async function start(): Promise<Browser> {
	const browser = await startBrowser(await findBrowser());
	browser.once("disconnected", () => {
		started = undefined;
	});
	process.once("SIGTERM", () => {
		browser.process()?.kill("SIGKILL");
		removeOwnWorkFolders();
		process.exit();
	});
	return browser;
}

/** In place of the session of one build; none of its watches, which are tested where programs are ended and starved. */
export const sharedSession: BrowserSession = {
	run: (work) => work(sharedBrowser()),
	end: async () => undefined,
};
