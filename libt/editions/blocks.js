/** The top-level elements of a chapter’s body, each with its name. */
export function blocksOf(body, chapterSlug) {
    return body.children
        .filter((node) => node.type === "element")
        .map((element, index) => ({
        name: `_block-${chapterSlug}-${index}`,
        element,
    }));
}
