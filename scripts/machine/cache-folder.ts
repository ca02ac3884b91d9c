/** The folders of the user where Colophon keeps what is dear to make again, and what it needs while it works; none of it changes what comes out. */
import { accessSync, constants, lstatSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { isAddress } from "./shared-cache/address.ts";

/** Where the cache may be, the best place first. The last is for users without a home folder. */
export function cacheFolders(): string[] {
	return candidates().filter(isOwn);
}

function candidates(): string[] {
	const named = process.env.COLOPHON_CACHE ?? "";
	return [
		...(named === "" || isAddress(named) ? [] : [resolve(named)]),
		...[process.env.XDG_CACHE_HOME ?? "", join(home(), ".cache")]
			.filter(isAbsolute)
			.map((base) => join(base, "colophon")),
		temporaryFolder(),
	];
}

/** The first cache folder that can be written to, made if need be. Throws, with the remedy, when there is none. */
export function openCache(): string {
	const faults: unknown[] = [];
	for (const folder of candidates())
		try {
			return openFolder(folder);
		} catch (error) {
			faults.push(error);
		}
	throw new Error(
		"No folder for the browser can be written to: set COLOPHON_CACHE to one that can",
		{ cause: faults[0] },
	);
}

/** Where temporary files may be, the best place first: the cache is for systems whose temporary folder is missing or full. */
export function temporaryFolders(): string[] {
	return [...new Set([temporaryFolder(), ...candidates()])];
}

/** Makes the folder if need be. Throws when it cannot be written to, or other users could write to it. */
export function openFolder(folder: string): string {
	// A temporary folder that is missing is not ours to make.
	if (folder === temporaryFolder()) statSync(tmpdir());
	makeFolder(folder, 0o700);
	accessSync(folder, constants.W_OK | constants.X_OK);
	if (!isOwn(folder)) throw new Error(`${folder} belongs to somebody else`);
	return folder;
}

/** Throws where the user has neither HOME nor an entry in the system’s list. */
function home(): string {
	try {
		return homedir();
	} catch {
		return "";
	}
}

function temporaryFolder(): string {
	return join(tmpdir(), `colophon-${process.getuid?.() ?? "cache"}`);
}

/** In the temporary folder any user could have put a program there before. */
function isOwn(folder: string): boolean {
	if (folder !== temporaryFolder() || !process.getuid) return true;
	const found = lstatSync(folder, { throwIfNoEntry: false });
	return (
		found?.isDirectory() === true &&
		found.uid === process.getuid() &&
		(found.mode & 0o022) === 0
	);
}
