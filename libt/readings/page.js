/** Elements → what a page says: the zones that carry credits, the blocks of its text, and its figures. */
import { attribute, elementsBelow, hasWord, textOf, } from "./markup.js";
/** Elements that do not end a run of text. */
export const inline = new Set("a abbr b bdi bdo br cite code data del dfn em i ins kbd mark math q rp rt ruby s samp small span strong sub sup time u var wbr img svg".split(" "));
const unseen = new Set("head script style template noscript title".split(" "));
/** The pages of an edition in reading order. */
export function readPages(pages) {
    const state = {
        zones: [],
        blocks: [],
        figures: [],
        images: [],
        position: 0,
        chapter: -1,
        titles: [],
    };
    for (const page of pages)
        readPage(page.root, page.name, state);
    return { ...state, documents: pages, title: state.titles[0] ?? "" };
}
function readPage(root, name, state) {
    let run = "";
    let holder;
    const flush = (inText, inNotes) => {
        if (holder) {
            state.position += 1;
            state.blocks.push({
                text: run,
                position: state.position,
                chapter: state.chapter,
                inText,
                inNotes,
                where: `${name}:${holder.line}`,
                element: holder,
            });
        }
        run = "";
        holder = undefined;
    };
    const visit = (element, ancestors, inText, inNotes) => {
        if (unseen.has(element.name))
            return;
        // A formula stands in two dimensions: in which order its signs are read is nobody’s word.
        if (element.name === "math")
            return;
        if (attribute(element, "role") === "doc-backlink")
            return;
        const own = hasWord(element, "class", "text") && element.name !== "body";
        if (own)
            state.chapter += 1;
        const inside = inText || own;
        const notes = inNotes || hasWord(element, "class", "note");
        const block = !inline.has(element.name);
        if (block)
            flush(inText, inNotes);
        if (element.attributes.has("data-credit"))
            state.zones.push(zoneOf(element, ancestors, name, state));
        if (element.name === "h1" && hasWord(element, "class", "p-name"))
            state.titles.push(textOf(element));
        if (element.name === "figure")
            state.figures.push(figureOf(element, name));
        if (element.name === "img")
            state.images.push(imageOf(element, ancestors, name));
        for (const child of element.children) {
            if (typeof child !== "string")
                visit(child, [...ancestors, element], inside, notes);
            else {
                run += child;
                if (child.trim() !== "")
                    holder ??= blockOf(element, ancestors);
            }
        }
        if (block)
            flush(inside, notes);
    };
    visit(root, [], false, false);
}
/** The element itself or the innermost of its ancestors that is a block. */
function blockOf(element, ancestors) {
    return inline.has(element.name)
        ? (ancestors.findLast((item) => !inline.has(item.name)) ?? element)
        : element;
}
function zoneOf(element, ancestors, page, state) {
    state.position += 1;
    const below = [...elementsBelow(element)].map((item) => item.element);
    const named = below.filter((item) => item.attributes.has("data-agent"));
    return {
        kind: attribute(element, "data-credit"),
        text: textOf(element),
        agents: named.map(textOf),
        authors: named
            .filter((item) => hasWord(item, "class", "p-author"))
            .map(textOf),
        position: state.position,
        chapter: state.chapter,
        hidden: hiddenBy([...ancestors, element]),
        where: `${page}:${element.line}`,
        links: below
            .filter((item) => item.name === "a")
            .map((item) => ({ href: attribute(item, "href"), text: textOf(item) })),
        datetime: below
            .find((item) => item.name === "time")
            ?.attributes.get("datetime"),
    };
}
function hiddenBy(path) {
    for (const element of path) {
        const style = attribute(element, "style").replace(/\s+/g, "").toLowerCase();
        if (element.attributes.has("hidden"))
            return `hidden on ${element.name}`;
        if (attribute(element, "aria-hidden") === "true")
            return `aria-hidden on ${element.name}`;
        if (element.name === "details" && !element.attributes.has("open"))
            return "closed details";
        const rule = /(display:none|visibility:(hidden|collapse)|opacity:0(?![.\d]))/.exec(style);
        if (rule)
            return `${rule[0]} on ${element.name}`;
    }
    return undefined;
}
function figureOf(element, page) {
    const below = [...elementsBelow(element)];
    const find = (test) => below.find((item) => test(item.element))?.element;
    const caption = find((item) => item.name === "figcaption");
    const credit = find((item) => attribute(item, "data-credit") === "image");
    return {
        images: below
            .filter((item) => item.element.name === "img")
            .map((item) => imageOf(item.element, [element], page)),
        caption: caption ? textOf(caption) : "",
        credit: credit && textOf(credit),
        where: `${page}:${element.line}`,
    };
}
function imageOf(element, ancestors, page) {
    return {
        src: attribute(element, "src"),
        alt: attribute(element, "alt"),
        inFigure: ancestors.some((item) => item.name === "figure"),
        where: `${page}:${element.line}`,
        element,
    };
}
