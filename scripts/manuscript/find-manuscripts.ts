/** Where manuscripts lie. */
import { join } from "node:path";
import {
	hasInput,
	inputEntries,
	inputKind,
	readInput,
} from "../machine/input-files.ts";
import { formsIn } from "./forms-of-others.ts";
import { splitFrontMatter } from "./read-files.ts";

/** The name of a folder manuscript’s front matter. */
export const publicationFile = "publication.yaml";

/** Every manuscript in `folder`: Markdown files, and folders with `publication.yaml`, by name. */
export function findManuscripts(folder: string): string[] {
	if (!hasInput(folder))
		throw new Error(
			`No folder ${folder} here: name a manuscript, as colophon build article.md, or put manuscripts into ${folder}/`,
		);
	const entries = inputEntries(folder).sort((a, b) =>
		a.name < b.name ? -1 : 1,
	);
	return entries
		.filter(
			(entry) =>
				(entry.isFile() &&
					/\.(md|markdown)$/i.test(entry.name) &&
					!/^readme/i.test(entry.name)) ||
				(entry.isDirectory() &&
					hasInput(join(folder, entry.name, publicationFile))),
		)
		.map((entry) => join(folder, entry.name));
}

/** The manuscripts in a folder that is none itself, nor a book of another tool; else the one at `path`. */
export function manuscriptsAt(path: string): readonly string[] {
	const isFolder = hasInput(path) && inputKind(path).isDirectory();
	if (!isFolder || hasInput(join(path, publicationFile))) return [path];
	if (formsIn(path).some(({ name }) => name !== "numbered")) return [path];
	const manuscripts = findManuscripts(path);
	const [first] = manuscripts;
	return first !== undefined && isPublication(first) ? manuscripts : [path];
}

/** Chapters of a book to be name no authors, and articles do. */
function isPublication(path: string): boolean {
	if (inputKind(path).isDirectory()) return true;
	const { yaml = "" } = splitFrontMatter(readInput(path).toString()) ?? {};
	return /^[ \t]*"?(?:authors?|creators?|byline)"?[ \t]*[:=]/m.test(yaml);
}
