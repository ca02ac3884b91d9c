/** Checksums as `sha256sum -c` reads them. */
import { createHash } from "node:crypto";
/** SHA-256 (FIPS 180-4) in hexadecimal. */
export function sha256(bytes) {
    return createHash("sha256").update(bytes).digest("hex");
}
/** The text of `SHA256SUMS`: one line a file, sorted by path. */
export function checksumList(files) {
    return [...files]
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map((file) => `${file.sha256}  ${file.path}\n`)
        .join("");
}
