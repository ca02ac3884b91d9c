import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
export function makeScrollable(tree, labels) {
    visit(tree, "element", (node, index, parent) => {
        const formula = node.tagName === "math" && node.properties.display === "block";
        if (node.tagName !== "table" && !formula)
            return undefined;
        if (!parent || index === undefined)
            return undefined;
        const caption = node.children.find((child) => child.type === "element" && child.tagName === "caption");
        const name = formula ? labels.formula : labels.table;
        parent.children[index] = {
            type: "element",
            tagName: "div",
            properties: {
                className: ["scroll"],
                tabIndex: 0,
                role: "group",
                ariaLabel: caption?.type === "element" ? textOf(caption) : name,
            },
            children: [node],
        };
        return [SKIP, index + 1];
    });
}
