/** A few files → places in folders of the user’s, complete or not at all: written into a folder beside the last of them, then moved. */
import {
	chmodSync,
	constants,
	copyFileSync,
	lstatSync,
	mkdtempSync,
	renameSync,
	rmdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "./make-folder.ts";

interface FileToPut {
	readonly path: string;
	readonly bytes: Uint8Array | string;
	/** Its permissions, where it takes the place of another. */
	readonly mode?: number | undefined;
}

/** Throws, and has changed nothing, where something stands in a place and `mayReplace` does not allow it to go. */
export function putFiles(
	files: readonly FileToPut[],
	mayReplace: (path: string) => boolean,
): void {
	for (const { path } of files)
		if (isThere(path) && !mayReplace(path))
			throw new Error(`${path} exists: give another name`);
	for (const { path } of files) makeFolder(dirname(path));
	const last = files.at(-1)?.path ?? ".";
	const folder = mkdtempSync(join(dirname(last), ".colophon-"));
	const drafts = files.map((file, number) => ({
		...file,
		draft: join(folder, String(number)),
	}));
	try {
		for (const { draft, bytes, mode } of drafts) {
			writeFileSync(draft, bytes, { flag: "wx" });
			if (mode !== undefined) chmodSync(draft, mode);
		}
		// A copy is refused where something has come to stand since.
		for (const { draft, path } of drafts)
			if (isThere(path)) renameSync(draft, path);
			else copyFileSync(draft, path, constants.COPYFILE_EXCL);
	} finally {
		for (const { draft } of drafts) rmSync(draft, { force: true });
		rmdirSync(folder);
	}
}

/** A link that leads nowhere is there, too. */
export function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
