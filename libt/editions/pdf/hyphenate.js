/** Soft hyphens for print, set at build time: Chromium’s printing has no hyphenation dictionaries (puppeteer#12896). */
import { createRequire } from "node:module";
import { SKIP, visit } from "unist-util-visit";
const patterns = {
    "en-us": "en-us",
    en: "en-gb",
    fr: "fr",
    de: "de-1996",
    es: "es",
    it: "it",
    pt: "pt",
    nl: "nl",
};
const never = new Set("pre code h1 h2 h3 h4 h5 h6 th td math svg".split(" "));
const require = createRequire(import.meta.url);
/** Marks where words of running text may break; headings, tables, code and words of languages without patterns stay whole. */
export function hyphenate(tree, language) {
    hyphenateChildren(tree, language);
}
function hyphenateChildren(parent, language) {
    const hyphenator = hyphenatorOf(language);
    visit(parent, (node) => {
        if (node.type === "element") {
            if (never.has(node.tagName))
                return SKIP;
            const own = node.properties.lang;
            if (typeof own === "string" && own !== language) {
                hyphenateChildren({ ...node, properties: {} }, own);
                return SKIP;
            }
        }
        if (node.type === "text" && hyphenator)
            node.value = breakable(node.value, language, hyphenator);
        return undefined;
    });
}
/** Words of seven letters and more; capitalized ones are names, except in German. */
function breakable(text, language, hyphenator) {
    const german = /^de\b/i.test(language);
    return text.replace(german
        ? /(?<!\p{L})\p{L}{7,}(?!\p{L})/gu
        : /(?<!\p{L})\p{Ll}{7,}(?!\p{L})/gu, (word) => longEnds(hyphenator(word, { minWordLength: 7, html: false }), language));
}
/** No two letters alone at the beginning of a line, except where the language’s own rule is two. */
function longEnds(word, language) {
    return /^(?:de|es|it|nl)\b/i.test(language)
        ? word
        : word.replace(/\u00ad(?=\p{L}{2}$)/u, "");
}
const hyphenators = new Map();
function hyphenatorOf(language) {
    const tag = language.toLowerCase();
    const name = patterns[tag] ?? patterns[tag.split("-")[0] ?? ""];
    if (!name)
        return undefined;
    if (!hyphenators.has(name)) {
        const { hyphenateSync } = require(`hyphen/${name}`);
        hyphenators.set(name, hyphenateSync);
    }
    return hyphenators.get(name);
}
