/** What editions print of the front matter → the line of the key that it comes from. */
import type { ManuscriptLine } from "../audit/rule.ts";
import { plain } from "../credits/list-names.ts";
import { type CreditLine, sayByline, sayCreditLines } from "../credits/say.ts";
import {
	type Line,
	sayColophon,
	sayDates,
	sayNotes,
	saySources,
} from "../credits/say-colophon.ts";
import type { PlacedYaml } from "../manuscript/index.ts";
import type { Chapter, Credit, Publication } from "../model/publication.ts";
import { comparable } from "./comparable.ts";
import { onlyLine } from "./only-line.ts";

type Path = readonly PropertyKey[];
/** A key of the front matter and a wording of what it holds. */
type Said = readonly [path: Path, text: string | undefined];

/** Says where a text comes from, and nothing where that is not one line alone. */
export type LineOf = (text: string) => ManuscriptLine | undefined;

/** By the lines that editions print: titles, bylines, credit lines, dates, notes, sources, colophon. */
export function writtenLines(
	publication: Publication,
	frontMatter: PlacedYaml,
): LineOf {
	const titles = publication.chapters.map((chapter, index) => ({
		text: publication.form === "book" ? chapter.title : "",
		line: titleOf(index, publication, chapter, frontMatter),
	}));
	const lines = saidBy(publication)
		// What stands nowhere would get the place of what is above it.
		.filter(([path]) => frontMatter.kind(path) !== "nothing")
		.map(([path, text = ""]) => ({
			text,
			line: frontMatter.placeOfKey(path),
		}));
	return linesByText([...titles, ...lines]);
}

/** By the names of people and organizations, each of which is spelled once. */
export function writtenNames(
	{ agents }: Publication,
	frontMatter: PlacedYaml,
): LineOf {
	return linesByText(
		agents.flatMap(({ id, kind, name, fileAs, legalName = name }) => {
			const registry = kind === "person" ? "people" : "organizations";
			const line = frontMatter.placeOfKey([registry, id]);
			return [name, fileAs, legalName].map((text) => ({ text, line }));
		}),
	);
}

function linesByText(
	entries: readonly { readonly text: string; readonly line: ManuscriptLine }[],
): LineOf {
	const lines = new Map<string, ManuscriptLine[]>();
	for (const { text, line } of entries) {
		const key = comparable(text);
		if (key !== "") lines.set(key, [...(lines.get(key) ?? []), line]);
	}
	return (text) => onlyLine(lines.get(comparable(text)) ?? []);
}

/** A chapter’s title stands in the front matter or opens the chapter’s file. */
function titleOf(
	index: number,
	{ sources }: Publication,
	{ file }: Chapter,
	frontMatter: PlacedYaml,
): ManuscriptLine {
	const path = ["chapters", index, "title"];
	if (frontMatter.written(path)) return frontMatter.placeOfKey(path);
	const text = Buffer.from(sources[index + 1]?.bytes ?? []).toString("utf8");
	const blank = /^\uFEFF?\s*/.exec(text)?.[0] ?? "";
	return { file, line: blank.split(/\r\n|\r|\n/).length };
}

function saidBy(publication: Publication): Said[] {
	return [
		[["title"], publication.title],
		[["subtitle"], publication.subtitle],
		[["kicker"], publication.kicker],
		[["noByline"], publication.noByline],
		...saidCredits(publication, []),
		...publication.chapters.flatMap((chapter, index) =>
			saidCredits(
				{
					...publication,
					author: chapter.author,
					contributor: chapter.contributor,
					creditLines: [],
				},
				["chapters", index],
			),
		),
		...sayDates(publication).flatMap((date) =>
			wordings([keys[date.kind] ?? date.kind], date.label, date.text),
		),
		...saidSources(publication),
		...saidNotes(publication),
		...sayColophon(publication).flatMap((line) =>
			saidLine(colophonKey(line, publication), line),
		),
		...publication.images.flatMap(({ path, creditText, copyrightNotice }) => [
			[["images", path, "creditText"], creditText] as const,
			[["images", path, "copyrightNotice"], copyrightNotice] as const,
		]),
	];
}

function saidCredits(work: Publication, at: Path): Said[] {
	const credits = (key: string, own: readonly Credit[], line: CreditLine) => {
		const first = own.findIndex((credit) => line.credits.includes(credit));
		return first < 0 ? undefined : [...at, key, first];
	};
	return [
		[[...at, "author"], sayByline(work).text],
		...sayCreditLines(work).map((line, index): Said => {
			const path =
				index < work.creditLines.length
					? [...at, "creditLines", index]
					: (credits("contributor", work.contributor, line) ??
						credits("author", work.author, line));
			return [path ?? [...at, "contributor"], line.text];
		}),
	];
}

/** A line for each work, and below it what was changed. */
function saidSources(publication: Publication): Said[] {
	const works: Path[] = [
		...publication.isBasedOn.map((_work, index) => ["isBasedOn", index]),
		["translationOf"],
	];
	let at = -1;
	return saySources(publication).flatMap((line) => {
		if (line.kind === "source") at += 1;
		const work = works[at] ?? [];
		return saidLine(
			line.kind === "changes" ? [...work, "changes"] : work,
			line,
		);
	});
}

function saidNotes(publication: Publication): Said[] {
	const count = new Map<string, number>();
	return sayNotes(publication).flatMap((line) => {
		const index = count.get(line.kind) ?? 0;
		count.set(line.kind, index + 1);
		return saidLine([keys[line.kind] ?? line.kind, index], line);
	});
}

/** With the label that may stand before it, and without. */
function saidLine(path: Path, { label, phrases }: Line): Said[] {
	return wordings(path, label, plain(phrases));
}

function wordings(path: Path, label: string | undefined, text: string): Said[] {
	return [[path, text], ...(label ? [[path, `${label} ${text}`] as Said] : [])];
}

/** Kinds of printed lines that are not called as their keys are. */
const keys: Readonly<Record<string, string>> = {
	published: "datePublished",
	updated: "dateModified",
	update: "updateNote",
	rights: "copyrightNotice",
	licence: "license",
	permissions: "acquireLicensePage",
	usage: "usageInfo",
	archive: "rightsBasis",
	series: "isPartOf",
	producer: "edition",
};

function colophonKey({ kind, label }: Line, publication: Publication): Path {
	if (kind === "address") return [publication.canonical ? "canonical" : "url"];
	if (kind !== "identifier") return [keys[kind] ?? kind];
	const form = label?.toLowerCase() ?? "";
	return [kind, form in publication.identifier ? form : "urn"];
}
