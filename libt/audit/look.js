import { withPage } from "../isolated-page.js";
import { resolvePath } from "../readings/epub.js";
import { findUnseen } from "./find-unseen.js";
/** The zones of an edition that are not to be seen. */
export async function lookAtZones(reading, browser) {
    const files = new Map();
    const frames = reading.edition === "html"
        ? [pageFrame(reading, files)]
        : framesOf(reading, files);
    files.set("/", {
        mediaType: "text/html; charset=utf-8",
        bytes: `<!DOCTYPE html><title>Editions</title>${frames.map((frame) => `<iframe src="${encodeURI(frame.address)}" width="800" height="1200"></iframe>`).join("")}`,
    });
    return withPage(browser, files, (page) => lookAtFrames(page, frames));
}
function pageFrame(html, files) {
    files.set("/edition.html", {
        mediaType: "text/html; charset=utf-8",
        bytes: html.text,
    });
    return { address: "/edition.html", name: "page" };
}
/** The documents that carry zones, with their styles; fonts and images are left out, as they are from the HTML. */
function framesOf(epub, files) {
    const documents = new Set(epub.zones.map((zone) => zone.where.replace(/:\d+$/, "")));
    for (const [name, read] of epub.files)
        if (/\.css$/.test(name) || documents.has(name))
            files.set(encodeURI(`/epub/${name}`), {
                mediaType: /\.css$/.test(name)
                    ? "text/css; charset=utf-8"
                    : "application/xhtml+xml",
                bytes: read(),
            });
    return [...documents].map((name) => ({
        address: `/epub/${resolvePath(name, `/${name}`)}`,
        name,
    }));
}
const media = [
    { medium: "screen", type: "screen", scheme: "light" },
    { medium: "dark", type: "screen", scheme: "dark" },
    { medium: "print", type: "print", scheme: "light" },
];
async function lookAtFrames(page, frames) {
    const seen = [];
    for (const { medium, type, scheme } of media) {
        // Each of the two calls ends what the other has set, so the one that matters comes last.
        if (type === "screen")
            await page.emulateMediaType();
        await page.emulateMediaFeatures([
            { name: "prefers-color-scheme", value: scheme },
        ]);
        if (type === "print")
            await page.emulateMediaType(type);
        // The script is this program’s own, and gives this and nothing else.
        const faults = (await page.evaluate(findUnseen));
        for (const { frame, kind, text, fault } of faults) {
            const where = frames[frame]?.name;
            if (where)
                seen.push({ medium, kind, text, fault, where });
        }
    }
    return seen;
}
