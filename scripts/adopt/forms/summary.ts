/** A book of mdBook or GitBook: the links of `SUMMARY.md`, in their order; `book.toml`, or `book.json`, says whose it is. */
import { posix } from "node:path";
import type { Link, Nodes, Root } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { asValues, type Values } from "../adopt-matter.ts";
import { matterOf } from "../chapter-file.ts";
import { type Listed, most, type OtherBook } from "./listed.ts";
import { pick, textIn, textOf, tomlIn, yamlIn } from "./read-config.ts";

export async function readSummary(
	folder: string,
	file: string,
): Promise<OtherBook> {
	const isMdBook = file === "book.toml";
	const config = isMdBook
		? asValues((await tomlIn(folder, file)).book)
		: await gitBookIn(folder);
	const place = isMdBook
		? posix.join(textOf(config.src) ?? "src", "SUMMARY.md")
		: file;
	const text = await textIn(folder, place);
	if (text === undefined)
		throw new Error(
			`No ${place} in ${folder}: add it, with a link to each chapter`,
		);
	if (text.length > mostLetters)
		throw new Error(
			`Unexpected length of ${place}, expected at most ${mostLetters / 1000} kB: it is no table of contents`,
		);
	const root = posix.dirname(place);
	const listed = listIn(unified().use(remarkParse).parse(text), root);
	const opening = isMdBook ? {} : await openingOf(folder, root);
	return { matter: { ...opening, ...pick(config, keys) }, listed, remarks: [] };
}

const mostLetters = 300_000;

const keys = {
	title: "title",
	subtitle: "subtitle",
	author: "author",
	authors: "authors",
	description: "description",
	language: "lang",
	isbn: "isbn",
};

/** What an old GitBook has in `book.json`. */
function gitBookIn(folder: string): Promise<Values> {
	return yamlIn(folder, "book.json");
}

/** The front matter of its first page. */
async function openingOf(folder: string, root: string): Promise<Values> {
	const own = await matterOf(folder, posix.join(root, "README.md"));
	return pick(asValues(own?.value), keys);
}

/** Links of lists and of lines alone are chapters, headings are parts; one that opens the summary is its own. */
function listIn({ children }: Root, root: string): Listed[] {
	return children.flatMap((node, index): Listed[] => {
		if (node.type !== "heading") return linksIn(node, root, 0);
		const part = wordsOf(node).trim();
		return part === "" || index === 0 ? [] : [{ part }];
	});
}

function linksIn(node: Nodes, root: string, level: number): Listed[] {
	if (level > 3 * most.levels) return [];
	if (node.type === "link") return [chapterOf(node, root)];
	if (node.type === "listItem") return itemIn(node, root, level);
	return "children" in node
		? node.children.flatMap((child) => linksIn(child, root, level + 1))
		: [];
}

/** An item of words alone is the part that its list belongs to. */
function itemIn(
	node: Extract<Nodes, { type: "listItem" }>,
	root: string,
	level: number,
): Listed[] {
	const [head, ...rest] = node.children;
	const own = head ? linksIn(head, root, level + 1) : [];
	const part = head && own.length === 0 ? wordsOf(head).trim() : "";
	return [
		...(part === "" ? own : [{ part }]),
		...rest.flatMap((child) => linksIn(child, root, level + 1)),
	];
}

function chapterOf(link: Link, root: string): Listed {
	const title = wordsOf(link).trim() || undefined;
	const path = link.url.replace(/#.*$/, "");
	if (path === "")
		return { leftOut: title ?? link.url, because: "it is not written yet" };
	return /^[a-z][a-z+.-]*:/i.test(path)
		? { file: path, title }
		: { file: posix.join(root, decoded(path)), title };
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function wordsOf(node: Nodes, level = 0): string {
	if ("value" in node) return node.value;
	return "children" in node && level < most.levels
		? node.children
				.filter((child) => child.type !== "list")
				.map((child) => wordsOf(child, level + 1))
				.join("")
		: "";
}
