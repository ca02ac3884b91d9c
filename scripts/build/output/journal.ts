/**
 * Files → an output folder, all of them or none. What is to be done is written down first, in `.colophon/journal.json`:
 * the next command after a process that was killed in the middle does the rest.
 */
import {
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	unlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../../machine/make-folder.ts";
import { sha256 } from "../../machine/sha256.ts";
import {
	folderOf,
	isOutputPath,
	isPlainFolder,
	look,
	ownFolder,
} from "./record.ts";

export interface OutputFile {
	/** In the output folder, with `/`. */
	readonly path: string;
	readonly bytes: Uint8Array | string;
}

interface Change {
	readonly path: string;
	/** SHA-256 of what is replaced; absent where nothing is. */
	readonly before?: string | undefined;
	readonly after: string;
}

interface Journal {
	readonly changes: readonly Change[];
	/** Folders that were not there. */
	readonly folders: readonly string[];
}

const journalPath = `${ownFolder}/journal.json`;
/** New files by their number in the journal, and those that they replace. */
const newFolder = `${ownFolder}/new`;
const oldFolder = `${ownFolder}/old`;

/**
 * Puts `files` into place, in their order. Everything that stands there must be Colophon’s, and `out` locked.
 * Throws when something goes wrong, and all is as it was then.
 */
export function putIntoPlace(out: string, files: readonly OutputFile[]): void {
	const journal = stageOrClear(out, files);
	try {
		writeJournal(out, journal);
		goForward(out, journal);
	} catch (error) {
		goBack(out, journal);
		tidyUp(out);
		throw error;
	}
	tidyUp(out);
}

/** All is in place by now: what cannot be removed is removed by the next build. */
function tidyUp(out: string): void {
	try {
		endJournal(out);
	} catch {
		// The journal says what is done already, and nothing is done twice.
	}
}

/** Whether a process that was killed left work to be done. */
export function hasJournal(out: string): boolean {
	return look(join(out, journalPath)) !== undefined;
}

/** Does the rest of what the journal says, or undoes it where that cannot be done; `out` must be locked. */
export function replayJournal(out: string): void {
	const journal = hasJournal(out) ? readJournal(out) : undefined;
	if (journal)
		try {
			goForward(out, journal);
		} catch {
			goBack(out, journal);
		}
	endJournal(out);
}

/** Removes what has no place; there must be no journal any more. */
function clearStaging(out: string): void {
	for (const folder of [newFolder, oldFolder]) {
		if (!isPlainFolder(out, folder)) continue;
		// Nothing else is put there by this program, and so nothing else is removed.
		for (const name of readdirSync(join(out, folder)))
			if (/^\d+$/.test(name)) unlinkSync(join(out, folder, name));
		removeIfEmpty(join(out, folder));
	}
	if (look(join(out, `${journalPath}.part`)))
		unlinkSync(join(out, `${journalPath}.part`));
}

function stageOrClear(out: string, files: readonly OutputFile[]): Journal {
	try {
		return stage(out, files);
	} catch (error) {
		tidyUp(out);
		throw error;
	}
}

function stage(out: string, files: readonly OutputFile[]): Journal {
	clearStaging(out);
	for (const folder of [newFolder, oldFolder]) makeFolder(join(out, folder));
	for (const [number, file] of files.entries())
		writeDurably(join(out, newFolder, String(number)), file.bytes);
	syncFolder(join(out, newFolder));
	const folders = [...new Set(files.map(({ path }) => folderOf(path)))];
	return {
		changes: files.map(({ path, bytes }) => ({
			path,
			before: look(join(out, path))
				? sha256(readFileSync(join(out, path)))
				: undefined,
			after: sha256(bytes),
		})),
		folders: folders.filter((folder) => !look(join(out, folder))),
	};
}

/** Until this rename, the old files are what counts; from it on, the new. */
function writeJournal(out: string, journal: Journal): void {
	const part = join(out, `${journalPath}.part`);
	writeDurably(part, JSON.stringify(journal));
	renameSync(part, join(out, journalPath));
	syncFolder(join(out, ownFolder));
}

function goForward(out: string, { changes }: Journal): void {
	for (const [number, change] of changes.entries())
		placeNew(out, change, numbered(out, number));
	for (const folder of new Set(changes.map(({ path }) => folderOf(path))))
		syncFolder(join(out, folder));
}

/** Where a new file waits for its place, and an old one for its end. */
interface Numbered {
	readonly fresh: string;
	readonly old: string;
}

function numbered(out: string, number: number): Numbered {
	return {
		fresh: join(out, newFolder, String(number)),
		old: join(out, oldFolder, String(number)),
	};
}

function placeNew(out: string, change: Change, { fresh, old }: Numbered) {
	if (!look(fresh)) return;
	const place = join(out, change.path);
	const folder = folderOf(change.path);
	if (folder !== "" && !look(join(out, folder))) mkdirSync(join(out, folder));
	// A file that another program has put there since then stays, and the new one goes with the staging folder.
	if (!isPlainFolder(out, folder)) return;
	if (look(place)) {
		if (!holds(place, change.before) || look(old)) return;
		renameSync(place, old);
	}
	renameSync(fresh, place);
}

function goBack(out: string, { changes, folders }: Journal): void {
	for (const [number, change] of [...changes.entries()].reverse())
		placeOld(out, change, numbered(out, number));
	for (const folder of folders) removeIfEmpty(join(out, folder));
}

function placeOld(out: string, change: Change, { fresh, old }: Numbered) {
	const place = join(out, change.path);
	if (!isPlainFolder(out, folderOf(change.path))) return;
	if (!look(fresh) && holds(place, change.after)) renameSync(place, fresh);
	if (look(old) && !look(place)) renameSync(old, place);
}

function endJournal(out: string): void {
	if (hasJournal(out)) unlinkSync(join(out, journalPath));
	clearStaging(out);
}

function holds(path: string, expected: string | undefined): boolean {
	return (
		look(path)?.isFile() === true && sha256(readFileSync(path)) === expected
	);
}

/** Throws where the journal is none of this program’s. */
function readJournal(out: string): Journal {
	const path = join(out, journalPath);
	try {
		requirePlain(out);
		const journal = JSON.parse(readFileSync(path, "utf8")) as Journal;
		const paths = journal.changes.map((change) => change.path);
		if (paths.every(isOutputPath) && journal.folders.every(isOutputPath))
			return journal;
	} catch {
		// Said below.
	}
	throw new Error(
		`Unexpected content of ${path}, expected what an interrupted build has yet to do: move it away`,
	);
}

/** What this program staged lies in folders of its own, wherever the output folder came from. */
function requirePlain(out: string): void {
	const folders = [ownFolder, newFolder, oldFolder];
	const isFile = look(join(out, journalPath))?.isFile() === true;
	if (!isFile || !folders.every((folder) => isPlainFolder(out, folder)))
		throw new Error("No journal of this program");
}

/** On the disk, and not only on its way there, when the function is through: a power failure leaves no empty file. */
function writeDurably(path: string, bytes: Uint8Array | string): void {
	const file = openSync(path, "wx");
	try {
		writeFileSync(file, bytes);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** The names in a folder, on the disk, where the system can promise that of folders. */
function syncFolder(folder: string): void {
	try {
		const file = openSync(folder, "r");
		try {
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
	} catch {
		// Windows opens no folders, and some systems do not sync them.
	}
}

function removeIfEmpty(folder: string): void {
	try {
		rmdirSync(folder);
	} catch {
		// It holds files that are not Colophon’s, or is gone.
	}
}
