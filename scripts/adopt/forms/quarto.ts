/** A book of Quarto: `_quarto.yml` names its chapters, parts and appendices. */
import { asValues, type Values } from "../adopt-matter.ts";
import { type Listed, most, type OtherBook } from "./listed.ts";
import { asList, pick, textOf, yamlIn } from "./read-config.ts";

export async function readQuarto(
	folder: string,
	file: string,
): Promise<OtherBook> {
	const config = await yamlIn(folder, file);
	const book = asValues(config.book);
	const site = asValues(config.website);
	const sidebar = asList(site.sidebar).map(asValues)[0] ?? {};
	const listed = Object.hasOwn(config, "book")
		? [...list(book.chapters), ...list(book.appendices)]
		: list(sidebar.contents);
	if (listed.length === 0)
		throw new Error(
			`No chapters in ${file}: list them under book, as chapters: [index.qmd, ice.qmd]`,
		);
	return {
		matter: { ...pick(config, keys), ...pick(site, keys), ...pick(book, keys) },
		listed,
		remarks: [],
	};
}

const keys = {
	title: "title",
	subtitle: "subtitle",
	author: "author",
	authors: "authors",
	editor: "editor",
	translator: "translator",
	date: "date",
	lang: "lang",
	description: "description",
	abstract: "abstract",
	doi: "doi",
	isbn: "isbn",
	license: "license",
	keywords: "keywords",
	publisher: "publisher",
	affiliations: "affiliations",
};

function list(written: unknown, level = 0): Listed[] {
	if (level > most.levels) return [];
	return asList(written).flatMap((item): Listed[] => {
		if (typeof item === "string")
			return item === "---" || item === "auto" ? [] : [{ file: item }];
		const entry = asValues(item);
		const within = [
			...list(entry.chapters, level + 1),
			...list(entry.contents, level + 1),
		];
		return [...head(entry), ...within];
	});
}

function head(entry: Values): Listed[] {
	const title = textOf(entry.text);
	const address = textOf(entry.href) ?? textOf(entry.file);
	const part = textOf(entry.part) ?? textOf(entry.section);
	if (part !== undefined)
		return /\.(?:q|r)?md$/i.test(part) ? [{ file: part }] : [{ part }];
	return address === undefined ? [] : [{ file: address, title }];
}
