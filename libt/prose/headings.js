import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { proseData } from "./prose-data.js";
/** The first level-1 heading is the title of the chapter and leaves the body. */
export function headings(context) {
    return (tree) => {
        const data = proseData(tree);
        data.title = takeTitle(tree);
        data.headings = [];
        data.places ??= [];
        const used = new Map(data.places.map((place) => [place, 1]));
        let last = 1;
        visit(tree, "element", (node) => {
            const depth = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
            if (depth === 0)
                return;
            const text = textOf(node).trim();
            if (text === "")
                context.report("heading-empty", `Unexpected empty heading: write its words after ${"#".repeat(depth)}, or remove it`, node.position?.start);
            if (depth === 1)
                context.report("heading-level", "Unexpected second heading of level 1, the title: begin sections with ##", node.position?.start);
            else if (depth > last + 1)
                context.report("heading-level", `Unexpected heading of level ${depth} after level ${last}, expected level ${last + 1} (${"#".repeat(last + 1)}) at most`, node.position?.start);
            last = depth;
            const id = unique(anchorId(context.idPrefix, text), used);
            node.properties.id = id;
            data.places?.push(id);
            data.headings?.push({ id, depth, text });
        });
    };
}
function takeTitle(tree) {
    const index = tree.children.findIndex((node) => node.type === "element");
    const first = tree.children[index];
    if (first?.type !== "element" || first.tagName !== "h1")
        return undefined;
    tree.children.splice(index, 1);
    return textOf(first).trim();
}
/** `id`, or `id-2` and so on; `used` holds how often each id has been asked for. */
function unique(id, used) {
    let candidate = id;
    let count = used.get(id) ?? 0;
    while (used.has(candidate)) {
        count += 1;
        candidate = `${id}-${count}`;
    }
    used.set(id, count);
    used.set(candidate, Math.max(1, used.get(candidate) ?? 0));
    return candidate;
}
/** The id of a place: from its words, an XML name (letters first), unique over chapters by its prefix. */
export function anchorId(prefix, words) {
    const slug = slugify(words) || "section";
    return /^\p{L}/u.test(prefix || slug) ? `${prefix}${slug}` : `s-${slug}`;
}
/** "Ærø & Łódź, 2025" → "aero-lodz-2025"; letters without a Latin base are kept. */
export function slugify(text) {
    const latin = text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[łøđßæœþð]/g, (letter) => plainLetters[letter] ?? letter);
    return latin
        .replace(/['’]/g, "")
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 80);
}
const plainLetters = {
    ł: "l",
    ø: "o",
    đ: "d",
    ß: "ss",
    æ: "ae",
    œ: "oe",
    þ: "th",
    ð: "d",
};
