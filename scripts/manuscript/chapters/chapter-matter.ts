/** Front matter at the head of a chapter’s own file: its title counts where publication.yaml says none, those whom it credits must be credited there, and what else it says has no place in a book. */
import type { Problem } from "../../model/problem.ts";
import { licenceAddress } from "../front-matter/licence-address.ts";
import { adaptMatter } from "../front-matter/others/adapt-matter.ts";
import { parseToml } from "../front-matter/others/parse-toml.ts";
import { plainTitles } from "../front-matter/plain-titles.ts";
import type { FrontMatter } from "../front-matter/schema.ts";
import { type PlacedYaml, parseYaml } from "../front-matter/yaml.ts";
import type { Told } from "../manuscript.ts";
import { splitFrontMatter, type TextFile } from "../read-files.ts";

export interface ChapterMatter {
	readonly title: string | undefined;
	readonly inLanguage: string | undefined;
	/** With blank lines for the front matter. */
	readonly prose: string;
}

type Entry = NonNullable<FrontMatter["chapters"]>[number];

/** `entry` is what publication.yaml says of the chapter; faults are added to `told`, at their lines in the chapter’s file. */
export function readChapterMatter(
	{ file, text }: TextFile,
	entry: Entry,
	matter: FrontMatter,
	told: Told,
): ChapterMatter {
	const split = splitFrontMatter(text);
	if (!split) return { title: undefined, inLanguage: undefined, prose: text };
	const parse = split.syntax === "toml" ? parseToml : parseYaml;
	const yaml = parse(split.yaml, file, split.yamlLine);
	told.problems.push(...yaml.problems);
	const plain = plainTitles(yaml);
	told.notes.push(...plain.notes);
	const adapted = adaptMatter(plain.yaml, {});
	const value = isEntry(adapted.yaml.value) ? adapted.yaml.value : {};
	checkCredits(adapted, value, { entry, matter, told });
	checkRights(yaml, matter, told);
	const titled = typeof value.title === "number" ? String(value.title) : "";
	const title = typeof value.title === "string" ? value.title : titled;
	const { inLanguage } = value;
	noteRest(yaml, told);
	return {
		title: title.trim() || undefined,
		inLanguage:
			typeof inLanguage === "string" && inLanguage !== "und"
				? inLanguage
				: undefined,
		prose: split.prose,
	};
}

type Values = Readonly<Record<string, unknown>>;

function isEntry(value: unknown): value is Values {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Stated {
	readonly entry: Entry;
	readonly matter: FrontMatter;
	readonly told: Told;
}

/** Authors are those of the entry or, where it has none, all of the book’s and no others; contributors stand anywhere in the publication. */
function checkCredits(
	adapted: ReturnType<typeof adaptMatter>,
	value: Values,
	{ entry, matter, told }: Stated,
): void {
	const nameOf = namesIn(matter);
	const ofBook = credited(matter.author, nameOf);
	const ofEntry = credited(entry.author, nameOf);
	const everybody = new Set(nameOf.values());
	for (const problem of adapted.problems)
		if (!isCovered(problem, everybody)) told.problems.push(problem);
	const own = namesIn(value);
	const authors = credited(value.author, own);
	const right = entry.author ? ofEntry : ofBook;
	const isAll = entry.author !== undefined || authors.length === right.length;
	const tell = (key: string, index: number, message: string) =>
		told.problems.push({
			rule: "chapter-credit",
			message,
			...adapted.yaml.place([key, index]),
		});
	for (const [index, name] of authors.entries())
		if (!right.includes(name) || (!isAll && index === 0))
			tell(
				"author",
				index,
				`Unexpected author “${name}” of the chapter alone: credit them in publication.yaml, as { file: ${entry.file}, author: [{ person: … }] }`,
			);
	for (const [index, name] of credited(value.contributor, own).entries())
		if (!everybody.has(name))
			tell(
				"contributor",
				index,
				`Unexpected contributor “${name}”, whom publication.yaml does not credit: add them to contributor there`,
			);
}

/** Id → name, of people and organizations. */
function namesIn(matter: Values | FrontMatter): ReadonlyMap<string, string> {
	return new Map(
		[matter.people, matter.organizations].flatMap((registry) =>
			Object.entries(isEntry(registry) ? registry : {}).flatMap(
				([id, entry]): [string, string][] =>
					isEntry(entry) && typeof entry.name === "string"
						? [[id, entry.name]]
						: [],
			),
		),
	);
}

function credited(list: unknown, names: ReadonlyMap<string, string>): string[] {
	return (Array.isArray(list) ? list : []).flatMap((credit: unknown) => {
		if (!isEntry(credit)) return [];
		const id = String(credit.person ?? credit.organization);
		return names.get(id) ?? id;
	});
}

/** Whether publication.yaml settles what cannot be told here: it credits the very words. */
function isCovered({ rule, source }: Problem, names: ReadonlySet<string>) {
	if (rule !== "name-unclear") return false;
	const written = (source ?? "").replace(/^\s*(?:-\s|[^:]*[:=])/, "").trim();
	return names.has(written.replace(/^(["'])(.*)\1$/, "$2"));
}

/** A chapter under a licence of its own would be misstated by the book’s. */
function checkRights(yaml: PlacedYaml, matter: FrontMatter, told: Told): void {
	const value = isEntry(yaml.value) ? yaml.value : {};
	for (const key of ["license", "licence"]) {
		const written = value[key];
		if (
			typeof written !== "string" ||
			licenceAddress(written) === matter.license
		)
			continue;
		told.problems.push({
			rule: "chapter-licence",
			message: `Unexpected licence “${written.slice(0, 80)}” of the chapter: the publication states ${matter.license ?? "none"}, and all of it has one; correct either`,
			...yaml.place([key]),
		});
	}
}

const understood =
	/^(?:title|author|authors|contributor|contributors|lang|language|inLanguage|license|licence|extra)$/;

/** One note for all of it: what stands here is for the pages of a site. */
function noteRest(yaml: PlacedYaml, told: Told): void {
	const keys = Object.keys(isEntry(yaml.value) ? yaml.value : {});
	const rest = keys.filter((key) => !understood.test(key));
	const [first] = rest;
	if (first === undefined) return;
	const named = rest.slice(0, 6).map((key) => `“${key.slice(0, 40)}”`);
	const more =
		rest.length > named.length ? ` and ${rest.length - named.length} more` : "";
	told.notes.push({
		rule: "key-of-others",
		message: `Unexpected ${rest.length === 1 ? "key" : "keys"} ${named.join(", ")}${more} of a chapter: no place in the editions, left out`,
		...yaml.placeOfKey([first]),
	});
}
