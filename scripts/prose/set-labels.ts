/** The words over remarks that have no title of their own (Note, Warning), as the house says them in the publication’s language. */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { House } from "../model/house.ts";
import type { Publication } from "../model/publication.ts";
import { passagesOf } from "./blocks.ts";
import { wordsOf } from "./words-of.ts";

/** The key of the house’s word, by the kinds that mean the same. */
const keys: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries({
		labelNote: "note info remark",
		labelTip: "tip hint",
		labelImportant: "important attention",
		labelWarning: "warning warn",
		labelCaution: "caution danger error",
		labelExample: "example",
	}).flatMap(([key, kinds]) => kinds.split(" ").map((kind) => [kind, key])),
);

/** The house’s words where it has some; else the author’s stay. */
export function setLabels(
	publication: Publication,
	house: Pick<House, "labels">,
): Publication {
	const chapters = publication.chapters.map((chapter) => {
		const bodies = [chapter.body, ...chapter.notes.map(({ body }) => body)];
		if (!bodies.some((body) => labelsIn(body).length > 0)) return chapter;
		const { words, lang } = house.labels(publication.inLanguage);
		const set = (body: Root) => setIn(body, words, lang);
		const body = set(chapter.body);
		return {
			...chapter,
			body,
			passages: passagesOf(body),
			notes: chapter.notes.map((note) => {
				const own = set(note.body);
				return { ...note, body: own, passages: passagesOf(own) };
			}),
		};
	});
	return { ...publication, chapters };
}

/** Those that stand in a publication, each once. */
export function labelsOf({ chapters }: Publication): readonly string[] {
	const labels = chapters.flatMap(({ body, notes }) =>
		[body, ...notes.map((note) => note.body)].flatMap(labelsIn),
	);
	return [...new Set(labels.map((label) => wordsOf(label)))];
}

function setIn(
	body: Root,
	words: Readonly<Record<string, string>>,
	lang: string | undefined,
): Root {
	const copy = structuredClone(body);
	for (const label of labelsIn(copy)) {
		const word = words[keys[String(label.properties.dataLabel)] ?? ""];
		if (word === undefined) continue;
		label.children = [{ type: "text", value: word }];
		if (lang) label.properties.lang = lang;
	}
	return copy;
}

function labelsIn(body: Root): Element[] {
	const labels: Element[] = [];
	visit(body, "element", (node) => {
		if (node.properties.dataLabel !== undefined) labels.push(node);
	});
	return labels;
}
