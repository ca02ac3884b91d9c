/** Files in the cache folder, found again by what they were made from: a file that is missing or damaged is made again. */
import { createHash } from "node:crypto";
import {
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { openCache } from "./cache-folder.ts";
import { makeFolder } from "./make-folder.ts";

/** How many files of a kind are kept, and how many bytes; the oldest go. To look for them takes longer than to write one. */
const mostKept = 200;
const mostBytes = 400_000_000;
const writtenBetweenLooks = 20;

/** How many of each kind this process has written. */
const written = new Map<string, number>();

/** What `keep` was given for `key` before, if it is still whole. */
export function findKept(kind: string, key: string): Uint8Array | undefined {
	try {
		const kept = readFileSync(join(openCache(), kind, key));
		const bytes = kept.subarray(hashLength);
		return hash(bytes).equals(kept.subarray(0, hashLength)) ? bytes : undefined;
	} catch {
		return undefined;
	}
}

/** Written beside its place and renamed. A cache that cannot be written to keeps nothing, and the next build makes it again. */
export function keep(kind: string, key: string, bytes: Uint8Array): void {
	try {
		const folder = join(openCache(), kind);
		makeFolder(folder);
		const draft = join(folder, `${key}-${process.pid}`);
		writeFileSync(draft, Buffer.concat([hash(bytes), bytes]));
		renameSync(draft, join(folder, key));
		const before = written.get(kind) ?? 0;
		written.set(kind, before + 1);
		if (before % writtenBetweenLooks === 0) dropOldest(folder);
	} catch {
		// The bytes are at hand; they are made again next time.
	}
}

/** A name for what is made from `parts`. */
export function keyOf(...parts: readonly (string | Uint8Array)[]): string {
	const sum = createHash("sha256");
	for (const part of parts) sum.update(hash(part));
	return sum.digest("hex");
}

/** Bytes of a SHA-256. */
const hashLength = 32;

function hash(bytes: string | Uint8Array): Buffer {
	return createHash("sha256").update(bytes).digest();
}

/** What `keep` has written, finished or not; whatever else lies there is not Colophon’s. */
const isKey = /^[0-9a-f]{64}(?:-\d+)?$/;

function dropOldest(folder: string): void {
	const dated = readdirSync(folder)
		.filter((name) => isKey.test(name))
		.map((name) => {
			const path = join(folder, name);
			const { mtimeMs, size } = statSync(path);
			return { path, mtimeMs, size };
		});
	dated.sort((a, b) => b.mtimeMs - a.mtimeMs);
	let bytes = 0;
	for (const [index, { path, size }] of dated.entries()) {
		bytes += size;
		if (index >= mostKept || bytes > mostBytes) rmSync(path, { force: true });
	}
}
