/** Statement → the cover, drawn from the house’s template and kept: a JPEG of 1600 × 2560 pixels. */
import type { Browser, NodeFor, Page, Viewport } from "puppeteer";
import { type PageFile, withPage } from "../../browser/isolated-page.ts";
import { cutFonts, styleSheet } from "../../fonts/cut-fonts.ts";
import { findKept, keep, keyOf } from "../../machine/cache.ts";
import type { House, HousePicture } from "../../model/house.ts";
import type { Statement } from "../../model/statement.ts";
import { viewOf } from "./view.ts";

/** CSS pixels; drawn at two device pixels each. */
const size: Viewport = { width: 800, height: 1280, deviceScaleFactor: 2 };

/** The bytes of the JPEG. */
export async function drawCover(
	statement: Statement,
	house: House,
	browser: Browser,
): Promise<Uint8Array> {
	const fill = (css: string) =>
		house.fill("cover", {
			view: viewOf(statement, house),
			// Long headlines are set smaller; the steps are the house’s own, by class.
			length: lengthClass(statement.title),
			css,
		});
	const faces = await cutFonts(house.fonts, fill(""), "truetype");
	const filled = fill(
		styleSheet(faces, (face) => `/${face.name}.ttf`, house.css("cover.css")),
	);
	const page = house.placePictures(filled, houseAddress);
	const files = new Map<string, PageFile>([
		["/", { mediaType: "text/html; charset=utf-8", bytes: page }],
		...house.pictures.map(
			(picture) =>
				[
					houseAddress(picture),
					{ mediaType: picture.mediaType, bytes: picture.read() },
				] as const,
		),
		...faces.map(
			(face) =>
				[
					`/${face.name}.ttf`,
					{ mediaType: "font/ttf", bytes: face.bytes },
				] as const,
		),
	]);
	const draw = async (tab: Page) => {
		await tab.$eval("body", fitCover);
		return tab.screenshot({
			type: "jpeg",
			quality: 80,
			captureBeyondViewport: false,
		});
	};
	const key = keyOf(
		await browser.version(),
		JSON.stringify(size),
		...[...files].flatMap(([path, { bytes }]) => [path, bytes]),
	);
	const kept = findKept("covers", key);
	if (kept) return kept;
	const drawn = await withPage(browser, files, draw, { viewport: size });
	keep("covers", key, drawn);
	return drawn;
}

/** Run by the page: what is more than the cover holds is set smaller, a tenth at a time. */
function fitCover(body: NodeFor<"body">): void {
	for (
		let tenths = 9;
		tenths > 2 && body.scrollHeight > body.clientHeight;
		tenths -= 1
	)
		body.style.setProperty("--fit", `${tenths / 10}`);
}

function houseAddress({ name }: HousePicture): string {
	return `/house/${name}`;
}

function lengthClass(title: string): "short" | "medium" | "long" | "very-long" {
	if (title.length <= 30) return "short";
	if (title.length <= 60) return "medium";
	return title.length <= 110 ? "long" : "very-long";
}
