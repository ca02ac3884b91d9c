/** Whether `node` is an element, with one of `names` if any are given. */
export function isElement(node, ...names) {
    const element = node;
    return (element?.type === "element" &&
        (names.length === 0 || names.includes(element.tagName ?? "")));
}
export function element(tagName, properties, children) {
    return { type: "element", tagName, properties, children };
}
/** The children that are not white space between blocks. */
export function solid(node) {
    return node.children.filter((child) => !(child.type === "text" && child.value.trim() === ""));
}
