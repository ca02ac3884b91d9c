/** What is printed does not depend on how many pages the browser works on at a time. */
import { createHash } from "node:crypto";
import type { Browser, Page } from "puppeteer";
import { expect, test } from "vitest";
import { withBrowser } from "../../scripts/browser/browser-session.ts";
import { readManuscripts } from "../../scripts/build/read-manuscripts.ts";
import { writePublication } from "../../scripts/build/write-publication.ts";
import { editionNames } from "../../scripts/model/edition.ts";

test.each([
	"test/fixtures/wire/northern-basin.md",
	"test/fixtures/northern-basins",
])("%s is the same with one page at a time and with two", async (path) => {
	const { manuscripts } = await readManuscripts(
		[path],
		{ house: "news", strict: false },
		() => undefined,
	);
	const [manuscript] = manuscripts;
	if (!manuscript) throw new Error(`No publication in ${path}`);
	const hashes = async (browser: Browser) => {
		const written = await writePublication(
			manuscript,
			manuscript.house,
			Promise.resolve(browser),
			{ editions: editionNames, attachSource: false, onStage() {} },
		);
		expect(written.problems).toEqual([]);
		return written.files.map(({ name, bytes }) => [
			name,
			createHash("sha256").update(bytes).digest("hex"),
		]);
	};
	await withBrowser({}, async (starting) => {
		const browser = await starting;
		const queue = new PageQueue(browser);
		expect(await hashes(queue.browser)).toEqual(await hashes(browser));
		// A cover that is kept needs none.
		expect([4, 5]).toContain(queue.opened);
		expect(queue.mostAtOnce).toBe(1);
	});
});

/** A browser that opens the next page when the last one is closed. */
class PageQueue {
	opened = 0;
	mostAtOnce = 0;
	private open = 0;
	private last: Promise<unknown> = Promise.resolve();
	readonly browser: Browser;

	constructor(browser: Browser) {
		const newPage = () => this.next(() => browser.newPage());
		this.browser = new Proxy(browser, {
			get(target, name) {
				if (name === "newPage") return newPage;
				const value = Reflect.get(target, name, target);
				return typeof value === "function" ? value.bind(target) : value;
			},
		});
	}

	private next(openPage: () => Promise<Page>): Promise<Page> {
		const page = this.last.then(openPage);
		this.last = page.then(
			(opened) => new Promise((resolve) => this.count(opened, resolve)),
		);
		return page;
	}

	private count(page: Page, whenClosed: (value?: unknown) => void): void {
		this.opened += 1;
		this.open += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.open);
		page.once("close", () => {
			this.open -= 1;
			whenClosed();
		});
	}
}
