/** Statement → the HTML edition: one file that needs nothing else. */

import { cutFonts, styleSheet } from "../../fonts/cut-fonts.ts";
import type { House } from "../../model/house.ts";
import type { StatedImage, Statement } from "../../model/statement.ts";
import { viewChapters } from "../page/chapter-view.ts";
import { toHtml } from "../page/markup.ts";
import { sheetsOf } from "../page/sheets.ts";
import { generator, viewOf } from "../page/view.ts";
import { markWideTables } from "../page/wide-tables.ts";
import { htmlHead } from "./html-head.ts";
import { makeFormulasScroll, makeTablesScroll } from "./scrollable.ts";

/** The bytes of the edition, UTF-8, with fonts, pictures and styles in it. */
export async function writeHtml(
	statement: Statement,
	house: House,
): Promise<Uint8Array> {
	const view = viewOf(statement, house);
	const chapters = viewChapters(statement, house, {
		imageAddress: (asset) => markOf(statement.images.indexOf(asset)),
		placeAddress: (id) => `#${id}`,
		headingShift: statement.form === "book" ? 1 : 0,
		epubType: false,
		serialize: toHtml,
		transform: (tree) => {
			// On paper, nothing scrolls.
			markWideTables(tree);
			makeTablesScroll(tree, view.labels);
			makeFormulasScroll(tree, view.labels);
		},
	});
	const data = { view, chapters, generator, head: htmlHead(statement) };
	const fill = (css: string) => house.fill("html", { ...data, css });
	// Every character of the page, so that the fonts hold all that is shown.
	const faces = await cutFonts(house.fonts, fill(""), "woff2");
	const css = styleSheet(
		faces,
		(face) => dataUri("font/woff2", face.bytes),
		sheetsOf(statement, house, ["html.css"], "html"),
		{ asksDevice: true },
	);
	const page = house.placePictures(fill(css), ({ mediaType, read }) =>
		dataUri(mediaType, read()),
	);
	return withImages(page, statement.images);
}

/** What no manuscript can hold (`unprintable.ts`). */
const marker = "\u0001";

/** Stands for an image until the markup is whole: as text, pictures of many megabytes would be copied at every step. */
function markOf(index: number): string {
	return `${marker}${index}${marker}`;
}

function withImages(
	markup: string,
	images: readonly StatedImage[],
): Uint8Array {
	const pieces = markup.split(marker).map((piece, at) => {
		const asset = at % 2 === 1 ? images[Number(piece)] : undefined;
		return Buffer.from(
			asset ? dataUri(asset.mediaType, asset.bytes) : piece,
			asset ? "latin1" : "utf8",
		);
	});
	return Buffer.concat(pieces);
}

function dataUri(mediaType: string, bytes: Uint8Array): string {
	return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}
