/** Whose turn it is to write to an output folder: `.colophon/lock`, which names a process, and which a process that has ended cannot hold. */
import {
	mkdtempSync,
	readdirSync,
	renameSync,
	rmdirSync,
	rmSync,
	unlinkSync,
	writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { makeFolder } from "../../machine/make-folder.ts";
import {
	numberOf,
	stateOf,
	thisProcess,
} from "../../machine/running-process.ts";
import { look, ownFolder } from "./record.ts";

/**
 * A folder with one file, named for its process, that becomes the lock by a rename: a folder takes the place of an empty
 * one or of none, and never of one that holds the file of a process.
 */
export interface Ticket {
	/** Waits for its turn; tells `onWait`, once, the number of the process that has it. */
	readonly lock: (options: WaitOptions) => Promise<void>;
	/** Gives the turn away, and removes what the ticket has left. */
	readonly end: () => void;
}

export interface WaitOptions {
	readonly onWait?: ((process: string) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** Makes `out` if need be. Throws where nothing can be written there. */
export function takeTicket(out: string): Ticket {
	const ticket = makeTicket(out);
	removeOldTickets(out);
	const name = basename(ticket);
	writeFileSync(join(ticket, name), "", { flag: "wx" });
	const lock = join(out, ownFolder, "lock");
	return {
		async lock({ onWait, signal }) {
			let tell = onWait;
			for (let count = 0; !tryRename(ticket, lock); count += 1) {
				const holder = holderOf(lock);
				if (holder === undefined) continue;
				if (hasEnded(holder, count))
					rmSync(join(lock, holder), { force: true });
				else {
					tell?.(numberOf(processOf(holder)));
					tell = undefined;
					await pause(interval);
					signal?.throwIfAborted();
				}
			}
		},
		end() {
			for (const folder of [lock, ticket]) {
				removeFile(join(folder, name));
				removeFolder(folder);
			}
			removeFolder(join(out, ownFolder));
		},
	};
}

const ticketName = (process: string) => `ticket-${process}-`;
const processOf = (ticket: string) =>
	/^ticket-(.*)-\w{6}$/.exec(ticket)?.[1] ?? "";

/** Another build may remove the folder in which it has left nothing, just before this one makes its ticket there. */
function makeTicket(out: string, tries = 3): string {
	makeFolder(join(out, ownFolder));
	try {
		return mkdtempSync(join(out, ownFolder, ticketName(thisProcess())));
	} catch (error) {
		if (tries <= 1 || (error as NodeJS.ErrnoException).code !== "ENOENT")
			throw error;
		return makeTicket(out, tries - 1);
	}
}

/** Those of processes that have ended before their turn. */
function removeOldTickets(out: string): void {
	for (const name of readdirSync(join(out, ownFolder))) {
		if (!processOf(name) || stateOf(processOf(name)) !== "ended") continue;
		removeFile(join(out, ownFolder, name, name));
		removeFolder(join(out, ownFolder, name));
	}
}

function tryRename(ticket: string, lock: string): boolean {
	// Windows renames to no folder that is there.
	removeFolder(lock);
	try {
		renameSync(ticket, lock);
		return true;
	} catch (error) {
		const { code = "" } = error as NodeJS.ErrnoException;
		if (isFolder(lock) && ["ENOTEMPTY", "EEXIST", "EPERM"].includes(code))
			return false;
		throw error;
	}
}

function isFolder(path: string): boolean {
	return look(path)?.isDirectory() === true;
}

/** The ticket that is the lock; nothing when it has just been given away. Throws where something else lies there. */
function holderOf(lock: string): string | undefined {
	const names = isFolder(lock) ? readdirSync(lock) : [];
	const foreign = names.find((name) => !processOf(name));
	if (foreign !== undefined)
		throw new Error(
			`Unexpected file ${join(lock, foreign)}, which Colophon did not write: move it away`,
		);
	return names[0];
}

/** Milliseconds between two looks at the lock, and how many of them one in another container has for its seconds of work. */
const interval = 100;
const mostLooks = 600;

function hasEnded(holder: string, looks: number): boolean {
	const state = stateOf(processOf(holder));
	return state === "ended" || (state === "elsewhere" && looks > mostLooks);
}

function removeFile(path: string): void {
	try {
		unlinkSync(path);
	} catch {
		// Gone already.
	}
}

/** Only when it is empty. */
function removeFolder(path: string): void {
	try {
		rmdirSync(path);
	} catch {
		// It is another’s, or gone already.
	}
}
