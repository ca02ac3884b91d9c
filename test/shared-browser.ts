/** One browser for all that a test file prints and looks at, started when it is first needed: a test that needs none starts none. */
import type { Browser } from "puppeteer";
import type { BrowserSession } from "../scripts/browser/browser-session.ts";
import { findBrowser, startBrowser } from "../scripts/browser/start-browser.ts";

let started: Promise<Browser> | undefined;

export function sharedBrowser(): Promise<Browser> {
	started ??= findBrowser().then((found) => startBrowser(found));
	return started;
}

export async function endSharedBrowser(): Promise<void> {
	const ending = started;
	started = undefined;
	await (await ending)?.close();
}

/** In place of the session of one build; none of its watches, which are tested where programs are ended and starved. */
export const sharedSession: BrowserSession = {
	run: (work) => work(sharedBrowser()),
	end: async () => undefined,
};
