/** A project of MyST: `myst.yml` says whose it is and lists its pages; without a list they are those of `_toc.yml`, or all of the folder. */
import { asValues } from "../adopt-matter.ts";
import { listToc } from "./jupyter-book.ts";
import { type Listed, most, type OtherBook } from "./listed.ts";
import { isMeant, markdownFiles } from "./markdown-files.ts";
import { asList, pick, textOf, yamlIn, yamlListIn } from "./read-config.ts";

export async function readMyst(
	folder: string,
	file: string,
): Promise<OtherBook> {
	const config = await yamlIn(folder, file);
	const project = asValues(config.project);
	const toc = await yamlListIn(folder, "_toc.yml");
	const files = markdownFiles(folder);
	const listed = Array.isArray(project.toc)
		? list(project.toc, files)
		: toc !== undefined
			? listToc(folder, toc)
			: files.map((path) => ({ file: path }));
	const license = textOf(asValues(project.license).content);
	return {
		matter: {
			...pick(asValues(config.site), { title: "title" }),
			...pick(project, keys),
			...(license === undefined ? {} : { license }),
		},
		listed,
		remarks: [],
	};
}

const keys = {
	title: "title",
	subtitle: "subtitle",
	description: "description",
	authors: "authors",
	author: "author",
	editors: "editors",
	affiliations: "affiliations",
	date: "date",
	doi: "doi",
	license: "license",
	keywords: "keywords",
	language: "lang",
	lang: "lang",
};

function list(written: unknown, files: readonly string[], level = 0): Listed[] {
	if (level > most.levels) return [];
	return asList(written).flatMap((item): Listed[] => {
		const entry = asValues(item);
		const title = textOf(entry.title);
		const file = textOf(entry.file) ?? textOf(entry.url);
		const pattern = textOf(entry.pattern);
		const head: Listed[] =
			file !== undefined
				? [{ file, title }]
				: title === undefined
					? []
					: [{ part: title }];
		return [
			...head,
			...(pattern === undefined
				? []
				: files
						.filter((path) => isMeant(path, pattern))
						.map((path) => ({ file: path }))),
			...list(entry.children, files, level + 1),
		];
	});
}
