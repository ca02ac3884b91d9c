import { bytesOf, openPdf, streamIn } from "./pdf/open-pdf.js";
import { extractPages } from "./pdf/second-extractor.js";
import { showText } from "./pdf/shown-text.js";
import { joinLines, languageOf, readStructure, } from "./pdf/structure.js";
import { readXmp } from "./pdf/xmp.js";
import { Unreadable } from "./unreadable.js";
export { joinLines } from "./pdf/structure.js";
/**
 * `lines` are what the second extractor looks for: it reads the pages that hold one of them, and every page when one of
 * them stands nowhere. Throws an Unreadable.
 */
export async function readPdf(bytes, lines = []) {
    const document = await openPdf(bytes);
    try {
        return await readDocument(document, bytes, lines);
    }
    catch (cause) {
        if (cause instanceof Unreadable)
            throw cause;
        throw new Unreadable(`The PDF is damaged: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`, { cause });
    }
}
async function readDocument(document, bytes, lines) {
    const metadata = streamIn(document, document.catalog, "Metadata");
    const shown = showText(document);
    const { blocks, alternatives } = readStructure(document, shown);
    const pages = pagesOf(shown, document.getPageCount());
    const second = await extractPages(bytes, pagesWith(lines, pages));
    return {
        edition: "pdf",
        language: languageOf(document),
        xmp: metadata && readXmp(bytesOf(document, metadata)),
        info: infoOf(document),
        blocks,
        alternatives,
        shown,
        pages: pages.map((page, index) => ({
            ...page,
            secondText: second.get(index),
        })),
    };
}
function pagesOf(shown, count) {
    const byPage = Array.from({ length: count }, () => []);
    for (const item of shown)
        byPage[item.page]?.push(item);
    return byPage.map((items) => ({
        text: joinLines(items),
        loose: joinLines(items.filter((item) => item.isArtifact || item.mcid === undefined)),
    }));
}
/** Indices of the pages on which one of the lines stands; of all pages when one stands nowhere. */
function pagesWith(lines, pages) {
    const texts = pages.map((page) => bare(page.text));
    const found = lines.map((line) => [...texts.keys()].filter((index) => texts[index]?.includes(bare(line))));
    return found.some((indices) => indices.length === 0)
        ? [...pages.keys()]
        : [...new Set(found.flat())].sort((a, b) => a - b);
}
/** What no line break changes. */
function bare(text) {
    return text.normalize("NFKC").replace(/[\s\-\u2010\u00ad]/gu, "");
}
function infoOf(document) {
    const values = {
        Title: document.getTitle(),
        Author: document.getAuthor(),
        Subject: document.getSubject(),
        Keywords: document.getKeywords(),
        Creator: document.getCreator(),
        Producer: document.getProducer(),
    };
    return new Map(Object.entries(values).filter((entry) => entry[1] !== undefined));
}
