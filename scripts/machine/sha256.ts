/** The one hash of Colophon: SHA-256 (FIPS 180-4). */
import { createHash } from "node:crypto";

/** In hexadecimal; of a text, of its UTF-8. */
export function sha256(bytes: string | Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}

/** Its first 12 digits: enough to tell the blocks of one work apart, and short enough to be kept in its credit record. */
export function shortHash(text: string): string {
	return sha256(text).slice(0, 12);
}
