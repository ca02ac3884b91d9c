/** Publication → the HTML edition: one file that needs nothing else. */
import type { House, Publication } from "../publication.ts";
import { viewChapters } from "./chapter-view.ts";
import { cutFonts, styleSheet } from "./fonts.ts";
import { htmlHead } from "./html-head.ts";
import { toHtml } from "./markup.ts";
import { makeScrollable } from "./scrollable.ts";
import { generator, viewOf } from "./view.ts";

export async function writeHtml(
	publication: Publication,
	house: House,
): Promise<Uint8Array> {
	const view = viewOf(publication, house);
	const chapters = viewChapters(publication, house, {
		imageAddress: (asset) => dataUri(asset.mediaType, asset.bytes),
		placeAddress: (id) => `#${id}`,
		headingShift: publication.form === "book" ? 1 : 0,
		epubType: false,
		serialize: toHtml,
		transform: (tree) => makeScrollable(tree, view.labels),
	});
	const data = { view, chapters, generator, head: htmlHead(publication) };
	const fill = (css: string) => house.fill("html", { ...data, css });
	// Every character of the page, images aside, so that the fonts hold all that is shown.
	const markup = fill("").replace(/data:image\/[^"]+/g, "");
	const faces = await cutFonts(house.fonts, markup, "woff2");
	const css = styleSheet(
		faces,
		(face) => dataUri("font/woff2", face.bytes),
		house.css("html.css"),
	);
	return Buffer.from(fill(css));
}

function dataUri(mediaType: string, bytes: Uint8Array): string {
	return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}
