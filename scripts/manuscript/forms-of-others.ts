/** The files by which a folder tells that it is a book of another tool. */
import type { Dirent } from "node:fs";
import { join, posix } from "node:path";
import { inputEntries } from "../machine/input-files.ts";
import { findInside } from "./find-inside.ts";

export type FormName =
	| "quarto"
	| "bookdown"
	| "myst"
	| "jupyter-book"
	| "summary"
	| "mkdocs"
	| "docusaurus"
	| "numbered";

export interface FormOfOthers {
	readonly name: FormName;
	/** As its users call it. */
	readonly tool: string;
	/** In the folder; of a folder of numbered files the first of these. */
	readonly file: string;
}

/** Files, the more particular first. */
const forms: readonly (readonly [FormName, string, readonly string[]])[] = [
	["quarto", "Quarto", ["_quarto.yml", "_quarto.yaml"]],
	["bookdown", "bookdown", ["_bookdown.yml", "_bookdown.yaml"]],
	["myst", "MyST", ["myst.yml", "myst.yaml"]],
	["jupyter-book", "Jupyter Book", ["_toc.yml", "_toc.yaml"]],
	["summary", "mdBook", ["book.toml"]],
	["mkdocs", "MkDocs", ["mkdocs.yml", "mkdocs.yaml"]],
	["summary", "GitBook", ["SUMMARY.md", "src/SUMMARY.md", "docs/SUMMARY.md"]],
	[
		"docusaurus",
		"Docusaurus",
		["sidebars.js", "sidebars.ts", "sidebars.json", "sidebars.mjs"],
	],
];

/** All that are found in `folder`, the first of which counts. */
export function formsIn(folder: string): readonly FormOfOthers[] {
	const found = forms.flatMap(([name, tool, files]) =>
		files
			.filter((file) => "file" in findInside(folder, file))
			.slice(0, 1)
			.map((file) => ({ name, tool, file })),
	);
	const [first, second] = numberedFiles(folder);
	return found.length === 0 && first !== undefined && second !== undefined
		? [{ name: "numbered", tool: "numbered files", file: first }]
		: found;
}

/** `01-ice.md`, `chapter-2.md`, and the Markdown of folders of such names, in the order of their numbers. */
export function numberedFiles(folder: string): readonly string[] {
	const entries = entriesOf(folder).filter(({ name }) => isNumbered.test(name));
	return entries.flatMap((entry) => {
		if (entry.isFile()) return isMarkdown.test(entry.name) ? [entry.name] : [];
		return entry.isDirectory()
			? markdownWithin(join(folder, entry.name)).map((path) =>
					posix.join(entry.name, path),
				)
			: [];
	});
}

const isNumbered = /^(?:\d|[a-z]{2,9}[-_ ]?\d)/i;
const isMarkdown = /\.(?:md|markdown|qmd|rmd)$/i;

/** Levels of folders, and files, that are looked at. */
const mostLevels = 5;
const mostFiles = 5_000;

/** What opens a folder first, then all by their numbers. */
function markdownWithin(folder: string, level = 1): readonly string[] {
	if (level > mostLevels) return [];
	const entries = entriesOf(folder);
	const isOpening = ({ name }: Dirent) => /^(?:index|readme)\./i.test(name);
	return [
		...entries.filter(isOpening),
		...entries.filter((entry) => !isOpening(entry)),
	]
		.flatMap((entry) => {
			if (entry.isFile())
				return isMarkdown.test(entry.name) ? [entry.name] : [];
			return entry.isDirectory()
				? markdownWithin(join(folder, entry.name), level + 1).map((path) =>
						posix.join(entry.name, path),
					)
				: [];
		})
		.slice(0, mostFiles);
}

function entriesOf(folder: string): Dirent[] {
	return inputEntries(folder)
		.filter(({ name }) => !/^[._]|^node_modules$/.test(name))
		.sort((a, b) => byNumber(a.name, b.name));
}

/** Numbers in names by their value, all else by code point. */
export function byNumber(one: string, other: string): number {
	const [first, second] = [one, other].map((name) =>
		name.toLowerCase().split(/(\d{1,15})/),
	);
	for (const [index, part] of (first ?? []).entries()) {
		const against = second?.[index] ?? "";
		const difference =
			index % 2 === 1 ? Number(part) - Number(against || "-1") : 0;
		if (difference !== 0) return difference;
		if (part !== against) return part < against ? -1 : 1;
	}
	return 0;
}
