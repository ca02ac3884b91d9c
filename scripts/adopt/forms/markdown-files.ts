/** The Markdown files of a folder as tools list them that need no table of contents: its opening page, then all others by name. */
import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { byNumber } from "../../manuscript/forms-of-others.ts";
import { most } from "./listed.ts";

export const isMarkdown = (name: string) =>
	/\.(?:md|markdown|mdx|mdown|qmd|rmd|rmarkdown)$/i.test(name);

const opening = /^(?:index|readme|intro)\./i;

const levels = 6;

/** Paths from `folder` on, of files under `under`; what begins with a dot or an underscore is not of the book. */
export function markdownFiles(
	folder: string,
	under = "",
	level = 0,
): readonly string[] {
	const entries = readdirSync(join(folder, under), { withFileTypes: true })
		.filter(({ name }) => !/^[._]|^node_modules$/.test(name))
		.sort((a, b) => byNumber(a.name, b.name));
	const files = entries
		.filter((entry) => entry.isFile() && isMarkdown(entry.name))
		.map(({ name }) => name);
	const within = entries
		.filter((entry) => entry.isDirectory() && level < levels)
		.flatMap(({ name }) =>
			markdownFiles(folder, posix.join(under, name), level + 1),
		);
	return [
		...files.filter((name) => opening.test(name)),
		...files.filter((name) => !opening.test(name)),
	]
		.map((name) => posix.join(under, name))
		.concat(within)
		.slice(0, most.listed);
}

/** Whether `path` is one that `pattern` means, in which * stands for letters and ** for folders too. */
export function isMeant(path: string, pattern: string): boolean {
	return matches(path.split("/"), pattern.split("/").slice(0, 40));
}

function matches(path: readonly string[], pattern: readonly string[]): boolean {
	const [first, ...rest] = pattern;
	if (first === undefined) return path.length === 0;
	if (first === "**")
		return path.some((_, from) => matches(path.slice(from), rest));
	const [name, ...below] = path;
	return name !== undefined && isAlike(name, first) && matches(below, rest);
}

/** Each part between stars in its order: no step back is needed. */
function isAlike(name: string, pattern: string): boolean {
	const parts = pattern.split("*");
	const [head = "", tail = ""] = [parts[0], parts.at(-1)];
	if (parts.length === 1) return name === pattern;
	if (!name.startsWith(head) || !name.endsWith(tail)) return false;
	let at = head.length;
	for (const part of parts.slice(1, -1)) {
		const found = name.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at <= name.length - tail.length;
}
