/** Prints HTML the way that the PDF edition does, from memory and with no script, for the tests of the finishing step. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "puppeteer";
import {
	findBrowser,
	startBrowser,
} from "../../../scripts/browser/start-browser.ts";

export interface Printed {
	readonly raw: Uint8Array;
	readonly links: readonly { href: string; text: string }[];
}

const types: Readonly<Record<string, string>> = {
	ttf: "font/ttf",
	woff2: "font/woff2",
	png: "image/png",
};

export type Resources = ReadonlyMap<string, Uint8Array>;

/** The faces that the specimens set their text in. */
export const faces: Resources = new Map(
	[
		["400Regular", "regular"],
		["700Bold", "bold"],
		["400Regular_Italic", "italic"],
		["700Bold_Italic", "bold-italic"],
	].map(([face, name]) => [
		`/${name}.ttf`,
		readFileSync(
			fileURLToPath(
				import.meta.resolve(
					`@expo-google-fonts/source-serif-4/${face}/SourceSerif4_${face}.ttf`,
				),
			),
		),
	]),
);

export async function openBrowser(): Promise<Browser> {
	return startBrowser(await findBrowser());
}

/** Prints `html` at a virtual origin; everything that is not in `resources` is refused. */
export async function print(
	browser: Browser,
	html: string,
	resources: Resources = faces,
): Promise<Printed> {
	const page = await browser.newPage();
	try {
		await page.setJavaScriptEnabled(false);
		await page.setRequestInterception(true);
		page.on("request", (request) => {
			const { origin, pathname } = new URL(request.url());
			if (request.url().startsWith("data:")) return request.continue();
			if (origin !== "https://specimen.invalid") return request.abort();
			if (pathname === "/")
				return request.respond({
					contentType: "text/html; charset=utf-8",
					body: html,
				});
			const body = resources.get(pathname);
			return body
				? request.respond({
						contentType: types[pathname.split(".").pop() ?? ""] ?? "",
						headers: { "access-control-allow-origin": "*" },
						body: Buffer.from(body),
					})
				: request.abort();
		});
		await page.goto("https://specimen.invalid/", { waitUntil: "load" });
		const links = await page.$$eval("a[href]", (anchors) =>
			anchors.map((anchor) => ({
				href: anchor.getAttribute("href") ?? "",
				text: (anchor.getAttribute("aria-label") ?? anchor.textContent ?? "")
					.replaceAll(/\s+/g, " ")
					.trim(),
			})),
		);
		const raw = await page.pdf({
			tagged: true,
			outline: true,
			preferCSSPageSize: true,
			printBackground: true,
		});
		return { raw, links };
	} finally {
		await page.close();
	}
}
