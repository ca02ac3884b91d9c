/** Hashes by which blocks of one work are told apart, short enough to be kept in its credit record. */
import { createHash } from "node:crypto";

/** The first 12 hexadecimal digits of SHA-256. */
export function shortHash(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
