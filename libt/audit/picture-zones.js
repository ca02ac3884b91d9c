/** Pictures of the byline and the credits of each edition, as a reader sees them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withPage } from "../isolated-page.js";
import { blocksSaying } from "./lines.js";
export async function pictureZones(record, readings, files, browser) {
    const { html, epub, pdf } = readings;
    const [page, print] = [files.get("html"), files.get("pdf")];
    return [
        ...(html && page ? await pictureHtml(page, browser) : []),
        ...(epub ? await pictureEpub(epub, browser) : []),
        ...(pdf && print ? await picturePdf(record, pdf, print, browser) : []),
    ];
}
/** CSS pixels. */
const width = 760;
const selectors = [
    ["byline", '[data-credit="byline"]'],
    ["credits", '[data-credit="contributors"]'],
];
function pictureHtml(html, browser) {
    const file = { mediaType: "text/html; charset=utf-8", bytes: html };
    return withPage(browser, new Map([["/", file]]), (page) => shootZones(page, "html"));
}
/** Each document that holds a zone, with every file beside it at its own address. */
async function pictureEpub(epub, browser) {
    const documents = new Set(epub.zones
        .filter((zone) => ["byline", "contributors"].includes(zone.kind))
        .map((zone) => zone.where.replace(/:\d+$/, "")));
    const pictures = [];
    for (const name of documents) {
        const folder = name.replace(/[^/]*$/, "");
        const files = new Map();
        for (const [path, read] of epub.files)
            if (path.startsWith(folder))
                files.set(path === name ? "/" : encodeURI(`/${path.slice(folder.length)}`), { mediaType: mediaTypeOf(path), bytes: read() });
        pictures.push(...(await withPage(browser, files, (page) => shootZones(page, "epub"))));
    }
    return pictures;
}
function mediaTypeOf(path) {
    const types = {
        xhtml: "application/xhtml+xml",
        css: "text/css; charset=utf-8",
        svg: "image/svg+xml",
        png: "image/png",
        jpg: "image/jpeg",
        ttf: "font/ttf",
    };
    return types[/[^.]*$/.exec(path)?.[0] ?? ""] ?? "application/octet-stream";
}
async function shootZones(page, edition) {
    await page.setViewport({ width, height: 900, deviceScaleFactor: 1.5 });
    const pictures = [];
    for (const [zone, selector] of selectors) {
        const element = await page.$(selector);
        const box = await element?.boundingBox();
        if (!box)
            continue;
        const png = await page.screenshot({
            type: "png",
            clip: {
                x: 0,
                y: Math.max(0, box.y - 16),
                width,
                height: Math.min(600, box.height + 32),
            },
            captureBeyondViewport: true,
        });
        pictures.push({ edition, zone, png });
    }
    return pictures;
}
/** Pixels for each point. */
const scale = 1.5;
/** pdf.js draws the page in the browser, which has the canvas that this process lacks. */
async function picturePdf(record, pdf, bytes, browser) {
    const script = fileURLToPath(import.meta.resolve("unpdf/pdfjs"));
    const files = new Map([
        [
            "/",
            { mediaType: "text/html", bytes: "<!DOCTYPE html><title>PDF</title>" },
        ],
        ["/pdf.mjs", { mediaType: "text/javascript", bytes: readFileSync(script) }],
        ["/edition.pdf", { mediaType: "application/pdf", bytes }],
    ]);
    const zones = [
        ["byline", blocksSaying(pdf, record.byline.text).slice(0, 1)],
        [
            "credits",
            record.creditLines.flatMap((line) => blocksSaying(pdf, line.text)),
        ],
    ];
    return withPage(browser, files, async (page) => {
        await page.setJavaScriptEnabled(true);
        await page.reload({ waitUntil: "load" });
        const pictures = [];
        for (const [zone, blocks] of zones) {
            const [first] = blocks;
            if (!first)
                continue;
            const own = blocks.filter((block) => block.page === first.page);
            const png = await shootPage(page, first.page, edgesOf(own));
            if (png)
                pictures.push({ edition: "pdf", zone, png });
        }
        return pictures;
    });
}
function edgesOf(blocks) {
    const shown = blocks.flatMap((block) => block.shown);
    return {
        bottom: Math.min(...shown.map((item) => item.y)) - 12,
        top: Math.max(...shown.map((item) => item.y + item.size)) + 12,
    };
}
async function shootPage(page, index, { bottom, top }) {
    // Text, not a function: compilers add calls to functions of their own, which the page does not have.
    const size = await page.evaluate(`(async () => {
		const pdfjs = await import("/pdf.mjs");
		globalThis.edition ??= await pdfjs.getDocument({ url: "/edition.pdf", isEvalSupported: false, verbosity: 0 }).promise;
		const page = await globalThis.edition.getPage(${index + 1});
		const viewport = page.getViewport({ scale: ${scale} });
		const canvas = document.createElement("canvas");
		canvas.width = viewport.width;
		canvas.height = viewport.height;
		document.body.replaceChildren(canvas);
		document.body.style.margin = "0";
		await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
		return [viewport.width, viewport.height];
	})()`);
    const [across = 0, down = 0] = Array.isArray(size) ? size.map(Number) : [];
    if (across === 0)
        return undefined;
    await page.setViewport({ width: Math.ceil(across), height: Math.ceil(down) });
    return page.screenshot({
        type: "png",
        clip: {
            x: 0,
            y: Math.max(0, down - top * scale),
            width: across,
            height: Math.min(600, (top - bottom) * scale),
        },
    });
}
