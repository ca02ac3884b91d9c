/** Folders for what the browser and the validators write while they work, in a place of Colophon’s own, so that those of killed builds are found and removed. */
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statfsSync,
	statSync,
} from "node:fs";
import { join } from "node:path";
import { openFolder, temporaryFolders } from "./cache-folder.ts";
import { makeFolder } from "./make-folder.ts";
import { stateOf, thisProcess } from "./running-process.ts";

/** Bytes and files that a browser needs room for. */
const [leastBytes, leastFiles] = [64_000_000, 200];

/**
 * A new folder in the first place with room for it: the temporary folder, or else the cache.
 * Removes what processes that have ended left there. Throws, with the remedy, where there is no room.
 */
export function openWorkFolder(): string {
	const faults: unknown[] = [];
	for (const place of temporaryFolders())
		try {
			const works = join(openFolder(place), "work");
			makeFolder(works, 0o700);
			sweep(works);
			requireRoom(works);
			return mkdtempSync(join(works, `${thisProcess()}-`));
		} catch (error) {
			faults.push(error);
		}
	throw new Error(
		"There is no room for temporary files: free 64 MB in the temporary folder, or set TMPDIR to one with room",
		{ cause: faults[0] },
	);
}

/** Removes all folders of this process, for when it ends before its work does. */
export function removeOwnWorkFolders(): void {
	for (const place of temporaryFolders()) {
		const works = join(place, "work");
		const prefix = `${thisProcess()}-`;
		for (const name of existsSync(works) ? readdirSync(works) : [])
			if (name.startsWith(prefix)) removeWorkFolder(join(works, name));
	}
}

/** Also of a browser whose last processes are still ending. */
export function removeWorkFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function requireRoom(folder: string): void {
	const { bavail, bsize, ffree, files } = statfsSync(folder);
	const free = bavail * bsize;
	if (free < leastBytes)
		throw new Error(`${folder} has ${Math.floor(free / 1e6)} MB free`);
	// Some systems count no files.
	if (files > 0 && ffree < leastFiles)
		throw new Error(`${folder} has room for ${ffree} files`);
}

/** Milliseconds after which no work is still going on, in whichever process. */
const longestWork = 86_400_000;

function sweep(works: string): void {
	for (const name of readdirSync(works)) {
		const [, owner] = /^(\d+-\d*-\d*)-\w{6}$/.exec(name) ?? [];
		if (owner !== undefined && isAbandoned(join(works, name), owner))
			removeWorkFolder(join(works, name));
	}
}

function isAbandoned(folder: string, owner: string): boolean {
	const state = stateOf(owner);
	return (
		state === "ended" || (state === "elsewhere" && ageOf(folder) > longestWork)
	);
}

/** Milliseconds since something was last written to the folder itself. */
function ageOf(folder: string): number {
	const written = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
	return written === undefined ? 0 : Date.now() - written;
}
