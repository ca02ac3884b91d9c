/** The bytes of an HTML edition → what it says: metas, links, JSON-LD and the page itself. */
import { attribute, findAll, textOf } from "./markup.js";
import { readPages } from "./page.js";
import { parseHtml } from "./parse-html.js";
import { decodeUtf8, requireSize, sizeLimits, Unreadable, } from "./unreadable.js";
/** Throws an Unreadable. */
export function readHtml(bytes) {
    requireSize(bytes, sizeLimits.html, "HTML");
    const { text, embedded } = takeOut(decodeUtf8(bytes, "the HTML"));
    if (text.length > sizeLimits.markup)
        throw new Unreadable(`The HTML has ${Math.round(text.length / 1e6)} million characters, expected at most ${sizeLimits.markup / 1e6} million`);
    const root = parseHtml(text);
    const [html] = findAll(root, "html");
    const [head] = findAll(root, "head");
    if (!html || !head)
        throw new Unreadable("Missing head in the HTML");
    return {
        edition: "html",
        embedded,
        text,
        language: attribute(html, "lang"),
        headTitle: findAll(head, "title").map(textOf)[0] ?? "",
        metas: findAll(head, "meta").map((element) => ({
            name: attribute(element, "name") || attribute(element, "property"),
            content: attribute(element, "content"),
        })),
        links: findAll(root, "link").map((element) => ({
            rel: attribute(element, "rel"),
            href: attribute(element, "href"),
        })),
        jsonLd: findAll(root, "script")
            .filter((element) => attribute(element, "type") === "application/ld+json")
            .map(parseJsonLd),
        ...readPages([{ name: "page", root }]),
    };
}
/** Embedded files are most of the bytes and none of the markup: base64 holds no character that a parser looks for. */
function takeOut(html) {
    const embedded = [];
    const text = html.replace(/(;base64,)([A-Za-z0-9+/]{200,}={0,2})/g, (_match, mark, data) => {
        embedded.push(data);
        return `${mark}#${embedded.length - 1}`;
    });
    return { text, embedded };
}
function parseJsonLd(element) {
    try {
        return JSON.parse(textOf(element));
    }
    catch {
        throw new Unreadable(`The JSON-LD in line ${element.line} of the HTML is no JSON`);
    }
}
