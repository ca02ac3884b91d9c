/** Works that ask one browser for pages at the same time, more of them than there are pages. */
import { expect, test } from "vitest";
import { withBrowser } from "../../scripts/browser/browser-session.ts";
import { withPage } from "../../scripts/browser/isolated-page.ts";

test("many works share few pages, and one that fails keeps no other from its page", async () => {
	const work = (browser: Parameters<typeof withPage>[0], number: number) =>
		withPage(
			browser,
			new Map([
				[
					"/",
					{ mediaType: "text/html", bytes: `<title>Work ${number}</title>` },
				],
			]),
			async (page) => {
				if (number % 3 === 0) throw new Error(`Fault of ${number}`);
				return page.title();
			},
		).catch((error: Error) => error.message);
	const numbers = Array.from({ length: 12 }, (_, index) => index);
	const said = await withBrowser({}, async (starting) => {
		const browser = await starting;
		return Promise.all(numbers.map((number) => work(browser, number)));
	});
	expect(said).toEqual(
		numbers.map((number) =>
			number % 3 === 0 ? `Fault of ${number}` : `Work ${number}`,
		),
	);
}, 60_000);
