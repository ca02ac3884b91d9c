/** Makes a folder and those above it. Node’s own `recursive` tries without end where a folder says that it is there and takes nothing, as /proc does. */
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Throws as `mkdirSync` does; a folder that is there already is all right. `mode` is that of the folders that are made. */
export function makeFolder(folder: string, mode = 0o777): void {
	try {
		mkdirSync(folder, { mode });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (isFolder(folder)) return;
		const above = dirname(folder);
		if (code !== "ENOENT" || above === folder || isFolder(above)) throw error;
		makeFolder(above, mode);
		makeFolder(folder, mode);
	}
}

/** Through symbolic links too. */
function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
