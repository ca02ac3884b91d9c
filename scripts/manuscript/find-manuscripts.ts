/** Where manuscripts lie. */
import { join } from "node:path";
import { hasInput, inputEntries } from "../machine/input-files.ts";

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
