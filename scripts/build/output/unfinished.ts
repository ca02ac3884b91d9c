/** What processes that were killed while they published have left to be done: every command does it first, in whatever folder it is. */
import {
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { cacheFolders, openCache } from "../../machine/cache-folder.ts";
import { makeFolder } from "../../machine/make-folder.ts";
import { stateOf, thisProcess } from "../../machine/running-process.ts";
import { sha256 } from "../../machine/sha256.ts";
import { hasJournal, replayJournal } from "./journal.ts";
import { takeTicket, type WaitOptions } from "./lock.ts";
import { look } from "./record.ts";

/** The folder of the cache with a file for each output folder that is being written to. */
const kind = "publishing";

/** Remembers, for later commands, that `out` is being written to; gives what forgets it. A cache that cannot be written to remembers nothing. */
export function remember(out: string): () => void {
	try {
		const folder = join(openCache(), kind);
		makeFolder(folder);
		const file = join(folder, `${thisProcess()}-${sha256(resolve(out))}`);
		writeFileSync(`${file}.part`, resolve(out));
		renameSync(`${file}.part`, file);
		return () => {
			try {
				rmSync(file, { force: true });
			} catch {
				// A later command finds nothing to do there, and forgets it.
			}
		};
	} catch {
		// The next command that has to do with the folder looks there all the same.
		return () => undefined;
	}
}

/**
 * Finishes what killed processes have left in `folders` and wherever else they wrote.
 * Returns what could not be finished, a sentence each.
 */
export async function finishInterrupted(
	folders: readonly string[],
	options: WaitOptions,
): Promise<string[]> {
	const remembered = listRemembered();
	const faults: string[] = [];
	const outs = [...folders, ...remembered.map(({ out }) => out)];
	for (const out of new Set(outs.map((folder) => resolve(folder))))
		await finish(out, options).catch((error: unknown) => {
			options.signal?.throwIfAborted();
			faults.push(
				`${out} holds what a killed build left half done, and it cannot be finished: ${error instanceof Error ? error.message : error}`,
			);
		});
	for (const { out, file } of remembered)
		if (!mayHaveJournal(out)) rmSync(file, { force: true });
	return faults;
}

async function finish(out: string, options: WaitOptions): Promise<void> {
	if (!mayHaveJournal(out)) return;
	const ticket = takeTicket(out);
	try {
		await ticket.lock(options);
		replayJournal(out);
	} finally {
		ticket.end();
	}
}

/** A folder that may not even be looked into has no work for this user. */
function mayHaveJournal(out: string): boolean {
	try {
		return hasJournal(out);
	} catch {
		return false;
	}
}

/** What processes that have ended were writing to. */
function listRemembered(): { readonly out: string; readonly file: string }[] {
	return cacheFolders()
		.map((cache) => join(cache, kind))
		.filter((folder) => look(folder)?.isDirectory() === true)
		.flatMap((folder) =>
			readdirSync(folder)
				.filter((name) => /^\d+-\d*-\d*-[0-9a-f]{64}$/.test(name))
				.filter((name) => stateOf(name) !== "running")
				.map((name) => join(folder, name)),
		)
		.map((file) => ({ out: readFileSync(file, "utf8"), file }));
}
