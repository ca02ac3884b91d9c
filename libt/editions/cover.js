import { withPage } from "../isolated-page.js";
import { cutFonts, styleSheet } from "./fonts.js";
import { viewOf } from "./view.js";
/** CSS pixels; drawn at two device pixels each. */
const size = { width: 800, height: 1280, deviceScaleFactor: 2 };
export async function drawCover(publication, house, browser) {
    const fill = (css) => house.fill("cover", {
        view: viewOf(publication, house),
        // Long headlines are set smaller; the steps are the house’s own, by class.
        length: lengthClass(publication.title),
        css,
    });
    __m("cover filled");const faces = await cutFonts(house.fonts, fill(""), "truetype");
    __m("cover fonts cut");const page = fill(styleSheet(faces, (face) => `/${face.name}.ttf`, house.css("cover.css")));
    const files = new Map([
        ["/", { mediaType: "text/html; charset=utf-8", bytes: page }],
        ...faces.map((face) => [
            `/${face.name}.ttf`,
            { mediaType: "font/ttf", bytes: face.bytes },
        ]),
    ]);
    return withPage(browser, files, async (tab) => {
        await tab.setViewport(size);
        return tab.screenshot({
            type: "jpeg",
            quality: 80,
            captureBeyondViewport: false,
        });
    });
}
function lengthClass(title) {
    if (title.length <= 30)
        return "short";
    if (title.length <= 60)
        return "medium";
    return title.length <= 110 ? "long" : "very-long";
}
