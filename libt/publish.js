/** Written publications → the output folder, with the download page and the checksums over all that it holds. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { holds, holdsFile, } from "./output-folder.js";
import { checksumList, sha256 } from "./release/checksums.js";
import { downloadPage } from "./release/download-page.js";
import { readCreditRecord } from "./release/read-credit-record.js";
/**
 * Hands `write` what has changed of `built`, with the download page and the checksums over everything in `out`.
 * Returns the publications that stood there already, byte by byte.
 */
export function publish(built, out, house, write) {
    const changed = built.filter(({ slug, files }) => !holds(out, slug, files));
    const files = topFiles(built, out, house).filter((file) => !holdsFile(out, file));
    const folders = new Map(changed.map((item) => [item.slug, item.files]));
    if (folders.size + files.length > 0)
        write({ folders, files });
    return built.filter((item) => !changed.includes(item));
}
/** The download page and the checksums, of this build’s publications and of those that stand in `out` already. */
function topFiles(built, out, house) {
    const fresh = new Map(built.map((item) => [item.slug, item]));
    const others = readdirSync(out).flatMap((slug) => {
        const record = fresh.has(slug)
            ? undefined
            : readCreditRecord(join(out, slug));
        return record ? [{ slug, record }] : [];
    });
    const released = [
        ...built.map((item) => ({
            slug: item.slug,
            record: item.record,
        })),
        ...others,
    ].sort((a, b) => (a.slug < b.slug ? -1 : 1));
    const page = downloadPage(released, house);
    const sums = [
        { path: "index.html", sha256: sha256(Buffer.from(page)) },
        ...released.flatMap(({ slug }) => filesOf(slug, fresh.get(slug), out).map((file) => ({
            path: `${slug}/${file.name}`,
            sha256: sha256(Buffer.from(file.bytes)),
        }))),
    ];
    return [
        { name: "index.html", bytes: page },
        { name: "SHA256SUMS", bytes: checksumList(sums) },
    ];
}
function filesOf(slug, built, out) {
    if (built)
        return built.files;
    return readdirSync(join(out, slug), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => ({
        name: entry.name,
        bytes: readFileSync(join(out, slug, entry.name)),
    }));
}
