/** The output folder: files are put into it all together or not at all, and nothing in it that Colophon did not write is ever touched. */
import { rmdirSync } from "node:fs";
import { type HashOf, hashOfFile } from "../../machine/file-hashes.ts";
import type { Problem } from "../../model/problem.ts";
import { findInTheWay } from "./in-the-way.ts";
import { type OutputFile, putIntoPlace, replayJournal } from "./journal.ts";
import { type Ticket, takeTicket, type WaitOptions } from "./lock.ts";
import { look } from "./record.ts";
import { remember } from "./unfinished.ts";

export type { OutputFile } from "./journal.ts";

export interface OutputFolder {
	/** Does `work` when no other build writes to the folder; what it holds is to be looked at only then. */
	readonly inTurn: <T>(
		options: WaitOptions,
		work: (write: Write) => T,
	) => Promise<T>;
	/** Leaves nothing behind of what is not in place. */
	readonly close: () => void;
}

/** Puts files into place, in their order. Not interruptible. Whatever stands there must be Colophon’s. */
export type Write = (files: readonly OutputFile[]) => void;

/** Tells what stands where files are to go, by their paths in `out`, and is not Colophon’s to replace: a problem for each. */
export function openObstacles(
	out: string,
	hashOf: HashOf = hashOfFile,
): (paths: readonly string[]) => Problem[] {
	const find = attempt(out, () => findInTheWay(out, hashOf));
	return (paths) => attempt(out, () => find(paths));
}

/** Makes the folder when something is put there; throws at once, with the remedy, when nothing can be written there. */
export function openOutput(out: string): OutputFolder {
	const isNew = look(out) === undefined;
	let own: Ticket | undefined;
	const take = () => {
		own = attempt(out, () => takeTicket(out));
		return own;
	};
	const giveBack = () => {
		own?.end();
		own = undefined;
	};
	const close = () => {
		giveBack();
		if (isNew) removeIfEmpty(out);
	};
	// Whether it can be written to. Nothing stays there while the editions are made.
	take();
	close();
	return {
		async inTurn(options, work) {
			const ticket = take();
			await ticket.lock(options).catch((error) => fail(out, error));
			try {
				return attempt(out, () => {
					replayJournal(out);
					return work((files) => writeAll(out, files));
				});
			} finally {
				// Others may write while the next publications are made.
				giveBack();
			}
		},
		close,
	};
}

function writeAll(out: string, files: readonly OutputFile[]): void {
	const forget = remember(out);
	putIntoPlace(out, files);
	forget();
}

function removeIfEmpty(folder: string): void {
	try {
		rmdirSync(folder);
	} catch {
		// It holds the editions.
	}
}

const remedies: Readonly<Record<string, string>> = {
	EACCES: "change its permissions, or choose another folder with --out",
	EPERM: "change its permissions, or choose another folder with --out",
	EROFS: "it is read-only; choose another folder with --out",
	ENOSPC:
		"the disk is full, or can hold no more files; free some space, or choose another with --out",
	EDQUOT: "the quota is used up; free some space, or choose another with --out",
	ENOENT: "no folder can be made there; choose another with --out",
	ENOTDIR: "something in the path is a file; choose a folder with --out",
	EEXIST: "a file of that name is in the way; choose a folder with --out",
	ENAMETOOLONG: "its name is too long; choose a shorter one with --out",
	ELOOP: "its symbolic links lead in a circle; choose a folder with --out",
};

function attempt<T>(out: string, work: () => T): T {
	try {
		return work();
	} catch (cause) {
		return fail(out, cause);
	}
}

/** What the system refuses is said with the remedy; other errors have a sentence of their own. */
function fail(out: string, cause: unknown): never {
	const { code } = cause as NodeJS.ErrnoException;
	if (typeof code !== "string") throw cause;
	throw new Error(
		`Cannot write to ${out}: ${remedies[code] ?? "choose another folder with --out"}. What was there is as it was`,
		{ cause },
	);
}
