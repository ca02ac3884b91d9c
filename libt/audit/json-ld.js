export function isNode(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The values of a property, one or many. */
export function valuesOf(node, property) {
    const value = node[property];
    if (value === undefined || value === null)
        return [];
    return Array.isArray(value) ? value : [value];
}
export function nodesOf(node, property) {
    return valuesOf(node, property).filter(isNode);
}
/** Strings and numbers of a property, as text. */
export function textsOf(node, property) {
    return valuesOf(node, property).map((value) => typeof value === "string" ? value : JSON.stringify(value));
}
/** Every node at the top of a block, or in its graph. */
export function topNodes(html) {
    return html.jsonLd
        .flatMap((block) => (Array.isArray(block) ? block : [block]))
        .filter(isNode)
        .flatMap((node) => ("@graph" in node ? nodesOf(node, "@graph") : [node]));
}
/** The node of the work: the one that has a title; nothing when there is none or more than one. */
export function workNode(html) {
    const [work, ...others] = topNodes(html);
    return others.length === 0 ? work : undefined;
}
/** The agent inside a Role node, or the node itself. */
export function agentIn(node, property) {
    return textsOf(node, "@type").includes("Role")
        ? (nodesOf(node, property)[0] ?? {})
        : node;
}
export function nameOf(node) {
    const [name = "(no name)"] = textsOf(node, "name");
    return name;
}
