/** Editions and manuscripts lie apart: an output folder that is, holds or lies in a source folder is refused. */
import { realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** The folder whose manuscripts are built when none is named. */
const manuscripts = "manuscript";
const publicationFile = "publication.yaml";

/** Throws where editions of the manuscripts at `paths` may not go to `out`, nor into `manuscript/`, whatever is built. */
export function refuseSourceFolders(
	out: string,
	paths: readonly string[],
): void {
	const real = realPath(out);
	const folders = [manuscripts, ...paths.flatMap(folderOf)];
	for (const folder of [...folders.filter(isFolder), ...booksAround(real)]) {
		const relation = relationOf(real, realPath(folder));
		const isBuilt = paths.length === 0 || folder !== manuscripts;
		// Beside manuscripts that are not built there is room.
		if (relation && (isBuilt || relation !== "holds"))
			throw new Error(
				`Unexpected output folder ${out}, which ${relation} the source folder ${relative(process.cwd(), folder) || folder}: choose one apart from it with --out`,
			);
	}
}

/**
 * A book is its folder. A Markdown file is alone, and its editions may lie beside it; but a folder that is called
 * `manuscript` is one of sources wherever it is, unless the command runs in it.
 */
function folderOf(path: string): string[] {
	if (isFolder(path)) return [path];
	const folder = dirname(resolve(path));
	const isHere = realPath(folder) === realPath(".");
	return basename(folder) === manuscripts && !isHere ? [folder] : [];
}

/** Also a book that is not built now. */
function booksAround(out: string): string[] {
	const above = dirname(out);
	return [
		...(isThere(join(out, publicationFile)) ? [out] : []),
		...(above === out ? [] : booksAround(above)),
	];
}

function relationOf(
	out: string,
	source: string,
): "is" | "lies in" | "holds" | undefined {
	if (out === source) return "is";
	if (out.startsWith(withSeparator(source))) return "lies in";
	return source.startsWith(withSeparator(out)) ? "holds" : undefined;
}

function withSeparator(folder: string): string {
	return folder.endsWith(sep) ? folder : folder + sep;
}

/** Of what is there, and of what is yet to be made in it. */
function realPath(path: string): string {
	const full = resolve(path);
	try {
		return realpathSync.native(full);
	} catch {
		const above = dirname(full);
		return above === full ? full : join(realPath(above), basename(full));
	}
}

function isFolder(path: string): boolean {
	return found(path)?.isDirectory() === true;
}

function isThere(path: string): boolean {
	return found(path) !== undefined;
}

/** Nothing, too, where a file is in the path or it may not be looked at. */
function found(path: string): Stats | undefined {
	try {
		return statSync(path);
	} catch {
		return undefined;
	}
}
