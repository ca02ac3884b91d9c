/** Explains what the documents of an edition tell without showing it: by the record, by the text of the manuscript, or by a word of the house. */

import {
	attribute,
	elementsBelow,
	findAll,
	hasWord,
	type MarkupElement,
	textOf,
} from "../../../readings/markup.ts";
import { type Told, toldIn } from "../../../readings/told.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { noWords } from "../../account/expected.ts";
import { explainRuns, pairAltered } from "../../account/explain-runs.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import { placesOf } from "../../places.ts";
import type { Context, Finding, Rule } from "../../rule.ts";
import { lineOf } from "../../spans.ts";

export const whatIsToldIsSaid: Rule = {
	id: "A07",
	says: "What an edition tells without showing it, accessible names, alternative texts and tooltips, has somebody who said it, and names what it is of.",
	clause:
		"WCAG 2.2, 1.1.1 and 4.1.2; what a screen reader is told is what the eye sees",
	html: compareTold,
	epub: compareTold,
};

type Words = Readonly<Record<string, string>>;

function compareTold(
	reading: PageEdition,
	{ record }: Context,
): readonly Finding[] {
	const words = record.house?.words;
	if (!words) return noWords;
	const all = toldIn(reading.documents);
	const ofHouse = [
		...Object.values(words),
		...(record.house?.alternatives ?? []),
	].map(seenText);
	return [
		...all.flatMap((told) => tell(told, { reading, record, words, ofHouse })),
		...compareTexts(all, record),
	];
}

interface Known {
	readonly reading: PageEdition;
	readonly record: CreditRecord;
	readonly words: Words;
	/** Its words, and what its templates say of pictures. */
	readonly ofHouse: readonly string[];
}

function tell(told: Told, known: Known): Finding[] {
	const expected = told.isInText
		? inText(told, known)
		: aroundText(told, known);
	const actual = seenText(told.value);
	if (expected === undefined || expected.includes(actual)) return [];
	const where = told.where;
	const [one] = expected;
	if (one !== undefined)
		return [
			{
				expected: one,
				actual: actual || nothing,
				where,
				...subjectOf(told, known),
			},
		];
	return [
		{
			kind: "foreign",
			expected: nothing,
			actual: actual || nameOf(told),
			where,
			about: { has: [actual], spans: lineOf(where) },
		},
	];
}

/** A cover says the title and the byline, of which one may be another; a way back has no number where its reference is lost. */
function subjectOf(
	{ name, element, ancestors, value }: Told,
	{ reading, record }: Known,
): Pick<Finding, "about"> {
	if (attribute(element, "role") === "doc-cover") {
		const lacks = [record.title, record.byline.text].filter(
			(text) => !seenText(value).includes(seenText(text)),
		);
		return lacks.length > 0 ? { about: { lacks } } : {};
	}
	if (name !== "aria-label" || attribute(element, "role") !== "doc-backlink")
		return {};
	const note = ancestors.findLast((item) => hasWord(item, "class", "note"));
	return note && placesOf(reading).numberOf(note) === ""
		? { about: { restsOn: ["A14", "W02", "N02"] } }
		: {};
}

/** Of one that has no words. */
function nameOf({ name, element }: Told): string {
	return name === element.name ? `<${name}>` : `${name} of <${element.name}>`;
}

/** Attributes that authors set, which are compared in their order. */
const ofAuthors: ReadonlySet<string> = new Set(
	"title cite aria-labelledby aria-describedby".split(" "),
);

/** What may stand there; nothing where another rule, or the texts of the record, say so. */
function inText(
	{ name, element, ancestors }: Told,
	{ reading, words }: Known,
): readonly string[] | undefined {
	if (name === "alt" && element.name === "img") return undefined;
	if (name === "alttext" && element.name === "math") return undefined;
	if (ofAuthors.has(name) && element.attributes.has(name)) return undefined;
	if (name === "aria-hidden" && element.name === "svg") return undefined;
	if (name !== "aria-label") return [];
	if (hasWord(element, "class", "task"))
		return given(
			words[hasWord(element, "class", "done") ? "taskDone" : "taskOpen"],
		);
	if (attribute(element, "role") === "doc-pagebreak") {
		const [, number = ""] =
			/^_page-(\d+)$/.exec(attribute(element, "id")) ?? [];
		return [`${words.page} ${number}.`];
	}
	if (hasWord(element, "class", "scroll"))
		return given(scrolled(element, words));
	if (attribute(element, "role") === "doc-backlink")
		return given(wayBack(element, ancestors, reading, words));
	return undefined;
}

