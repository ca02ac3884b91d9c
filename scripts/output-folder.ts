/** The output folder: finished files are written beside it and renamed into place, so that it holds old or new editions, never a mixture. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

export interface OutputFile {
	readonly name: string;
	readonly bytes: Uint8Array | string;
}

export interface Output {
	/** Folders, each replaced as a whole. */
	readonly folders: ReadonlyMap<string, readonly OutputFile[]>;
	/** Files of the output folder itself. */
	readonly files: readonly OutputFile[];
}

export interface StagedOutput {
	/** Puts everything into place. Not interruptible: it renames and does nothing else. */
	readonly publish: (output: Output) => void;
	/** Removes what was staged; the output folder stays as it was. */
	readonly discard: () => void;
}

const stagingName = ".staging-";

/** Opens a staging folder inside `out`; throws with the remedy when `out` cannot be written. */
export function stageOutput(out: string): StagedOutput {
	const staging = attempt(out, () => {
		mkdirSync(out, { recursive: true });
		recover(out);
		return mkdtempSync(join(out, `${stagingName}${process.pid}-`));
	});
	const discard = () => rmSync(staging, { recursive: true, force: true });
	return {
		publish(output) {
			attempt(out, () => {
				writeAll(join(staging, "new"), output);
				swap(staging, out, output);
			});
			discard();
		},
		discard,
	};
}

/** Whether the folder `name` of `out` holds exactly `files`. */
export function holds(
	out: string,
	name: string,
	files: readonly OutputFile[],
): boolean {
	const folder = join(out, name);
	if (!existsSync(folder) || readdirSync(folder).length !== files.length)
		return false;
	return files.every((file) => holdsFile(folder, file));
}

/** Whether `folder` holds `file`, byte by byte. */
export function holdsFile(folder: string, file: OutputFile): boolean {
	const path = join(folder, file.name);
	return existsSync(path) && readFileSync(path).equals(Buffer.from(file.bytes));
}

function writeAll(folder: string, output: Output): void {
	for (const [name, files] of output.folders) {
		mkdirSync(join(folder, name), { recursive: true });
		for (const file of files)
			writeFileSync(join(folder, name, file.name), file.bytes);
	}
	mkdirSync(folder, { recursive: true });
	for (const file of output.files)
		writeFileSync(join(folder, file.name), file.bytes);
}

function swap(staging: string, out: string, output: Output): void {
	const undo: (() => void)[] = [];
	const move = (from: string, to: string) => {
		mkdirSync(dirname(to), { recursive: true });
		renameSync(from, to);
		undo.unshift(() => renameSync(to, from));
	};
	try {
		const names = [
			...output.folders.keys(),
			...output.files.map((file) => file.name),
		];
		for (const name of names) {
			if (existsSync(join(out, name)))
				move(join(out, name), join(staging, "old", name));
			move(join(staging, "new", name), join(out, name));
		}
	} catch (error) {
		for (const step of undo) step();
		throw error;
	}
}

/** A build that was killed between two renames left old editions in its staging folder: they go back, and the rest is removed. */
function recover(out: string): void {
	for (const entry of readdirSync(out)) {
		const owner = new RegExp(`^\\${stagingName}(\\d+)-`).exec(entry)?.[1];
		if (owner === undefined || isRunning(Number(owner))) continue;
		const old = join(out, entry, "old");
		for (const name of existsSync(old) ? readdirSync(old) : [])
			if (!existsSync(join(out, name)))
				renameSync(join(old, name), join(out, name));
		rmSync(join(out, entry), { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	if (pid === process.pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

const remedies: Readonly<Record<string, string>> = {
	EACCES: "change its permissions, or choose another folder with --out",
	EPERM: "change its permissions, or choose another folder with --out",
	EROFS: "it is read-only; choose another folder with --out",
	ENOSPC: "the disk is full; free some space, or choose another with --out",
	EDQUOT: "the quota is used up; free some space, or choose another with --out",
	ENOTDIR: "something in the path is a file; choose a folder with --out",
	EEXIST: "a file of that name is in the way; choose a folder with --out",
};

function attempt<T>(out: string, work: () => T): T {
	try {
		return work();
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code ?? "";
		throw new Error(
			`Cannot write to ${out}: ${remedies[code] ?? "choose another folder with --out"}. What was there is as it was`,
			{ cause },
		);
	}
}
