/** What stands where editions are to go and is not Colophon’s to replace: a problem for each, before anything is written. */
import { join } from "node:path";
import type { HashOf } from "../../machine/file-hashes.ts";
import type { Problem } from "../../model/problem.ts";
import {
	folderOf,
	isEmptyFolder,
	isPlainFolder,
	look,
	type OutputRecord,
	ownFolder,
	readOutputRecord,
	recordPath,
	type Standing,
	standingAt,
} from "./record.ts";

/** What is in the way of files at `paths`, in the output folder; its record is read once, for all that are asked for. */
export function findInTheWay(
	out: string,
	hashOf: HashOf,
): (paths: readonly string[]) => Problem[] {
	const record = readOutputRecord(out);
	const ownFolders = new Set([...record.files.keys()].map(folderOf));
	return (paths) => {
		const folders = [...new Set(paths.map(folderOf))].filter(Boolean);
		const blocked = new Map(
			[...folders, ownFolder].flatMap((folder) => {
				const problem = aboutFolder(out, folder, ownFolders);
				return problem ? [[folder, problem] as const] : [];
			}),
		);
		const files = paths
			.filter((path) => !blocked.has(folderOf(path)))
			.map((path) => aboutFile(out, path, record, hashOf));
		return [...blocked.values(), aboutRecord(out, record), ...files].filter(
			(problem) => problem !== undefined,
		);
	};
}

function aboutFolder(
	out: string,
	folder: string,
	ownFolders: ReadonlySet<string>,
): Problem | undefined {
	const found = look(join(out, folder));
	if (!found) return undefined;
	if (!isPlainFolder(out, folder))
		return inTheWay(
			out,
			folder,
			`Unexpected ${found.isSymbolicLink() ? "symbolic link" : "file"} where Colophon needs a folder: ${remedy}`,
		);
	const isOwn = folder === ownFolder || ownFolders.has(folder);
	return isOwn || isEmptyFolder(out, folder)
		? undefined
		: inTheWay(
				out,
				folder,
				"Unexpected folder, which Colophon did not make: give the publication another slug, or choose another output folder with --out",
			);
}

const remedy = "move it away, or choose another output folder with --out";

const faults: Readonly<Partial<Record<Standing, string>>> = {
	changed: `Unexpected change to a file of an earlier build, which would be lost: ${remedy}`,
	"foreign file": `Unexpected file, which Colophon did not write: ${remedy}`,
	folder: `Unexpected folder in the place of a file: ${remedy}`,
	"symbolic link": `Unexpected symbolic link in the place of a file: ${remedy}`,
	"special file": `Unexpected special file in the place of a file: ${remedy}`,
};

function aboutFile(
	out: string,
	path: string,
	{ files }: OutputRecord,
	hashOf: HashOf,
): Problem | undefined {
	const fault = faults[standingAt(out, path, files.get(path), hashOf)];
	return fault === undefined ? undefined : inTheWay(out, path, fault);
}

function aboutRecord(out: string, { sound }: OutputRecord) {
	return sound
		? undefined
		: inTheWay(
				out,
				recordPath,
				`Unexpected content, expected the record of an earlier build: ${remedy}`,
			);
}

function inTheWay(out: string, path: string, message: string): Problem {
	return { rule: "output-in-the-way", message, file: join(out, path) };
}
