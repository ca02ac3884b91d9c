/** What editions print of the front matter → the line of the key that it comes from. */
import type { ManuscriptLine } from "../audit/rule.ts";
import type { PlacedYaml } from "../manuscript/index.ts";
import type { Chapter } from "../model/chapter.ts";
import type { Publication } from "../model/publication.ts";
import type {
	PrintedLine,
	StatedAgent,
	StatedCredits,
	Statement,
} from "../model/statement.ts";
import { comparable } from "./comparable.ts";
import { onlyLine } from "./only-line.ts";
import type { Manuscript } from "./read-manuscript-of.ts";

type Path = readonly PropertyKey[];
/** A key of the front matter and a wording of what it holds. */
type Said = readonly [path: Path, text: string | undefined];

/** Says where a text comes from, and nothing where that is not one line alone. */
export type LineOf = (text: string) => ManuscriptLine | undefined;

/** By the lines that editions print: titles, bylines, credit lines, dates, notes, sources, colophon. */
export function writtenLines({
	publication,
	statement,
	frontMatter,
}: Manuscript): LineOf {
	const titles = publication.chapters.map((chapter, index) => ({
		text: publication.form === "book" ? chapter.title : "",
		line: titleOf(index, publication, chapter, frontMatter),
	}));
	const lines = saidBy(statement)
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
	{ agents }: Statement,
	frontMatter: PlacedYaml,
): LineOf {
	return linesByText(
		agents.flatMap((agent) => {
			const registry = agent.kind === "person" ? "people" : "organizations";
			const line = frontMatter.placeOfKey([registry, agent.id]);
			return namesOf(agent).map((text) => ({ text, line }));
		}),
	);
}

function namesOf({ names }: StatedAgent): string[] {
	return [names.printed, names.filed, names.formal];
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

function saidBy(statement: Statement): Said[] {
	return [
		[["title"], statement.title],
		[["subtitle"], statement.subtitle],
		[["kicker"], statement.kicker],
		[["noByline"], statement.noByline],
		...saidCredits(statement, []),
		...statement.chapters.flatMap((chapter, index) =>
			saidCredits(chapter, ["chapters", index]),
		),
		...statement.dateLines.flatMap((date) =>
			wordings([keys[date.kind] ?? date.kind], date.label, date.text),
		),
		...saidSources(statement),
		...saidNotes(statement),
		...statement.colophon.flatMap((line) =>
			saidLine(colophonKey(line, statement), line),
		),
		...statement.images.flatMap(({ path, creditText, copyrightNotice }) => [
			[["images", path, "creditText"], creditText] as const,
			[["images", path, "copyrightNotice"], copyrightNotice] as const,
		]),
	];
}

function saidCredits({ byline, creditLines }: StatedCredits, at: Path): Said[] {
	return [
		[[...at, "author"], byline.text],
		...creditLines.map(({ from, text }): Said => [[...at, ...from], text]),
	];
}

/** A line for each work, and below it what was changed. */
function saidSources({ works }: Statement): Said[] {
	return works.flatMap(({ from, line, changesLine }) => [
		...saidLine(from, line),
		...(changesLine ? saidLine([...from, "changes"], changesLine) : []),
	]);
}

function saidNotes({ notes }: Statement): Said[] {
	const count = new Map<string, number>();
	return notes.flatMap((line) => {
		const index = count.get(line.kind) ?? 0;
		count.set(line.kind, index + 1);
		return saidLine([keys[line.kind] ?? line.kind, index], line);
	});
}

/** With the label that may stand before it, and without. */
function saidLine(path: Path, { label, text }: PrintedLine): Said[] {
	return wordings(path, label, text);
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

function colophonKey(
	{ kind, label }: PrintedLine,
	{ canonical, identifiers }: Statement,
): Path {
	if (kind === "address") return [canonical ? "canonical" : "url"];
	if (kind !== "identifier") return [keys[kind] ?? kind];
	const form = label?.toLowerCase() ?? "";
	return [kind, form in identifiers ? form : "urn"];
}
