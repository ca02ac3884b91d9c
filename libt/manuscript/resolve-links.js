/** Links inside a publication: each leads to a place that every edition holds, or is a problem. */
import { posix } from "node:path";
import { visit } from "unist-util-visit";
import { anchorId } from "../prose/headings.js";
/** Turns `02.md#silt` and `#silt` into `#id` of the place meant; returns the links that lead nowhere. */
export function resolveLinks(chapters) {
    const byPath = new Map(chapters.map((item) => [item.path, item]));
    return chapters.flatMap((item) => {
        const problems = [];
        const bodies = [
            item.chapter.body,
            ...item.chapter.notes.map((note) => note.body),
        ];
        for (const body of bodies)
            visit(body, "element", (node) => {
                const problem = resolveLink(node, item, byPath);
                if (problem)
                    problems.push(problem);
            });
        return problems;
    });
}
function resolveLink(node, from, byPath) {
    const href = node.properties.href;
    const classes = node.properties.className;
    if (node.tagName !== "a" || typeof href !== "string")
        return undefined;
    if (Array.isArray(classes) && classes.includes("noteref"))
        return undefined;
    if (/^[a-z][a-z0-9+.-]*:/i.test(href))
        return undefined;
    const target = targetOf(decoded(href), from, byPath);
    if (target) {
        node.properties.href = `#${target}`;
        return undefined;
    }
    const start = node.position?.start;
    return {
        rule: "link-dangling",
        message: `Unexpected link to ${href || "nothing"}: no edition holds that place; write a full address (https://…), a heading’s id (#…) or a chapter’s file name`,
        file: from.chapter.file,
        line: start?.line,
        column: start?.column,
        source: from.lines[(start?.line ?? 0) - 1],
    };
}
function targetOf(href, from, byPath) {
    const [path = "", fragment] = href.split("#", 2);
    const file = posix.normalize(posix.join(posix.dirname(from.path), path));
    const chapter = path === "" ? from : byPath.get(file);
    if (!chapter)
        return undefined;
    if (fragment === undefined)
        return chapter.chapter.slug;
    const inChapter = placeIn(chapter, fragment);
    if (inChapter || path !== "")
        return inChapter;
    for (const other of byPath.values()) {
        if (other.chapter.slug === fragment)
            return fragment;
        if (other.chapter.places.includes(fragment))
            return fragment;
    }
    return undefined;
}
function placeIn(item, fragment) {
    const id = anchorId(item.idPrefix, fragment);
    return item.chapter.places.includes(id) ? id : undefined;
}
function decoded(href) {
    try {
        return decodeURIComponent(href);
    }
    catch {
        return href;
    }
}
