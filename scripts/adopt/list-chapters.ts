/** What a table of contents lists → the chapters of publication.yaml, each once, with titles and credits that stand in their own files. */
import { posix } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { findInside } from "../manuscript/find-inside.ts";
import { adaptMatter } from "../manuscript/front-matter/others/adapt-matter.ts";
import { asValues, type Values } from "./adopt-matter.ts";
import { type ChapterFile, readChapterFile } from "./chapter-file.ts";
import { type Listed, most } from "./forms/listed.ts";
import { isMarkdown } from "./forms/markdown-files.ts";

export interface ListedChapters {
	readonly chapters: readonly Values[];
	/** Remarks above the chapter of that index; behind the last one too. */
	readonly above: ReadonlyMap<number, readonly string[]>;
	/** With those whom chapters credit. */
	readonly people: unknown;
	readonly organizations: unknown;
	/** Of the book, where all chapters that name somebody name the same. */
	readonly author: unknown;
	/** Where chapters show pictures, for which the book credits nobody. */
	readonly imageCredits?: "noted";
	readonly remarks: readonly string[];
}

/** `book` is what publication.yaml says of the whole. */
export async function listChapters(
	folder: string,
	listed: readonly Listed[],
	book: Values,
): Promise<ListedChapters> {
	const chapters: Values[] = [];
	const above = new Map<number, string[]>();
	const leftOut: string[] = [];
	const tell = (remark: string) => {
		const before = above.get(chapters.length) ?? [];
		above.set(chapters.length, [...before, remark]);
	};
	const leave = (what: string, because: string) => {
		tell(`left out: ${what}, since ${because}`);
		leftOut.push(`Left out: ${what}, since ${because}`);
	};
	const seen = new Set<string>();
	let registries = {
		people: book.people,
		organizations: book.organizations,
	};
	let parts = 0;
	let isIllustrated = false;
	for (const item of listed.slice(0, most.listed)) {
		if ("part" in item) {
			if (item.part.trim() === "") continue;
			parts += 1;
			tell(`Part: ${item.part}`);
			continue;
		}
		if ("leftOut" in item) {
			leave(item.leftOut, item.because);
			continue;
		}
		const found = findChapter(folder, item.file);
		if ("because" in found) {
			leave(titled(item), found.because);
			continue;
		}
		if (seen.has(found.file)) {
			leave(titled(item), "it is listed above");
			continue;
		}
		seen.add(found.file);
		const own = await readChapterFile(folder, found.file);
		if (own?.isEmpty) {
			leave(titled(item), "it has no text but a title");
			continue;
		}
		const credits = own ? creditsIn(own, book, registries) : undefined;
		if (credits) registries = credits.registries;
		isIllustrated ||= own?.isIllustrated === true;
		const title = own && titleOf(own, item, book);
		chapters.push({
			file: found.file,
			...(title === undefined ? {} : { title }),
			...credits?.entry,
		});
	}
	const saysCredits = ["images", "imageDefaults", "imageCredits"].some(
		(key) => book[key] !== undefined,
	);
	const imageCredits = isIllustrated && !saysCredits ? "noted" : undefined;
	return {
		...registries,
		...byAll(chapters, book),
		...(imageCredits && { imageCredits }),
		above,
		remarks: [
			...(parts > 0
				? [
						`A book has chapters and no parts: the ${parts === 1 ? "title of one part stands" : `titles of ${parts} parts stand`} in remarks, above their chapters`,
					]
				: []),
			...(imageCredits
				? [
						"imageCredits is noted, since no book of another tool says who made its pictures: those without a credit are told in notes; remove the key where a house is to demand one for each photograph",
					]
				: []),
			...leftOut,
		],
	};
}

function titled({ file, title }: { file: string; title?: string | undefined }) {
	return title === undefined ? file : `${file} (${title})`;
}

/** A path that is there or, where none is, as it is written: a build tells of that. */
function findChapter(
	folder: string,
	written: string,
): { readonly file: string } | { readonly because: string } {
	if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(written))
		return { because: "it is on the web" };
	const file = posix.normalize(written.replace(/^\/+/, ""));
	const found = endings
		.map((ending) => posix.normalize(`${file}${ending}`))
		.find((path) => "file" in findInside(folder, path));
	if (found === undefined) return { file };
	if (isMarkdown(found)) return { file: found };
	return {
		because: `it is ${kinds[posix.extname(found).toLowerCase()] ?? "no Markdown"}; turn it into Markdown, and list it`,
	};
}

