/** All the text inside, without any change. */
export function textOf(node) {
    return typeof node === "string" ? node : node.children.map(textOf).join("");
}
/** Every element below, in document order, with its ancestors from the outermost on. */
export function* elementsBelow(node, ancestors = []) {
    const path = [...ancestors, node];
    for (const child of node.children) {
        if (typeof child === "string")
            continue;
        yield { element: child, ancestors: path };
        yield* elementsBelow(child, path);
    }
}
/** The elements below of a name, and of a namespace where one is given. */
export function findAll(node, name, namespace) {
    return [...elementsBelow(node)]
        .map(({ element }) => element)
        .filter((element) => element.name === name &&
        (namespace === undefined || element.namespace === namespace));
}
export function attribute(element, name) {
    return element.attributes.get(name) ?? "";
}
/** Whether a space-separated attribute holds a word. */
export function hasWord(element, name, word) {
    return attribute(element, name).split(/\s+/).includes(word);
}
