/** The output folder: files are put into it all together or not at all, and nothing in it that Colophon did not write is ever touched. */
import { rmdirSync } from "node:fs";
import type { Problem } from "../../model/problem.ts";
import { findInTheWay } from "./in-the-way.ts";
import { type OutputFile, putIntoPlace, replayJournal } from "./journal.ts";
import { takeTicket, type WaitOptions } from "./lock.ts";
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

/** What stands where files are to go, by their paths in `out`, and is not Colophon’s to replace: a problem for each. */
export function lookForObstacles(
	out: string,
	paths: readonly string[],
): Problem[] {
	return attempt(out, () => findInTheWay(out, paths));
}

/** Makes the folder if need be; throws with the remedy when nothing can be written there. */
export function openOutput(out: string): OutputFolder {
	const isNew = look(out) === undefined;
	const ticket = attempt(out, () => takeTicket(out));
	return {
		async inTurn(options, work) {
			await ticket.lock(options).catch((error) => fail(out, error));
			return attempt(out, () => {
				replayJournal(out);
				return work((files) => writeAll(out, files));
			});
		},
		close() {
			ticket.end();
			if (isNew) removeIfEmpty(out);
		},
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
