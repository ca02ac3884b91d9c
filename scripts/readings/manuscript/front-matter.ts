/** YAML → everybody to whom the front matter refers, in order, by the names that it spells out; what it states of them, of pictures and of the work; titles and chapters. */
import { parse } from "smol-toml";
import {
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseDocument,
} from "yaml";
import { unmarked } from "../legitimate-changes.ts";
import { inOwnKeys, ofData, type Value } from "./matter-of-others.ts";
import { titleWords } from "./title-words.ts";

/** As what somebody is named. */
export type Part =
	| "author"
	| "contributor"
	| "chapter author"
	| "chapter contributor"
	| "chapter file"
	| "affiliation"
	| "publisher"
	| "provider"
	| "copyright holder"
	| "source organization"
	| "image creator"
	| "author of a source"
	| "publisher of a source"
	| "evaluator";

export interface Named {
	readonly part: Part;
	readonly kind: "person" | "organization";
	/** The name, and another one that stands for it where the law wants it. */
	readonly names: readonly string[];
	/** Of which chapter, from 0, or of the whole work. */
	readonly chapter?: number;
	/** Of the file, from 1. */
	readonly line: number;
	/** The chapter’s, where it stands there. */
	readonly file?: string;
}

/** What the front matter states of the work, of somebody in a credit or by an entry, of a picture, of another work or in a note. */
export interface Stated {
	readonly of: Subject;
	/** Of somebody as they are printed, of a picture its path, of several their pattern. */
	readonly name?: string;
	/** Of which chapter, from 0. */
	readonly chapter?: number;
	/** In their order; each of a list has the same key, and what is in a map the keys of both: `identifier.doi`. */
	readonly values: readonly {
		readonly key: string;
		readonly text: string;
		/** Of the file, from 1. */
		readonly line: number;
		/** Where it is not that of the front matter. */
		readonly file?: string;
	}[];
}

export type Subject =
	| "work"
	| "author"
	| "contributor"
	| "chapter author"
	| "chapter contributor"
	| "person"
	| "organization"
	| "image"
	| "image caption"
	| "image file"
	| "image sidecar"
	| "isBasedOn"
	| "translationOf"
	| "correction"
	| "updateNote"
	| "editorNote";

export interface WitnessedChapter {
	/** As the front matter names the file. */
	readonly file: string;
	readonly title: string | undefined;
}

export interface WitnessedMatter {
	/** Nothing where it is the heading above the text. */
	readonly title: string | undefined;
	readonly named: readonly Named[];
	readonly stated: readonly Stated[];
	/** What is printed beside each image: the line for it or, without one, its maker’s name. */
	readonly imageCredits: readonly {
		readonly text: string;
		readonly line: number;
	}[];
	/** None where the text stands below the front matter. */
	readonly chapters: readonly WitnessedChapter[];
}

/** `yaml` begins at line `firstLine` of its file; `author` is who is credited where it names nobody. */
export function readMatter(
	yaml: string,
	firstLine: number,
	author?: string,
): WitnessedMatter {
	const lines = new LineCounter();
	const document = parseDocument(indented(yaml), {
		lineCounter: lines,
		uniqueKeys: false,
	});
	const questions: Questions = {
		document,
		lineOf: (node) =>
			Math.max(lines.linePos((node as Node | null)?.range?.[0] ?? 0).line, 1) +
			firstLine -
			1,
	};
	return witnessed(inOwnKeys(ask(document.contents, questions), author));
}

/** Between quotation marks, a line may begin where keys do. */
function indented(yaml: string): string {
	return yaml.replace(
		/^([\w-]+:[ \t]+)("(?:[^"\\]|\\[\s\S]){0,4000}"|'(?:[^']|''){0,4000}')(?=[ \t]*$)/gm,
		(whole, key: string, text: string) =>
			/\n[\w-]+:(?:\s|$)/.test(text)
				? whole
				: key + text.replace(/\n(?=\S)/g, "\n "),
	);
}

