import { blocksOf } from "../blocks.js";
import { viewChapters } from "../chapter-view.js";
import { cutFonts, styleSheet } from "../fonts.js";
import { toHtml } from "../markup.js";
import { generator, viewOf } from "../view.js";
import { hyphenate } from "./hyphenate.js";
import { tagRoles } from "./tag-roles.js";
/** The files of the page by address, `/` being the page itself. */
export async function printPage(publication, house) {
    const chapters = viewChapters(publication, house, {
        imageAddress: (asset) => `/images/${asset.fileName}`,
        placeAddress: (id) => `#${id}`,
        headingShift: publication.form === "book" ? 1 : 0,
        epubType: false,
        serialize: toHtml,
        onBody: (body, slug) => {
            for (const { name, element } of blocksOf(body, slug))
                element.properties.id ??= name;
        },
        transform: (tree, lang) => {
            hyphenate(tree, lang);
            tagRoles(tree);
        },
    });
    const data = {
        view: viewOf(publication, house),
        chapters,
        generator,
        page: house.page[publication.form],
    };
    const fill = (css) => house.fill("print", { ...data, css });
    __m("print filled");const faces = await cutFonts(house.fonts, fill(""), "truetype");
    __m("print fonts cut");const sheets = ["print.css", `print-${publication.form}.css`].map(house.css);
    const css = publication.form === "book" ? [...sheets, unseen] : sheets;
    const page = fill(styleSheet(faces, fontAddress, css.join("\n")));
    return new Map([
        ["/", { mediaType: "text/html; charset=utf-8", bytes: page }],
        ...faces.map((face) => [
            fontAddress(face),
            { mediaType: "font/ttf", bytes: face.bytes },
        ]),
        ...publication.images.map((image) => [
            `/images/${image.fileName}`,
            { mediaType: image.mediaType, bytes: image.bytes },
        ]),
    ]);
}
/** Nobody looks at the page itself, and to lay out a book for the screen takes as long as for print. */
const unseen = "@media screen { body { display: none } }";
function fontAddress(face) {
    return `/fonts/${face.name}.ttf`;
}
