import { visit } from "unist-util-visit";
import { isElement, solid } from "./elements.js";
import { proseData } from "./prose-data.js";
export function footnotes(context) {
    return (tree) => {
        const section = takeSection(tree);
        const items = section ? listItems(section) : [];
        const notes = new Map(items.map((item, index) => [
            String(item.properties.id),
            startNote(item, context, index),
        ]));
        const references = new Map();
        const refer = (node) => {
            if (node.properties.dataFootnoteRef === undefined)
                return;
            const key = String(node.properties.href).replace(/^#/, "");
            const note = notes.get(decodeURIComponent(key)) ?? notes.get(key);
            if (!note)
                return;
            const seen = references.get(note.id) ?? [];
            const id = `${note.id.replace("fn", "fnref")}${seen.length === 0 ? "" : `-${seen.length + 1}`}`;
            references.set(note.id, [...seen, id]);
            node.properties = { id, href: `#${note.id}`, className: ["noteref"] };
            node.children = [{ type: "text", value: note.label }];
        };
        // A note may refer to another one.
        for (const body of [tree, ...[...notes.values()].map((note) => note.body)])
            visit(body, "element", refer);
        const data = proseData(tree);
        data.notes = [...notes.values()].map((note) => ({
            ...note,
            references: references.get(note.id) ?? [],
        }));
    };
}
function takeSection(tree) {
    const index = tree.children.findIndex((node) => isElement(node, "section") && node.properties.dataFootnotes !== undefined);
    const section = tree.children[index];
    if (index >= 0)
        tree.children.splice(index, 1);
    return isElement(section) ? section : undefined;
}
function listItems(section) {
    const list = section.children.find((node) => isElement(node, "ol"));
    return list
        ? solid(list).filter((node) => isElement(node, "li"))
        : [];
}
function startNote(item, context, index) {
    removeBacklinks(item);
    const label = String(context.firstNote + index);
    return {
        id: `${context.idPrefix}fn-${label}`,
        label,
        body: { type: "root", children: solid(item) },
    };
}
function removeBacklinks(item) {
    visit(item, "element", (node, index, parent) => {
        if (node.properties.dataFootnoteBackref === undefined ||
            !parent ||
            index === undefined)
            return;
        const before = parent.children[index - 1];
        if (before?.type === "text")
            before.value = before.value.trimEnd();
        parent.children.splice(index, 1);
        return index;
    });
}
