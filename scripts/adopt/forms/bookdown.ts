/** A book of bookdown: all R Markdown of its folder, or what `_bookdown.yml` names; the front matter of the first speaks of the book. */

import { asValues } from "../adopt-matter.ts";
import { matterOf } from "../chapter-file.ts";
import type { OtherBook } from "./listed.ts";
import { isMarkdown, markdownFiles } from "./markdown-files.ts";
import { asList, pick, yamlIn } from "./read-config.ts";

export async function readBookdown(
	folder: string,
	file: string,
): Promise<OtherBook> {
	const config = await yamlIn(folder, file);
	const named = config.rmd_files;
	const files = Array.isArray(named)
		? named
		: (Object.values(asValues(named)).find(Array.isArray) ?? []);
	const subfolder =
		config.rmd_subdir === true || config.rmd_subdir === "true"
			? () => true
			: (path: string) =>
					asList(config.rmd_subdir).some((one) => path.startsWith(`${one}/`));
	const found = markdownFiles(folder).filter(
		(path) => /\.rmd$/i.test(path) && (!path.includes("/") || subfolder(path)),
	);
	const chapters = files.length > 0 ? files.map(String) : found;
	const [first = ""] = chapters;
	// Words of the book’s parts stand under the same key.
	const language =
		typeof config.language === "string" ? { lang: config.language } : {};
	const own = isMarkdown(first) ? await matterOf(folder, first) : undefined;
	return {
		matter: { ...pick(asValues(own?.value), keys), ...language },
		listed: chapters.map((path) => ({ file: path })),
		remarks: [],
	};
}

const keys = {
	title: "title",
	subtitle: "subtitle",
	author: "author",
	date: "date",
	lang: "lang",
	description: "description",
	license: "license",
	doi: "doi",
	isbn: "isbn",
	keywords: "keywords",
	publisher: "publisher",
};
