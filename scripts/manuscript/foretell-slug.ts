/** The slug that a manuscript will have, by its name and front matter alone: enough to find two that want one place before either is read. */
import { basename, extname, join } from "node:path";
import { inputKind, readInput } from "../machine/input-files.ts";
import { slugify } from "../prose/headings.ts";
import { publicationFile } from "./find-manuscripts.ts";
import { splitFrontMatter } from "./read-files.ts";

/** Nothing where it cannot be told: what is wrong there, reading tells. */
export function foretellSlug(path: string): string | undefined {
	try {
		const stat = inputKind(path);
		if (stat.isDirectory()) {
			const matter = readInput(join(path, publicationFile)).toString();
			return statedIn(matter) ?? slugify(basename(path));
		}
		// Reading a pipe waits until something is written to it.
		if (!stat.isFile()) return undefined;
		const matter = splitFrontMatter(readInput(path).toString())?.yaml;
		return statedIn(matter ?? "") ?? slugify(basename(path, extname(path)));
	} catch {
		return undefined;
	}
}

/** In YAML, TOML or JSON. */
function statedIn(matter: string): string | undefined {
	return /^[ \t]*"?slug"?\s*[:=]\s*["']?([a-z0-9]+(?:-[a-z0-9]+)*)["']?,?[ \t]*(?:#.*)?$/m.exec(
		matter,
	)?.[1];
}