function given(text: string | undefined): readonly string[] {
	return text === undefined ? [] : [seenText(text)];
}

/** What a region that scrolls is called: as its table, or as the house calls what it holds. */
function scrolled(element: MarkupElement, words: Words): string | undefined {
	const [table] = findAll(element, "table");
	if (!table) return words.formula;
	const [caption] = findAll(table, "caption");
	return caption ? textOf(caption) : words.table;
}

/** By the number of the note, and of several ways back, which it is. */
function wayBack(
	link: MarkupElement,
	ancestors: readonly MarkupElement[],
	reading: PageEdition,
	words: Words,
): string | undefined {
	const note = ancestors.findLast((item) => hasWord(item, "class", "note"));
	if (!note) return undefined;
	const ways = [...elementsBelow(note)]
		.map(({ element }) => element)
		.filter((element) => attribute(element, "role") === "doc-backlink");
	const index = ways.indexOf(link);
	const number = placesOf(reading).numberOf(note);
	return `${words.backToReference} ${number}${index > 0 ? ` (${index + 1})` : ""}`;
}

/** By the part of a page that it names. */
const parts: readonly (readonly [string, string, string])[] = [
	["role", "doc-credits", "credits"],
	["epub:type", "cover", "cover"],
	["epub:type", "titlepage", "titlePage"],
];

function aroundText(
	{ name, value, element, page }: Told,
	{ record, words, ofHouse }: Known,
): readonly string[] | undefined {
	if (name === "alt" && element.name === "img") {
		if (attribute(element, "role") !== "doc-cover") {
			return ["", ...ofHouse, seenText(record.title)].includes(seenText(value))
				? undefined
				: [];
		}
		return [
			seenText([record.title, record.byline.text].filter(Boolean).join(". ")),
		];
	}
	if (name === "svg" && element.name === name)
		return ["", ...ofHouse].includes(seenText(value)) ? undefined : [];
	if (name === "aria-labelledby") {
		const inside = [...elementsBelow(element)].map((item) => item.element);
		const ids = value.split(/\s+/).filter((id) => id !== "");
		const isOwn = ids.every((id) =>
			inside.some((item) => attribute(item, "id") === id),
		);
		return isOwn && ids.length > 0 && isFirst(ids, page.root)
			? undefined
			: ["a heading of its own"];
	}
	if (name === "aria-label" || name === "title") {
		if (!element.attributes.has(name)) return [];
		const part = parts.find(([key, word]) => hasWord(element, key, word));
		if (part) return given(words[part[2]]);
		return ofHouse.includes(seenText(value)) ? undefined : [];
	}
	return [];
}

/** Whether each names one element alone. */
function isFirst(ids: readonly string[], root: MarkupElement): boolean {
	const counts = known.get(root) ?? countIds(root);
	known.set(root, counts);
	return ids.every((id) => counts.get(id) === 1);
}

/** Counted once for each page, since every section asks. */
const known = new WeakMap<MarkupElement, ReadonlyMap<string, number>>();

function countIds(root: MarkupElement): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { element } of elementsBelow(root)) {
		const id = attribute(element, "id");
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

/** Titles of words and names of drawings, in the order of the text. */
function compareTexts(all: readonly Told[], record: CreditRecord): Finding[] {
	if (record.chapters.some(({ formulas }) => formulas === undefined)) return [];
	const runs = all
		.filter(
			({ name, element, isInText }) =>
				isInText &&
				element.attributes.has(name) &&
				(ofAuthors.has(name) ||
					(name === "aria-label" && !isOfEdition(element))),
		)
		.map(({ value, where }) => ({ text: value, gap: 0, where }));
	const lines = record.chapters.flatMap(({ told = [] }) =>
		told.map(({ name, text }) => ({
			key: name,
			texts: [text],
			isWanted: true as const,
		})),
	);
	const gap = { place: "in the text", lists: [lines], words: [] };
	return pairAltered(explainRuns([gap], runs));
}

/** What an edition adds to the text, and names itself. */
function isOfEdition(element: MarkupElement): boolean {
	return (
		hasWord(element, "class", "task") ||
		hasWord(element, "class", "scroll") ||
		/^doc-(?:pagebreak|backlink)$/.test(attribute(element, "role"))
	);
}
