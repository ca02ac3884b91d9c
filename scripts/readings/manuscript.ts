/** The witness: the bytes of a manuscript → whom its front matter names and what stands in its text, by code that shares nothing with what editions are made from. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FlowItem } from "./flow.ts";
import { foundCredits } from "./manuscript/found-credits.ts";
import {
	type Named,
	readMatter,
	readTomlMatter,
	type Stated,
	type WitnessedMatter,
} from "./manuscript/front-matter.ts";
import { type Fetched, fetchedIn } from "./manuscript/pictures.ts";
import { readProse } from "./manuscript/prose.ts";
import type { Mark } from "./marks.ts";

export type { Named, Part, Stated } from "./manuscript/front-matter.ts";

export interface ManuscriptReading {
	/** The file of the front matter, as it was named. */
	readonly file: string;
	readonly named: readonly Named[];
	readonly stated: readonly Stated[];
	readonly imageCredits: WitnessedMatter["imageCredits"];
	/** Who was named for the build and is credited, since the front matter names nobody. */
	readonly givenAuthor?: string;
	/** The body of an article is its one chapter. */
	readonly chapters: readonly ChapterReading[];
}

export interface ChapterReading {
	/** Of the front matter, or the heading above its text. */
	readonly title: string;
	readonly body: readonly FlowItem[];
	readonly notes: readonly FlowItem[];
	/** What they say beside their words. */
	readonly bodyMarks: readonly Mark[];
	readonly noteMarks: readonly Mark[];
}

/** The files of a manuscript in one state, still to be read. */
export interface ManuscriptBytes {
	/** Of the front matter: the one Markdown file, or `publication.yaml`. */
	readonly file: string;
	readonly matter: WitnessedMatter;
	readonly givenAuthor?: string;
	readonly fetched: Fetched;
	/** Where the house looks for pictures, beside what front matter names. */
	readonly assets: readonly string[];
	readonly texts: readonly {
		readonly file: string;
		/** Without the front matter. */
		readonly markdown: string;
		/** Lines of the file before it. */
		readonly linesBefore: number;
		/** Of the front matter. */
		readonly title: string | undefined;
	}[];
}

/** `file` holds the front matter of a manuscript that was found sound; `author` is who is credited where it names nobody, and in `assets` its house has pictures. */
export function openManuscript(
	file: string,
	author?: string,
	assets: readonly string[] = [],
): ManuscriptBytes {
	const text = decode(file);
	const lock = join(dirname(file), "colophon.images.lock.json");
	const fetched = fetchedIn(existsSync(lock) ? decode(lock) : undefined);
	if (!/\.ya?ml$/i.test(file)) {
		const { yaml, isToml, firstLine, ...rest } = split(text);
		const read = isToml ? readTomlMatter : readMatter;
		const matter = asOwn(file, () => read(yaml, firstLine, author));
		return {
			file,
			matter,
			...givenAuthor(matter, () => read(yaml, firstLine), author),
			fetched,
			assets,
			texts: [{ file, title: matter.title, ...rest }],
		};
	}
	const yaml = withoutFences(text);
	const matter = asOwn(file, () => readMatter(yaml, 1, author));
	const chapters = matter.chapters.map((chapter) => {
		const path = join(dirname(file), chapter.file);
		const { yaml, isToml, firstLine, ...rest } = split(decode(path));
		const own = (isToml ? readTomlMatter : readMatter)(yaml, firstLine);
		return { file: path, own, title: chapter.title ?? own.title, ...rest };
	});
	const named = chapters.flatMap((chapter, index) =>
		inOwnFile(chapter.own.named, chapter.file, index),
	);
	return {
		file,
		matter: { ...matter, named: [...matter.named, ...named] },
		...givenAuthor(matter, () => readMatter(yaml, 1), author),
		fetched,
		assets,
		texts: chapters.map(({ own: _, ...text }) => text),
	};
}

function givenAuthor(
	matter: WitnessedMatter,
	without: () => WitnessedMatter,
	author: string | undefined,
) {
	const isNamed = ({ named }: WitnessedMatter) =>
		named.some(({ part }) => part === "author");
	return author !== undefined && isNamed(matter) && !isNamed(without())
		? { givenAuthor: author }
		: {};
}

/** Whom a chapter’s own file credits, whom publication.yaml credits too. */
function inOwnFile(
	named: readonly Named[],
	file: string,
	chapter: number,
): Named[] {
	return named
		.filter(({ part }) => part === "author" || part === "contributor")
		.map((agent) => ({ ...agent, part: "chapter file", file, chapter }));
}

