/** Files in the cache folder, found again by what they were made from: a file that is missing or damaged is made again. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, } from "node:fs";
import { join } from "node:path";
import { openCache } from "./cache-folder.js";
/** How many files of a kind are kept; the oldest go. */
const mostKept = 200;
/** What `keep` was given for `key` before, if it is still whole. */
export function findKept(kind, key) {
    try {
        const kept = readFileSync(join(openCache(), kind, key));
        const bytes = kept.subarray(hashLength);
        return hash(bytes).equals(kept.subarray(0, hashLength)) ? bytes : undefined;
    }
    catch {
        return undefined;
    }
}
/** Written beside its place and renamed. A cache that cannot be written to keeps nothing, which harms nobody. */
export function keep(kind, key, bytes) {
    try {
        const folder = join(openCache(), kind);
        mkdirSync(folder, { recursive: true });
        const draft = join(folder, `${key}-${process.pid}`);
        writeFileSync(draft, Buffer.concat([hash(bytes), bytes]));
        renameSync(draft, join(folder, key));
        dropOldest(folder);
    }
    catch {
        // The bytes are at hand; they are made again next time.
    }
}
/** A name for what is made from `parts`. */
export function keyOf(...parts) {
    const sum = createHash("sha256");
    for (const part of parts)
        sum.update(hash(part));
    return sum.digest("hex");
}
/** Bytes of a SHA-256. */
const hashLength = 32;
function hash(bytes) {
    return createHash("sha256").update(bytes).digest();
}
function dropOldest(folder) {
    const names = readdirSync(folder);
    if (names.length <= mostKept)
        return;
    const dated = names.map((name) => {
        const path = join(folder, name);
        return { path, written: statSync(path).mtimeMs };
    });
    dated.sort((a, b) => b.written - a.written);
    for (const { path } of dated.slice(mostKept))
        rmSync(path, { force: true });
}
