import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
/** Marks notes, references, foreign words and abbreviations for the finishing step. */
export function tagRoles(tree) {
    visit(tree, "element", (node, index, parent) => {
        if (node.tagName === "img")
            escapeName(node, "alt");
        if (node.tagName === "td" && node.children.length === 0)
            // An empty cell has no place in Chromium’s structure tree, and its row would be too short.
            node.children.push({ type: "text", value: "\u00a0" });
        if (node.tagName === "math" && parent && index !== undefined) {
            const alternative = String(node.properties.alttext ?? textOf(node));
            const formula = wrapper("span", `Formula|alt=${alternative.replace(/\s+/g, " ").trim()}`, [node]);
            if (node.properties.display === "block")
                formula.properties.className = ["formula"];
            parent.children.splice(index, 1, formula);
            return [SKIP, index + 1];
        }
        if (node.tagName === "li" && hasClass(node, "note"))
            tagNote(node);
        if (node.tagName === "abbr" && typeof node.properties.title === "string")
            tag(node, `Span|E=${node.properties.title}`);
        if (typeof node.properties.lang === "string" && isInline(node))
            tag(node, `Span|lang=${node.properties.lang}`);
        if (node.properties.role === "doc-backlink")
            delete node.properties.role;
        if (!hasClass(node, "noteref") || !parent || index === undefined)
            return undefined;
        delete node.properties.role;
        const reference = wrapper("span", "Reference", [{ ...node }]);
        parent.children.splice(index, 1, reference);
        return [SKIP, index + 1];
    });
}
const inline = new Set("span i em b strong cite q dfn abbr bdi bdo small u mark".split(" "));
function isInline(node) {
    return inline.has(node.tagName);
}
function tagNote(node) {
    const { id, ...rest } = node.properties;
    node.properties = rest;
    const note = wrapper("div", "Note", node.children);
    note.properties.id = id;
    node.children = [note];
}
function wrapper(tagName, name, children) {
    const element = {
        type: "element",
        tagName,
        properties: {},
        children,
    };
    tag(element, name);
    return element;
}
function tag(node, name) {
    node.properties.role = "figure";
    node.properties.ariaLabel = `@@${name}`;
}
/** An author’s own “@@” must not be taken for a mark. */
function escapeName(node, name) {
    const text = node.properties[name];
    if (typeof text === "string" && text.startsWith("@@"))
        node.properties[name] = ` ${text}`;
}
function hasClass(node, name) {
    const classes = node.properties.className;
    return Array.isArray(classes) && classes.includes(name);
}