export function readManuscript({
	file,
	matter,
	fetched,
	assets: ofHouse,
	texts,
	...given
}: ManuscriptBytes): ManuscriptReading {
	let firstNote = 1;
	const { named, imageCredits } = matter;
	let { stated } = matter;
	const shown: Parameters<typeof foundCredits>[0][number][] = [];
	const chapters = texts.map((source) => {
		const prose = asOwn(source.file, () =>
			readProse({ ...source, firstNote, fetched }),
		);
		const { noteCount, pictures, heading, ...said } = prose;
		const isAlone = matter.title === undefined && texts[0]?.file === file;
		const title = isAlone ? heading : prose.title;
		for (const picture of pictures)
			shown.push({ ...picture, file: source.file });
		firstNote += noteCount;
		if (title && isAlone) stated = withTitle(stated, title);
		return { ...said, title: source.title ?? title?.text ?? "" };
	});
	const [work] = stated.filter(({ of }) => of === "work");
	const assets = ["static", "assets"].flatMap((name) =>
		(work?.values ?? [])
			.filter(({ key }) => key === name)
			.map(({ text }) => text),
	);
	const found = foundCredits(shown, {
		folder: dirname(file),
		assets: [...assets, ...ofHouse],
		copies: fetched,
	});
	stated = [...stated, ...found];
	return { file, named, stated, imageCredits, chapters, ...given };
}

/** What the witness cannot read has been read before: the manuscript is not at fault. */
function asOwn<Read>(file: string, read: () => Read): Read {
	try {
		return read();
	} catch (cause) {
		// Of what is too large, the command says so.
		if (cause instanceof RangeError) throw cause;
		throw new Error(
			`${file} was read, but cannot be read a second time to prove the editions by; nothing in it forbids that, so report it as a fault of Colophon, with this file`,
			{ cause },
		);
	}
}

/** The heading above the text is the title of a work whose front matter names none. */
function withTitle(
	stated: readonly Stated[],
	{ text, line }: FlowItem,
): readonly Stated[] {
	return stated.map((item) =>
		item.of === "work"
			? { ...item, values: [{ key: "title", text, line }, ...item.values] }
			: item,
	);
}

function decode(file: string): string {
	const bytes = readFileSync(file);
	return new TextDecoder("utf-8").decode(bytes).replace(/\r\n?/g, "\n");
}

/** The YAML between the first line of --- and the next, or one of dots, the TOML between lines of +++, or the JSON in braces, and what follows it. */
function split(text: string) {
	const [lines, [start = ""]] = [text.split("\n"), text.split("\n", 1)];
	const isToml = /^(?:\+\+\+|---[ \t]*toml)[ \t]*$/.test(start);
	const isJson = /^\{[ \t]*$/.test(start) && /^[ \t]*"/.test(lines[1] ?? "");
	const isFenced = isToml || /^---[ \t]*(?:ya?ml|json)?[ \t]*$/.test(start);
	const isEnd = isJson
		? /^\}[ \t]*$/
		: start.startsWith("+")
			? /^\+\+\+[ \t]*$/
			: /^(?:---|\.\.\.)[ \t]*$/;
	const end = lines.findIndex((line, index) => index > 0 && isEnd.test(line));
	// A blank line after a rule, and no key after that: a rule that the prose opens with.
	const opening = lines.slice(1, end).find((line) => line.trim() !== "") ?? "#";
	const isRule =
		lines[1]?.trim() === "" &&
		!/^(?:\s*#|["']?[\w-]+["']?[ \t]*:)/.test(opening);
	if (end < 0 || (!isFenced && !isJson) || (isFenced && isRule))
		return {
			yaml: "",
			isToml: false,
			firstLine: 1,
			markdown: text,
			linesBefore: 0,
		};
	const matter = isJson ? lines.slice(0, end + 1) : lines.slice(1, end);
	return {
		// A tab is no margin in YAML.
		yaml: matter.join("\n").replace(/^\t+/gm, isToml ? "$&" : " "),
		isToml,
		firstLine: isJson ? 1 : 2,
		markdown: lines.slice(end + 1).join("\n"),
		linesBefore: end + 1,
	};
}

/** A book’s front matter may stand between such lines too. */
function withoutFences(text: string): string {
	return text
		.replace(/^---[ \t]*\n/, "\n")
		.replace(/\n(?:---|\.\.\.)\s*$/, "\n");
}
