/** The chapters that front matter names → their prose, with links between them; an article is its own one chapter. */
import { basename, join, posix } from "node:path";
import { defaultRoles } from "../../credits/roles.ts";
import { slugify } from "../../prose/headings.ts";
import { describeObstacle, findInside } from "../find-inside.ts";
import { noteUnworded } from "../front-matter/checks/wording-missing.ts";
import { type CreditContext, readCredits } from "../front-matter/credits.ts";
import type { ReportAtPath } from "../front-matter/report.ts";
import type { FrontMatter } from "../front-matter/schema.ts";
import type { Source } from "../front-matter/source.ts";
import type { Images } from "../images/collect-images.ts";
import type { Told } from "../manuscript.ts";
import { readText, type TextFile } from "../read-files.ts";
import { readChapterMatter } from "./chapter-matter.ts";
import { type ReadChapter, readChapter } from "./read-chapter.ts";
import { resolveLinks } from "./resolve-links.ts";

/** What chapters are read with. */
interface ChapterContext extends CreditContext {
	readonly images: Images;
	readonly note: ReportAtPath;
	readonly told: Told;
}

/** Every chapter that can be read, in the order of front matter. */
export async function readChapters(
	source: Source,
	matter: FrontMatter,
	reading: ChapterContext,
): Promise<readonly ReadChapter[]> {
	const chapters =
		source.form === "article"
			? [await readArticle(source, matter, reading)]
			: await readBook(source, matter, reading);
	resolveLinks(chapters, reading.told);
	return chapters;
}

function readArticle(
	source: Source,
	matter: FrontMatter,
	{ images, told }: ChapterContext,
): Promise<ReadChapter> {
	return readChapter(
		{
			...source,
			path: basename(source.file),
			slug: "text",
			// Where the templates begin the text; a heading may be called “Text”.
			start: "_text",
			title: matter.title,
			lang: matter.inLanguage,
			author: [],
			contributor: [],
			idPrefix: "",
			firstNote: 1,
		},
		images,
		told,
	);
}

async function readBook(
	source: Source,
	matter: FrontMatter,
	reading: ChapterContext,
): Promise<readonly ReadChapter[]> {
	const chapters: ReadChapter[] = [];
	const slugs = new Set<string>(reservedNames);
	const files = new Set<string>();
	let firstNote = 1;
	for (const [index, entry] of (matter.chapters ?? []).entries()) {
		const text = await openChapter(source, entry, index, files, reading);
		if (!text) continue;
		const own = readChapterMatter(text, entry, matter, reading.told);
		const slug = uniqueSlug(chapterSlug(entry.file, index), slugs);
		const chapter = await readChapter(
			{
				...text,
				...creditsOf(entry, index, matter, reading),
				path: posix.normalize(entry.file),
				prose: own.prose,
				slug,
				start: slug,
				title: entry.title ?? own.title,
				lang: entry.inLanguage ?? own.inLanguage ?? matter.inLanguage,
				idPrefix: `${slug}-`,
				firstNote,
			},
			reading.images,
			reading.told,
		);
		firstNote += chapter.chapter.notes.length;
		if (!chapter.chapter.title)
			reading.report(
				"title-missing",
				`Missing title of ${entry.file}: begin it with a line “# Title”, or add title here`,
				["chapters", index],
			);
		chapters.push(chapter);
	}
	return chapters;
}

type Entry = NonNullable<FrontMatter["chapters"]>[number];

/** Nothing, and a problem, where the file is none of the manuscript’s, or cannot be read. */
async function openChapter(
	{ folder }: Source,
	{ file }: Entry,
	index: number,
	files: Set<string>,
	{ report, told }: ChapterContext,
): Promise<TextFile | undefined> {
	const tell = (rule: string, message: string) =>
		report(rule, message, ["chapters", index, "file"]);
	const found = findInside(folder, file);
	if ("obstacle" in found) {
		tell(
			"chapter-missing",
			describeObstacle(found.obstacle, "chapter", file, folder),
		);
		return undefined;
	}
	if (files.has(found.file)) {
		tell(
			"chapter-twice",
			`Unexpected second chapter ${file}: keep one of the two entries`,
		);
		return undefined;
	}
	files.add(found.file);
	const text = readText(join(folder, file));
	if ("rule" in text) {
		told.problems.push(text);
		return undefined;
	}
	return text;
}

function creditsOf(
	entry: Entry,
	index: number,
	{ inLanguage }: FrontMatter,
	context: ChapterContext,
) {
	const path = ["chapters", index] as const;
	const author = readCredits(
		entry.author ?? [],
		[...path, "author"],
		context,
		defaultRoles.author,
	);
	const contributor = readCredits(
		entry.contributor ?? [],
		[...path, "contributor"],
		context,
	);
	noteUnworded(
		inLanguage,
		{ entries: entry.contributor, credits: contributor },
		[...path, "contributor"],
		context.note,
	);
	return { author, contributor };
}

/** Names of documents that every book has beside its chapters. */
const reservedNames = ["cover", "title", "toc", "credits", "colophon", "fonts"];

/** A chapter’s name in files and anchors: ASCII, a letter first. */
function chapterSlug(file: string, index: number): string {
	const slug = slugify(file.replace(/\.[^.]*$/, ""));
	if (/^[a-z][a-z0-9-]*$/.test(slug)) return slug;
	return `chapter-${/^[a-z0-9-]+$/.test(slug) ? slug : index + 1}`;
}

function uniqueSlug(slug: string, slugs: Set<string>): string {
	let candidate = slug || "chapter";
	for (let count = 2; slugs.has(candidate); count += 1)
		candidate = `${slug}-${count}`;
	slugs.add(candidate);
	return candidate;
}
