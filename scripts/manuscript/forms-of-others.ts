/** The files by which a folder tells that it is a book of another tool. */
import { readdirSync } from "node:fs";
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

/** `01-ice.md`, `chapter-2.md`, or folders of such names, in the order of their numbers. */
export function numberedFiles(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter(
			(entry) =>
				entry.isFile() && /\.(?:md|markdown|qmd|rmd)$/i.test(entry.name),
		)
		.map(({ name }) => name)
		.filter((name) => /^(?:\d|[a-z]{2,9}[-_ ]?\d)/i.test(name))
		.sort(byNumber);
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