/** In their order; the first are tried for all. */
const endings = [
	"",
	".md",
	".markdown",
	".mdx",
	".qmd",
	".Rmd",
	".ipynb",
	".rst",
	"/index.md",
	"/README.md",
	"/index.mdx",
];

const kinds: Readonly<Record<string, string>> = {
	".ipynb": "a notebook",
	".rst": "reStructuredText",
	".html": "HTML",
	".tex": "TeX",
	".adoc": "AsciiDoc",
	".org": "Org",
	".docx": "a Word document",
};

/** Where the file has none, or repeats the book’s. */
function titleOf(
	{ matter, isTitled, heading }: ChapterFile,
	{ file, title }: { file: string; title?: string | undefined },
	book: Values,
): string | undefined {
	const own = asValues(matter?.value).title;
	const isBooks = own !== undefined && own === book.title;
	if (typeof own === "string" && own.trim() !== "" && !isBooks)
		return undefined;
	if (isTitled) return isBooks ? heading : undefined;
	return title ?? heading ?? (isBooks ? undefined : nameInWords(file));
}

/** `03-getting-started.md` → “Getting started”, as the tools do that need no titles. */
function nameInWords(file: string): string | undefined {
	const name = posix.basename(file).replace(/\.\w+$/, "");
	const stem = /^(?:index|readme)$/i.test(name)
		? posix.basename(posix.dirname(file))
		: name;
	const words = stem
		.replace(/^[\d._-]+/, "")
		.replace(/[-_\s]+/g, " ")
		.trim();
	return words === "" || words === "."
		? undefined
		: words.slice(0, 1).toUpperCase() + words.slice(1);
}

interface Registries {
	readonly people: unknown;
	readonly organizations: unknown;
}

/** Whom the chapter’s file credits beside those of the book. */
function creditsIn(
	{ matter }: ChapterFile,
	book: Values,
	registries: Registries,
): { readonly entry: Values; readonly registries: Registries } | undefined {
	const written = asValues(matter?.value);
	if (!matter || "people" in written || "organizations" in written)
		return undefined;
	const seeded = Object.fromEntries(
		Object.entries({
			inLanguage: book.inLanguage,
			...registries,
			...written,
		}).filter(([, value]) => value !== undefined),
	);
	const adapted = adaptMatter({ ...matter, value: seeded }, {});
	const value = asValues(adapted.yaml.value);
	// A build tells of what is open, at its line.
	if (adapted.open.size > 0) return undefined;
	const author = isSame(value.author, book.author) ? undefined : value.author;
	const contributor = isWithin(value.contributor, book)
		? undefined
		: value.contributor;
	return {
		entry: {
			...(isList(author) ? { author } : {}),
			...(isList(contributor) ? { contributor } : {}),
		},
		registries: {
			people: value.people,
			organizations: value.organizations,
		},
	};
}

function isList(value: unknown): value is readonly unknown[] {
	return Array.isArray(value) && value.length > 0;
}

function isSame(one: unknown, other: unknown): boolean {
	return isDeepStrictEqual(idsIn(one), idsIn(other));
}

function isWithin(contributor: unknown, book: Values): boolean {
	const known = [...idsIn(book.author), ...idsIn(book.contributor)];
	return idsIn(contributor).every((id) => known.includes(id));
}

function idsIn(credits: unknown): string[] {
	return (Array.isArray(credits) ? credits : []).map((credit: unknown) => {
		const { person, organization } = asValues(credit);
		return String(person ?? organization);
	});
}

/** The credits of a book whose chapters all name the same authors, and which names none itself. */
function byAll(chapters: readonly Values[], book: Values) {
	const [first, ...others] = chapters.filter(({ author }) => author);
	const isOfAll =
		book.author === undefined &&
		first !== undefined &&
		others.every(({ author }) => isSame(author, first.author));
	return isOfAll
		? {
				author: first.author,
				chapters: chapters.map(({ author: _, ...chapter }) => chapter),
			}
		: { author: book.author, chapters };
}
