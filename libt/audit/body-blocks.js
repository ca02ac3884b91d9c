/** The blocks of the manuscript’s body, by the hashes of the record. */
import { createHash } from "node:crypto";
import { bareText } from "./normalize.js";
/** The first 12 hexadecimal digits of SHA-256 of a block without white space and hyphens, as the record has them. */
export function hashBlock(text) {
    return createHash("sha256").update(bareText(text)).digest("hex").slice(0, 12);
}
/** The text of the first block without the dateline that an edition sets before it. */
export function withoutDateline(text, record) {
    if (!record.dateline)
        return text;
    const start = `${bareText(record.dateline)}—`;
    const bare = bareText(text);
    return bare.startsWith(start) ? bare.slice(start.length) : text;
}
/** Whether a block is one of the body’s. */
export function isBodyOf(record, text) {
    const known = hashesOf(record);
    return (known.has(hashBlock(text)) ||
        known.has(hashBlock(withoutDateline(text, record))));
}
const cache = new WeakMap();
function hashesOf(record) {
    const known = cache.get(record) ??
        new Set(record.chapters.flatMap((chapter) => chapter.blocks));
    cache.set(record, known);
    return known;
}
