import { SKIP, visit } from "unist-util-visit";
import { element } from "./elements.js";
const blocks = {
    pullquote: (children) => element("aside", { className: ["pullquote"], role: "doc-pullquote" }, children),
    // A note is no landmark, of which a page may hold several alike.
    aside: (children) => element("aside", { className: ["aside"], role: "note" }, children),
    epigraph: (children, attribution) => element("blockquote", { className: ["epigraph"] }, attribution.length > 0
        ? [...children, element("footer", {}, attribution)]
        : children),
};
export function directives(context) {
    return (tree, file) => {
        visit(tree, (node, index, parent) => {
            if (node.type !== "containerDirective" &&
                node.type !== "leafDirective" &&
                node.type !== "textDirective")
                return;
            if (node.type === "containerDirective" && node.name in blocks)
                return;
            if (node.type === "textDirective" &&
                node.name === "lang" &&
                node.attributes?.lang)
                return;
            if (node.type === "containerDirective") {
                context.report("directive-unknown", `Unknown block “:::${node.name}”, expected one of ${Object.keys(blocks).join(", ")}`, node.position?.start);
                return;
            }
            if (!parent || index === undefined)
                return;
            // "at 10:pm" and "see :name" are prose: what the parser took for a directive is put back as it was written.
            const children = written(node, String(file.value));
            parent.children.splice(index, 1, ...(node.type === "textDirective"
                ? children
                : [{ type: "paragraph", children }]));
            return [SKIP, index + children.length];
        });
    };
}
function written(node, source) {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined)
        return [{ type: "text", value: `:${node.name}` }];
    return [{ type: "text", value: source.slice(start, end) }];
}
/** Directives → hast, for mdast-util-to-hast. */
export const directiveHandlers = {
    containerDirective(state, node) {
        const label = node.children.find((child) => child.type === "paragraph" && child.data?.directiveLabel);
        const rest = {
            ...node,
            children: node.children.filter((child) => child !== label),
        };
        return blocks[node.name]?.(state.all(rest), label ? state.all(label) : []);
    },
    textDirective(state, node) {
        return element("span", { lang: node.attributes?.lang ?? "" }, state.all(node));
    },
};
