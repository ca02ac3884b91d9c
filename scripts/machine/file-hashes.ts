/** Hashes of files that stand as they were when they were last read, known by what the system tells of them, as in Git’s index: such a file is not read again. */
import { readFileSync, statSync } from "node:fs";
import { findHere, keepHere, keyOf } from "./cache.ts";
import { sha256 } from "./sha256.ts";

/** The hash of the file at `path`, hexadecimal. Throws as `readFileSync` does. */
export type HashOf = (path: string) => string;

export interface FileHashes {
	readonly of: HashOf;
	/** Keeps what was asked for, until it is opened under the same name. */
	readonly save: () => void;
}

/** Reads the file each time. */
export const hashOfFile: HashOf = (path) => sha256(readFileSync(path));

/** `parts` name whose files they are: an output folder, say. */
export function openFileHashes(...parts: readonly string[]): FileHashes {
	const key = keyOf(...parts);
	const known = readKnown(key);
	const asked = new Map<string, Known>();
	return {
		of(path) {
			const { stamp, changed } = lookAt(path);
			const before = asked.get(path) ?? known.get(path);
			if (before?.[0] === stamp) {
				asked.set(path, before);
				return before[1];
			}
			const hash = hashOfFile(path);
			// What is changed again within one tick of the file system’s clock has the same stamp.
			if (Date.now() - changed > longestTick) asked.set(path, [stamp, hash]);
			else asked.delete(path);
			return hash;
		},
		save() {
			if (isSame(asked, known)) return;
			keepHere(kind, key, Buffer.from(JSON.stringify([...asked])));
		},
	};
}

const kind = "hashes";

/** What the system tells of a file, and its hash. */
type Known = readonly [stamp: string, hash: string];

/** Milliseconds: FAT notes the time to two seconds. */
const longestTick = 2_000;

function lookAt(path: string) {
	const stat = statSync(path, { bigint: true });
	const { size, mtimeNs, ctimeNs, ino, dev } = stat;
	return {
		stamp: [size, mtimeNs, ctimeNs, ino, dev].join(" "),
		/** Milliseconds since 1970. */
		changed: Number(stat.mtimeMs > stat.ctimeMs ? stat.mtimeMs : stat.ctimeMs),
	};
}

function readKnown(key: string): ReadonlyMap<string, Known> {
	const kept = findHere(kind, key);
	return new Map(
		kept
			? (JSON.parse(Buffer.from(kept).toString("utf8")) as [string, Known][])
			: [],
	);
}

function isSame(
	asked: ReadonlyMap<string, Known>,
	known: ReadonlyMap<string, Known>,
): boolean {
	return (
		asked.size === known.size &&
		[...asked].every(([path, entry]) => known.get(path)?.[0] === entry[0])
	);
}
