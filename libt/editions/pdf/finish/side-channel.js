import { contentsOf, element, elementsOf, } from "./structure-tree.js";
/** Standard tags of ISO 32000-1 §14.8.4 that the print may ask for, and `Artifact` for what is not to be read. */
const tags = new Set([
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Figure",
    "Formula",
    "Artifact",
]);
const keys = {
    alt: "alt",
    lang: "language",
    E: "expansion",
    actual: "actualText",
};
/** Renames every figure that carries a mark, and sets what content below it is for. */
export function readSideChannel(file, tree) {
    for (const node of elementsOf(tree.root)) {
        if (node.tag === "Figure" && node.alt?.startsWith("@@"))
            applyMark(file, node, node.alt.slice(2));
        if (isGraphic(node))
            for (const content of contentsOf(node))
                content.use = "graphic";
    }
    // A bullet is a path, and yet it is the label of its item.
    for (const node of elementsOf(tree.root))
        if (node.tag === "Lbl")
            for (const content of contentsOf(node))
                content.use = "graphic";
    removeArtifacts(tree.root);
}
/** HTML’s figure with a caption or a table in it is a group, whose rules are decoration as elsewhere. */
function isGraphic({ tag, alt, children }) {
    if (tag === "Formula")
        return true;
    const isGroup = !alt && children.some(({ kind }) => kind === "element");
    return tag === "Figure" && !isGroup;
}
function applyMark(file, node, mark) {
    const [tag = "", ...pairs] = mark.split("|");
    node.alt = undefined;
    node.named = true;
    node.tag = tags.has(tag) ? tag : "Span";
    if (!tags.has(tag))
        file.faults.push({
            rule: "marks-are-known",
            message: `Unexpected tag “@@${mark}”, expected one of ${[...tags].join(", ")}`,
        });
    for (const pair of pairs) {
        const equals = pair.indexOf("=");
        const key = keys[pair.slice(0, equals)];
        if (key)
            node[key] = unescapeValue(pair.slice(equals + 1));
        else
            file.faults.push({
                rule: "marks-are-known",
                message: `Unexpected “${pair}” in “@@${mark}”, expected alt=, lang=, E= or actual=`,
            });
    }
}
/** A value writes `|` as `%7C` and `%` as `%25`. */
function unescapeValue(value) {
    return value.replaceAll("%7C", "|").replaceAll("%25", "%");
}
function removeArtifacts(node) {
    node.children = node.children.flatMap((child) => {
        if (child.kind !== "element")
            return [child];
        if (child.tag === "Artifact")
            return linksLeftOf(child);
        removeArtifacts(child);
        return [child];
    });
}
/** What is not to be read can still be a link, and every link has its element. */
function linksLeftOf(artifact) {
    for (const content of contentsOf(artifact))
        content.use = "artifact";
    return [...elementsOf(artifact)]
        .map(({ children }) => children.filter(({ kind }) => kind === "object"))
        .filter((parts) => parts.length > 0)
        .map((parts) => element("Link", parts));
}
