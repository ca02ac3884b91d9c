/** Files → Publication: reads a manuscript, checks all of it and says everything that is wrong at once. */
import { basename, dirname, extname, join, relative } from "node:path";
import { hasInput, inputKind } from "../machine/input-files.ts";
import type { Problem } from "../model/problem.ts";
import { findInside } from "./find-inside.ts";
import { publicationFile } from "./find-manuscripts.ts";
import { formsIn } from "./forms-of-others.ts";
import type { ManuscriptDefaults, ReadManuscript } from "./manuscript.ts";
import { faultyFrontMatter, readText, splitFrontMatter } from "./read-files.ts";
import { resolvePublication } from "./resolve-publication.ts";

export { findManuscripts, publicationFile } from "./find-manuscripts.ts";
export type { PlacedYaml } from "./front-matter/yaml.ts";

/** Reads the manuscript at `path`: a Markdown file with front matter, or a folder with `publication.yaml`. */
export async function readManuscript(
	path: string,
	defaults: ManuscriptDefaults,
): Promise<ReadManuscript> {
	if (!hasInput(path))
		throw new Error(
			`No manuscript at ${path}: give a Markdown file, or a folder with ${publicationFile}`,
		);
	const stat = inputKind(path);
	if (stat.isDirectory()) return readFolder(path, defaults);
	// Reading a pipe waits until something is written to it, and a device may never end.
	if (!stat.isFile())
		throw new Error(
			`Unexpected special file ${path}, expected a Markdown file or a folder with ${publicationFile}`,
		);
	return readFile(path, defaults);
}

async function readFile(
	path: string,
	defaults: ManuscriptDefaults,
): Promise<ReadManuscript> {
	const text = readText(path);
	if ("rule" in text) return refused(text);
	const split = splitFrontMatter(text.text);
	const fault = split ? undefined : faultyFrontMatter(text.file, text.text);
	if (fault) return refused(fault);
	const slug = basename(path, extname(path));
	return resolvePublication(
		{
			folder: dirname(path),
			form: "article",
			file: text.file,
			slug,
			bytes: text.bytes,
			...(split ?? {
				yaml: "",
				syntax: "yaml",
				yamlLine: 1,
				prose: text.text,
			}),
		},
		defaults,
	);
}

async function readFolder(
	path: string,
	defaults: ManuscriptDefaults,
): Promise<ReadManuscript> {
	const file = join(path, publicationFile);
	if (!hasInput(file)) throw new Error(withoutPublicationFile(path));
	if ("obstacle" in findInside(path, publicationFile))
		return refused({
			rule: "file-outside",
			message: `Unexpected ${publicationFile}: it is no file of this folder; copy it into it`,
			file: relative(process.cwd(), file) || file,
		});
	const text = readText(file);
	if ("rule" in text) return refused(text);
	const yaml = withoutFences(text.text);
	return resolvePublication(
		{
			folder: path,
			form: "book",
			file: text.file,
			slug: basename(path),
			bytes: text.bytes,
			yaml,
			syntax: "yaml",
			yamlLine: 1,
			prose: "",
		},
		defaults,
	);
}

function withoutPublicationFile(path: string): string {
	const place = relative(process.cwd(), path) || path;
	const [form] = formsIn(path);
	if (!form)
		return `No ${publicationFile} in ${place}: add one with title, inLanguage, author and chapters`;
	const of =
		form.name === "numbered"
			? "has numbered files"
			: `is a book of ${form.tool} (${form.file})`;
	return `No ${publicationFile} in ${place}, which ${of}: colophon adopt ${place} writes one from it, and shows it first`;
}

function refused(problem: Problem): ReadManuscript {
	return { problems: [problem], notes: [] };
}

/** Front matter’s lines of --- around the whole of the YAML say nothing, and stay as blank lines. */
function withoutFences(yaml: string): string {
	return yaml
		.replace(/^---[ \t]*\n/, "\n")
		.replace(/\n(?:---|\.\.\.)\s*$/, "\n");
}
