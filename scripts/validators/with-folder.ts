/** A temporary folder for as long as a piece of work takes. */
import { openWorkFolder, removeWorkFolder } from "../machine/work-folder.ts";

/** Gives `work` a new folder, which is removed when it is done or fails. */
export async function withFolder<Result>(
	work: (folder: string) => Promise<Result>,
): Promise<Result> {
	const folder = openWorkFolder();
	try {
		return await work(folder);
	} finally {
		removeWorkFolder(folder);
	}
}
