import { viewChapters } from "./chapter-view.js";
import { cutFonts, styleSheet } from "./fonts.js";
import { htmlHead } from "./html-head.js";
import { toHtml } from "./markup.js";
import { makeScrollable } from "./scrollable.js";
import { generator, viewOf } from "./view.js";
export async function writeHtml(publication, house) {
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
    const fill = (css) => house.fill("html", { ...data, css });
    // Every character of the page, images aside, so that the fonts hold all that is shown.
    const markup = fill("").replace(/data:image\/[^"]+/g, "");
    const faces = await cutFonts(house.fonts, markup, "woff2");
    const css = styleSheet(faces, (face) => dataUri("font/woff2", face.bytes), house.css("html.css"));
    return Buffer.from(fill(css));
}
function dataUri(mediaType, bytes) {
    return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}