/** The same of TOML. */
export function readTomlMatter(
	toml: string,
	firstLine: number,
	author?: string,
): WitnessedMatter {
	const lines = toml.split("\n");
	const lineOf = (key: string) => {
		const at = lines.findIndex((line) =>
			line.replace(/^[\s["']+/, "").startsWith(key),
		);
		return Math.max(at, 0) + firstLine;
	};
	return witnessed(inOwnKeys(ofData(parse(toml), lineOf), author));
}

function witnessed(matter: Value): WitnessedMatter {
	const registry = registryOf(matter);
	return {
		title: titleOf(matter),
		named: namedIn(matter, registry),
		stated: statedIn(matter, registry),
		imageCredits: imageCreditsIn(matter, registry),
		chapters: matter
			.get("chapters")
			.list()
			.map((chapter) => ({
				file: chapter.get("file").text ?? "",
				title: titleOf(chapter),
			})),
	};
}

function titleOf(holder: Value): string | undefined {
	const { text } = holder.get("title");
	return text === undefined ? undefined : titleWords(text);
}

function namedIn(matter: Value, registry: NamedAgents): Named[] {
	const named: Named[] = [];
	const name = (part: Part, value: Value, chapter?: number) => {
		const entry = registry.get(value.text ?? "");
		if (entry)
			named.push({
				part,
				...entry,
				line: value.line,
				...(chapter === undefined ? {} : { chapter }),
			});
	};
	const nameAll = (part: Part, values: readonly Value[]) => {
		for (const value of values) name(part, value);
	};
	const credits = (
		parts: { readonly author: Part; readonly contributor: Part },
		holder: Value,
		chapter?: number,
	) => {
		for (const key of ["author", "contributor"] as const)
			for (const credit of holder.get(key).list()) {
				const person = credit.get("person");
				const agent = person.text ? person : credit.get("organization");
				name(parts[key], agent, chapter);
				for (const of of credit.get("affiliation").list())
					name("affiliation", of, chapter);
			}
	};
	credits({ author: "author", contributor: "contributor" }, matter);
	const chapterParts = {
		author: "chapter author",
		contributor: "chapter contributor",
	} as const;
	for (const [index, chapter] of matter.get("chapters").list().entries())
		credits(chapterParts, chapter, index);
	name("publisher", matter.get("publisher"));
	name("provider", matter.get("provider"));
	nameAll("copyright holder", matter.get("copyrightHolder").list());
	name("source organization", matter.get("sourceOrganization"));
	for (const [, image] of matter.get("images").entries())
		name("image creator", image.get("creator"));
	name("image creator", matter.get("imageDefaults").get("creator"));
	for (const key of ["isBasedOn", "translationOf"])
		for (const work of matter.get(key).list()) {
			nameAll("author of a source", work.get("author").list());
			name("publisher of a source", work.get("publisher"));
		}
	name("evaluator", matter.get("accessibility").get("certifiedBy"));
	return named;
}

function statedIn(matter: Value, registry: NamedAgents): Stated[] {
	const state = (of: Subject, value: Value, name?: string): Stated => ({
		of,
		...(name === undefined ? {} : { name }),
		values: valuesIn(value, registry),
	});
	const credits = (
		of: { readonly [key in "author" | "contributor"]: Subject },
		holder: Value,
	) =>
		(["author", "contributor"] as const).flatMap((key) =>
			holder
				.get(key)
				.list()
				.map((credit) => {
					const id =
						credit.get("person").text ?? credit.get("organization").text;
					return state(of[key], credit, printedName(id, registry));
				}),
		);
	const each = (of: Subject) =>
		matter
			.get(of)
			.list()
			.map((item) => state(of, item));
	const entries = (key: string, of: Subject, isPath = false) =>
		matter
			.get(key)
			.entries()
			.map(([id, entry]) =>
				state(of, entry, isPath ? id : printedName(id, registry)),
			);
	const chapters = matter.get("chapters").list();
	return [
		{
			of: "work",
			values: matter
				.entries()
				.filter(([key]) => !apart.has(key))
				.flatMap(([key, value]) => valuesIn(value, registry, key))
				.map((value) =>
					unmarked.keys.some((key) => key === value.key)
						? { ...value, text: titleWords(value.text) }
						: value,
				),
		},
		...credits({ author: "author", contributor: "contributor" }, matter),
		...chapters.flatMap((chapter, index) =>
			credits(
				{ author: "chapter author", contributor: "chapter contributor" },
				chapter,
			).map((credit) => ({ ...credit, chapter: index })),
		),
		...entries("people", "person"),
		...entries("organizations", "organization"),
		...entries("images", "image", true),
		...matter
			.get("imageDefaults")
			.list()
			.map((item) => state("image", item, "**")),
		...(
			[
				"isBasedOn",
				"translationOf",
				"correction",
				"updateNote",
				"editorNote",
			] as const
		).flatMap(each),
	];
}

/** Keys of front matter whose items are stated one by one. */
const apart: ReadonlySet<string> = new Set(
	"people organizations author contributor chapters images imageDefaults isBasedOn translationOf correction updateNote editorNote".split(
		" ",
	),
);

/** Keys whose values are ids. */
const references: ReadonlySet<string> = new Set(
	"person organization affiliation author publisher provider copyrightHolder sourceOrganization creator certifiedBy".split(
		" ",
	),
);

/** Plain values, with names in place of ids. */
function valuesIn(
	value: Value,
	registry: NamedAgents,
	key = "",
): Stated["values"] {
	const { text, line } = value;
	if (text !== undefined) {
		const isId = references.has(key.slice(key.lastIndexOf(".") + 1));
		return [{ key, text: isId ? printedName(text, registry) : text, line }];
	}
	const entries = value.entries();
	if (entries.length > 0)
		return entries.flatMap(([own, item]) =>
			valuesIn(item, registry, key === "" ? own : `${key}.${own}`),
		);
	return value.list().flatMap((item) =>
		// What is neither text nor entries lists nothing that can be read.
		item.text === undefined && item.entries().length === 0
			? []
			: valuesIn(item, registry, key),
	);
}

function printedName(id: string | undefined, registry: NamedAgents): string {
	return registry.get(id ?? "")?.names[0] ?? id ?? "";
}

function imageCreditsIn(
	matter: Value,
	registry: NamedAgents,
): WitnessedMatter["imageCredits"] {
	return matter
		.get("images")
		.entries()
		.flatMap(([path, image]) => {
			// Of several, the pictures themselves are looked at.
			if (path.includes("*")) return [];
			const [credit, creator] = [image.get("creditText"), image.get("creator")];
			const [name] = registry.get(creator.text ?? "")?.names ?? [];
			const text = credit.text ?? name;
			const { line } = credit.text ? credit : creator;
			return text === undefined ? [] : [{ text, line }];
		});
}

/** By id, which is unique over people and organizations. */
type NamedAgents = ReadonlyMap<string, Pick<Named, "kind" | "names">>;

function registryOf(matter: Value): NamedAgents {
	const entries = (key: string, kind: Named["kind"]) =>
		matter
			.get(key)
			.entries()
			.map(([id, entry]) => {
				const names = ["name", "legalName"].flatMap(
					(part) => entry.get(part).text ?? [],
				);
				return [id, { kind, names }] as const;
			});
	return new Map([
		...entries("people", "person"),
		...entries("organizations", "organization"),
	]);
}

interface Questions {
	readonly document: Document;
	readonly lineOf: (node: unknown) => number;
}

function ask(node: unknown, questions: Questions): Value {
	const here = isAlias(node) ? node.resolve(questions.document) : node;
	const pairs = isMap(here) ? here.items : [];
	const keyOf = (key: unknown) => (isScalar(key) ? String(key.value) : "");
	return {
		text: textOf(here),
		line: questions.lineOf(node),
		get(key) {
			const pair = pairs.find((item) => keyOf(item.key) === key);
			return ask(pair?.value, questions);
		},
		list() {
			const items = isSeq(here) ? here.items : isNothing(here) ? [] : [here];
			return items.map((item) => ask(item, questions));
		},
		entries: () =>
			pairs.map(({ key, value }) => [keyOf(key), ask(value, questions)]),
	};
}

function isNothing(node: unknown): boolean {
	return (
		node === undefined ||
		node === null ||
		(isScalar(node) && node.value === null)
	);
}

function textOf(node: unknown): string | undefined {
	if (!isScalar(node) || node.value === null) return undefined;
	const text =
		typeof node.value === "string"
			? node.value
			: (node.source ?? String(node.value));
	// é is one sign, however it is typed (Unicode Standard Annex 15).
	return text.normalize("NFC");
}
