/** A site of MkDocs: `mkdocs.yml` names its pages under `nav`; without it they are all of its folder. */
import { posix } from "node:path";
import { asValues, type Values } from "../adopt-matter.ts";
import { type Listed, most, type OtherBook } from "./listed.ts";
import { markdownFiles } from "./markdown-files.ts";
import { asList, pick, textOf, yamlIn } from "./read-config.ts";

export async function readMkdocs(
	folder: string,
	file: string,
): Promise<OtherBook> {
	const config = await yamlIn(folder, file);
	const docs = posix.normalize(textOf(config.docs_dir) ?? "docs");
	const nav = asList(config.nav);
	const copyright = textOf(config.copyright);
	return {
		matter: {
			...pick(asValues(config.theme), { language: "lang" }),
			...pick(withDefaults(config), {
				site_name: "title",
				site_author: "author",
				site_description: "description",
			}),
			static: docs,
		},
		listed:
			nav.length > 0
				? list(nav, docs)
				: markdownFiles(folder, docs).map((path) => ({ file: path })),
		remarks: copyright
			? [
					`${file} says copyright: ${copyright.replace(/<[^<>]*>/g, "")}; state it as copyrightNotice where it holds of the editions`,
				]
			: [],
	};
}

/** `!ENV [NAME, Harbours]` is the last of its items, where no variable says another. */
function withDefaults(config: Values): Values {
	return Object.fromEntries(
		Object.entries(config).map(([key, value]) => [
			key,
			Array.isArray(value) && /^site_/.test(key) ? value.at(-1) : value,
		]),
	);
}

function list(written: unknown, docs: string, level = 0): Listed[] {
	if (level > most.levels) return [];
	return asList(written).flatMap((item): Listed[] => {
		if (typeof item === "string") return [page(item, docs)];
		return Object.entries(asValues(item)).flatMap(([title, value]): Listed[] =>
			typeof value === "string"
				? [{ ...page(value, docs), title }]
				: [{ part: title }, ...list(value, docs, level + 1)],
		);
	});
}

function page(path: string, docs: string) {
	return {
		file: /^[a-z][a-z+.-]*:/i.test(path) ? path : posix.join(docs, path),
	};
}
