import { inline } from "../readings/page.js";
/** Each chapter’s body and then its notes, as all editions have them. */
export function writtenProse({ chapters }) {
    const prose = chapters.map(readChapter);
    return {
        blocks: prose.flatMap(({ blocks }) => blocks),
        images: prose.flatMap(({ images }) => images),
    };
}
function readChapter(chapter) {
    const blocks = [];
    const images = [];
    const { file } = chapter;
    let run = "";
    let start;
    for (const { line, piece } of piecesOf(chapter)) {
        if (typeof piece === "string") {
            run += piece;
            if (piece.trim() !== "")
                start ??= line;
        }
        else if (piece)
            images.push({ ...pictured(piece), file, line });
        else {
            if (start !== undefined)
                blocks.push({ text: run, file, line: start });
            run = "";
            start = undefined;
        }
    }
    return { blocks, images };
}
function* piecesOf({ body, notes }) {
    // What a transform has made has no place of its own, and stands by what it was made of.
    let line = 1;
    function* visit(node) {
        line = node.position?.start.line ?? line;
        if (node.type === "text")
            yield { line, piece: node.value };
        if (node.type !== "root" && node.type !== "element")
            return;
        const isBlock = node.type === "root" || !inline.has(node.tagName);
        if (node.type === "element" && node.tagName === "math")
            return;
        if (node.type === "element" && node.tagName === "img")
            yield { line, piece: node };
        if (isBlock)
            yield { line, piece: undefined };
        for (const child of node.children)
            yield* visit(child);
        if (isBlock)
            yield { line, piece: undefined };
    }
    for (const root of [body, ...notes.map((note) => note.body)])
        yield* visit(root);
}
function pictured({ properties }) {
    return { path: String(properties.src), alt: String(properties.alt ?? "") };
}
