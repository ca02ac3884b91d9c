/** Holds what stands behind words around the text against these: addresses, days in figures, the names of documents, the numbers of notes. */

import {
	attribute,
	elementsBelow,
	findAll,
	hasWord,
	type MarkupElement,
	textOf,
} from "../../../readings/markup.ts";
import { creditOf, holdsText, type Page } from "../../../readings/page.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { noWords } from "../../account/expected.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import { placesOf } from "../../places.ts";
import type { Finding, Rule } from "../../rule.ts";

export const linksAndDatesAreThoseOfTheirWords: Rule = {
	id: "A09",
	says: "Around the text, links lead where their words say, dates in figures are the days of the work, and each document has its title; a way back has the number of its note.",
	clause:
		"Colophon, the account: whatever an edition says has somebody who said it",
	html: (html, { record }) => compare(html, record),
	epub: (epub, { record }) => [
		...compare(epub, record),
		...titles(epub.documents, record),
	],
};

type Placed = ReturnType<typeof elementsAround>[number];

function compare(
	reading: PageEdition,
	record: CreditRecord,
): readonly Finding[] {
	const words = record.house?.words;
	if (!words) return noWords;
	const around = reading.documents.flatMap(elementsAround);
	const ofHouse = new Set(Object.values(words).map(seenText));
	return [
		...around
			.filter(({ element }) => element.name === "a")
			.flatMap((link) => compareLink(link, reading, ofHouse)),
		...around
			.filter(
				({ element }) =>
					element.name === "time" || element.attributes.has("datetime"),
			)
			.flatMap((time) => compareDate(time, record)),
		...reading.documents.flatMap((page) => waysBack(page, reading)),
	];
}

/** What stands in no chapter’s text and in no note. */
function elementsAround(page: Page) {
	return [...elementsBelow(page.root)]
		.filter(({ element, ancestors }) => {
			const path = [...ancestors, element];
			return path.some(({ name }) => name === "body") && !path.some(holdsText);
		})
		.map((item) => ({ ...item, page }));
}

function compareLink(
	{ element, page }: Placed,
	reading: PageEdition,
	ofHouse: ReadonlySet<string>,
): Finding[] {
	const href = attribute(element, "href");
	const text = seenText(textOf(element));
	const where = `${page.name}:${element.line}`;
	if (/^[a-z][a-z0-9+.-]*:/i.test(href) || !element.attributes.has("href"))
		return href === text
			? []
			: [{ expected: text, actual: href || nothing, where }];
	const target = placesOf(reading).at(placeOf(href, page));
	if (!target)
		return [
			{
				expected: `a place in the edition`,
				actual: href,
				where,
				about: { has: [href], restsOn: ["A14"] },
			},
		];
	const isNamed =
		ofHouse.has(text) || seenText(textOf(target)).startsWith(text);
	return isNamed
		? []
		: [
				{
					expected: text,
					actual: seenText(textOf(target)).slice(0, 60),
					where,
				},
			];
}

/** `page#_text`; links from one document of a book to another stand in its navigation alone. */
function placeOf(href: string, page: Page): string {
	return `${page.name}#${href.replace(/^[^#]*#?/, "")}`;
}

function compareDate(
	{ element, ancestors, page }: Placed,
	{ datePublished, dateModified }: CreditRecord,
): Finding[] {
	const kind = creditOf([...ancestors, element]);
	const expected =
		{ published: datePublished, updated: dateModified }[kind ?? ""] ?? nothing;
	const actual = attribute(element, "datetime") || nothing;
	return actual === expected
		? []
		: [{ expected, actual, where: `${page.name}:${element.line}` }];
}

/** The first says the number by which the text refers to the note, the others are letters. */
function waysBack({ name, root }: Page, reading: PageEdition): Finding[] {
	const { numberOf } = placesOf(reading);
	const all = [...elementsBelow(root)].map(({ element }) => element);
	const isWay = (element: MarkupElement) =>
		attribute(element, "role") === "doc-backlink";
	const ofNotes = all
		.filter((element) => hasWord(element, "class", "note"))
		.flatMap((note) =>
			[...elementsBelow(note)]
				.map(({ element }) => element)
				.filter(isWay)
				.map((way, index) => ({
					way,
					expected:
						index === 0
							? numberOf(note)
							: String.fromCharCode(96 + (index % 26)),
				})),
		);
	const known = new Set(ofNotes.map(({ way }) => way));
	return [
		...ofNotes
			.filter(({ way, expected }) => textOf(way) !== expected)
			.map(({ way, expected }) => ({
				expected,
				actual: seenText(textOf(way)) || nothing,
				where: `${name}:${way.line}`,
				// Without the reference, which is told.
				...(expected === ""
					? { about: { restsOn: ["A14", "W02", "N02"] } }
					: {}),
			})),
		...all
			.filter((element) => isWay(element) && !known.has(element))
			.map((element) => ({
				kind: "foreign" as const,
				expected: nothing,
				actual: seenText(textOf(element)) || "doc-backlink",
				where: `${name}:${element.line}`,
			})),
	];
}

/** That of a chapter is the chapter’s; others are called as the house calls them. */
function titles(pages: readonly Page[], record: CreditRecord): Finding[] {
	let chapter = 0;
	const words = Object.values(record.house?.words ?? {}).map(seenText);
	return pages.flatMap(({ name, root }) => {
		const all = [...elementsBelow(root)].map(({ element }) => element);
		const holdsText = all.some(
			(element) => element.name !== "body" && hasWord(element, "class", "text"),
		);
		const own = record.chapters[chapter]?.title;
		if (holdsText) chapter += 1;
		const known = holdsText && own !== undefined ? [seenText(own)] : words;
		return findAll(root, "head").flatMap((head) => {
			const all = findAll(head, "title");
			const wrong = all.filter(
				(title) => !known.includes(seenText(textOf(title))),
			);
			const doubled = all.slice(1).map((title) => ({
				kind: "doubled" as const,
				expected: nothing,
				actual: `${seenText(textOf(title))}, a second title`,
				where: `${name}:${title.line}`,
			}));
			return [
				...doubled,
				...wrong.map((title) => ({
					expected: holdsText ? (known[0] ?? "") : "a word of the house",
					actual: seenText(textOf(title)) || nothing,
					where: `${name}:${title.line}`,
					about: {
						lacks: holdsText ? known : [],
						has: [textOf(title)],
						restsOn: ["A14"],
					},
				})),
			];
		});
	});
}
