import { visit } from "unist-util-visit";
import { isElement } from "./elements.js";
export function tables() {
    return (tree) => {
        visit(tree, "element", (node) => {
            if (node.tagName === "th")
                node.properties.scope ??= "col";
            if (node.tagName === "tbody")
                for (const row of node.children)
                    if (isElement(row, "tr"))
                        scopeRow(row);
            if (node.tagName === "th" || node.tagName === "td")
                alignByClass(node);
        });
    };
}
/** A header cell that opens a row of the body heads that row. */
function scopeRow(row) {
    const first = row.children.find((cell) => isElement(cell));
    if (isElement(first, "th"))
        first.properties.scope = "row";
}
function alignByClass(cell) {
    const align = cell.properties.align;
    delete cell.properties.align;
    if (align === "right" || align === "center")
        cell.properties.className = [`align-${align}`];
}
