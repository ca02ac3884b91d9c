/** A Jupyter Book: `_toc.yml` lists its files, in the form of its first or its second version, and `_config.yml` says whose it is. */
import { asValues } from "../adopt-matter.ts";
import { type Listed, most, type OtherBook } from "./listed.ts";
import { isMeant, markdownFiles } from "./markdown-files.ts";
import { asList, pick, textOf, yamlIn, yamlListIn } from "./read-config.ts";

export async function readJupyterBook(
	folder: string,
	file: string,
): Promise<OtherBook> {
	const toc = await yamlListIn(folder, file);
	const config = await yamlIn(folder, "_config.yml");
	const sphinx = asValues(asValues(config.sphinx).config);
	return {
		matter: {
			...pick(sphinx, { language: "lang" }),
			...pick(config, {
				title: "title",
				author: "author",
				description: "description",
				language: "lang",
				lang: "lang",
				license: "license",
				doi: "doi",
				date: "date",
			}),
		},
		listed: listToc(folder, toc),
		remarks:
			textOf(config.copyright) === undefined ||
			/^\d{4}$/.test(String(config.copyright))
				? []
				: [
						`_config.yml says copyright: ${String(config.copyright)}; state it as copyrightNotice where it holds of the editions`,
					],
	};
}

/** Of `_toc.yml`, whose files are named without their endings. */
export function listToc(folder: string, toc: unknown): Listed[] {
	const files = markdownFiles(folder);
	const within = (written: unknown, level: number): Listed[] =>
		level > most.levels
			? []
			: asList(written).flatMap((item): Listed[] => {
					if (typeof item === "string") return [{ file: item }];
					const entry = asValues(item);
					const title = textOf(entry.title);
					const caption = textOf(entry.caption) ?? textOf(entry.part);
					const file = textOf(entry.file) ?? textOf(entry.root);
					const pattern = textOf(entry.glob);
					const address = textOf(entry.url);
					return [
						...(caption === undefined ? [] : [{ part: caption }]),
						...(file === undefined ? [] : [{ file, title }]),
						...(address === undefined ? [] : [{ file: address, title }]),
						...(pattern === undefined
							? []
							: files
									.filter(
										(path) =>
											isMeant(path, pattern) ||
											isMeant(path.replace(/\.\w+$/, ""), pattern),
									)
									.map((path) => ({ file: path }))),
						...["parts", "chapters", "sections", "entries", "subtrees"].flatMap(
							(key) => within(entry[key], level + 1),
						),
					];
				});
	return within(toc, 0);
}
