/** Explains what a PDF tells without showing it, and where its links lead, by the page of the same publication. */

import { groupBy } from "../../../machine/group-by.ts";
import {
	attribute,
	elementsBelow,
	findAll,
	type MarkupElement,
	textOf,
} from "../../../readings/markup.ts";
import { apart, inline, type Page } from "../../../readings/page.ts";
import type { PdfLink, PdfReading, PdfTold } from "../../../readings/pdf.ts";
import { percentDecoded } from "../../../readings/percent-decoded.ts";
import { noPage } from "../../account/no-page.ts";
import { hashLetters, rightToLeft } from "../../body-blocks.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";

export const printTellsWhatThePageTells: Rule = {
	id: "A11",
	says: "Links of the PDF lead where those of the page do, and its alternative texts, expansions and languages are those of the same words there.",
	clause:
		"ISO 14289-1 §7.3, §7.18.5; what a screen reader is told of a print is what it is told of the page",
	pdf: (pdf, { readings, record }: Context) => {
		const pages = [readings.html, readings.epub].filter(
			(page) => page !== undefined,
		);
		if (pages.length === 0) return noPage;
		const known = knownOf(pages.flatMap(({ documents }) => documents));
		return [
			...pdf.told.flatMap((told) =>
				known.explains(told, record.language)
					? []
					: foreign(`${names[told.key]}: ${told.value}`, told.page),
			),
			...pdf.links.flatMap((link) => judgeLink(link, known)),
			...lostAddresses(pdf, pages),
			...lostLanguages(pdf, pages),
		];
	},
};

const names = {
	Alt: "alternative text",
	ActualText: "text to be read",
	E: "expansion",
	Lang: "language",
} as const;

function foreign(actual: string, page: number | undefined): Finding[] {
	return [
		{
			kind: "foreign",
			expected: nothing,
			actual,
			where: page === undefined ? "structure" : `page ${page}`,
		},
	];
}

/** What the pages tell, by the words that it is told of. What one of them has lost, other rules tell. */
function knownOf(pages: readonly Page[]) {
	const anchors = new Map<string, Anchor[]>();
	const languages = new Set<string>();
	const expansions = new Set<string>();
	const alternatives = new Set<string>();
	for (const { root } of pages)
		for (const { element } of elementsBelow(root)) {
			for (const text of alternativesOf(element))
				alternatives.add(bareText(text));
			const language =
				attribute(element, "lang") || attribute(element, "xml:lang");
			if (language) languages.add(ofLanguage(language, wordsIn(element)));
			if (element.name === "abbr" && attribute(element, "title"))
				expansions.add(
					`${seenText(attribute(element, "title"))}\n${key(textOf(element))}`,
				);
			if (element.name !== "a" || !element.attributes.has("href")) continue;
			const target = normalized(attribute(element, "href"));
			const own = anchors.get(target);
			const anchor = anchorOf(element);
			if (own) own.push(anchor);
			else anchors.set(target, [anchor]);
		}
	return {
		anchors,
		names: [...anchors.values()].flat().flatMap((anchor) => anchor.names),
		explains({ key: of, value, tag, text }: PdfTold, whole: string): boolean {
			if (of === "Alt") return alternatives.has(bareText(value));
			if (of === "E") return expansions.has(`${seenText(value)}\n${key(text)}`);
			if (of === "Lang")
				return tag === "Document"
					? value === whole
					: languages.has(ofLanguage(value, text));
			return tag === "Lbl" ? isMarker(value) : key(value) === key(text);
		},
	};
}

type Known = ReturnType<typeof knownOf>;

interface Anchor {
	readonly key: string;
	readonly names: readonly string[];
}

function anchorOf(element: MarkupElement): Anchor {
	return {
		key: key(textOf(element)),
		names: [
			textOf(element),
			attribute(element, "aria-label"),
			...findAll(element, "img").map((image) => attribute(image, "alt")),
		].map(bareText),
	};
}

/** What is told of a picture, a formula or a box. */
function alternativesOf(element: MarkupElement): string[] {
	if (element.name === "annotation" || element.name === "title")
		return [textOf(element)];
	return ["alt", "alttext", "aria-label"]
		.map((name) => attribute(element, name))
		.filter((text) => text !== "");
}

function judgeLink(link: PdfLink, { anchors, names: all }: Known): Finding[] {
	const { uri, destination, contents = "", text, page } = link;
	const where = `page ${page}`;
	// A place that has no name is judged by what leads back from it.
	const target =
		uri ?? (destination === undefined ? undefined : `#${destination}`);
	const own =
		target === undefined ? undefined : anchors.get(normalized(target));
	if (target !== undefined && !own)
		return foreign(`link to ${target}`, page).map((finding) => ({
			...finding,
			about: {
				has: [text.replace(/[\s\d]+$/, "")],
				isOfBoth: true,
				restsOn: ["A14"],
			},
		}));
	const words = key(text);
	const bare = bareText(text);
	// An entry of printed contents has authors and a page number too.
	const isOfWords =
		own?.some(
			(anchor) =>
				anchor.key.includes(words) ||
				(anchor.key !== "" &&
					(words.startsWith(anchor.key) || bare.startsWith(anchor.key))) ||
				(rightToLeft.test(text) && sharesLetters(text, anchor.names[0] ?? "")),
		) ?? true;
	if (!isOfWords)
		return [
			{
				kind: "moved",
				expected: own?.[0]?.names[0] ?? nothing,
				actual: seenText(text),
				where: `${where}, link to ${target}`,
			},
		];
	const told = bareText(contents).replace(/…$/u, "");
	const names = [
		words,
		...(target === undefined ? [] : [bareText(readable(target))]),
		...(own ? own.flatMap((anchor) => anchor.names) : all),
	];
	return names.some((name) => name.startsWith(told)) ||
		(rightToLeft.test(text) && sharesLetters(contents, text))
		? []
		: [
				{
					expected: seenText(text),
					actual: contents,
					where: `${where}, description of a link`,
				},
			];
}

/** Addresses on the web to which each page leads and the PDF does not. */
function lostAddresses(
	{ links }: PdfReading,
	[page, ...others]: readonly PageEdition[],
): Finding[] {
	const led = new Set(links.map(({ uri }) => uri && normalized(uri)));
	const other = others.map(addressesIn);
	return [...(page ? addressesIn(page) : [])]
		.filter(
			(target) => !led.has(target) && other.every((all) => all.has(target)),
		)
		.map((target) => ({
			expected: `link to ${target}`,
			actual: nothing,
			where: "links",
			about: { lacks: [target] },
		}));
}

/** Words and blocks of which each page says that they are in another language than what stands around them, and the PDF does not. */
function lostLanguages(
	{ told }: PdfReading,
	[page, ...others]: readonly PageEdition[],
): Finding[] {
	const said = new Set(
		told
			.filter(({ key: of }) => of === "Lang")
			.map(({ value, text }) => ofLanguage(value, text)),
	);
	const other = others.map((one) => new Set(languagesIn(one).keys()));
	return [...(page ? languagesIn(page) : [])]
		.filter(([own]) => !said.has(own) && other.every((all) => all.has(own)))
		.map(([, expected]) => ({
			expected,
			actual: nothing,
			where: "structure",
		}));
}

/** By language and words, with what is said of them. */
function languagesIn({ documents }: PageEdition): Map<string, string> {
	const found = new Map<string, string>();
	for (const { root } of documents)
		for (const { element, ancestors } of elementsBelow(root)) {
			const language = attribute(element, "lang");
			const around = ancestors.findLast((one) => one.attributes.has("lang"));
			// The whole has a language of its own, and parts of it are the browser’s to tag.
			if (language === "" || !around || !isTagged(element)) continue;
			const text = textOf(element);
			if (language !== attribute(around, "lang") && key(text) !== "")
				found.set(
					ofLanguage(language, text),
					`language: ${language}, of ${seenText(text).slice(0, 60)}`,
				);
		}
	return found;
}

/** Elements of one line or one paragraph, which a print has as they are, with nothing in them that it says otherwise. */
function isTagged(element: MarkupElement): boolean {
	return (
		(inline.has(element.name) || /^(?:p|h[1-6])$/.test(element.name)) &&
		![...elementsBelow(element)].some(({ element: { name } }) =>
			saidOtherwise.has(name),
		)
	);
}

const saidOtherwise: ReadonlySet<string> = new Set(
	"math svg img ruby sup input".split(" "),
);

function addressesIn({ documents }: PageEdition): ReadonlySet<string> {
	return new Set(
		documents
			.flatMap(({ root }) => findAll(root, "a"))
			.filter((link) => link.attributes.has("href"))
			.map((link) => normalized(attribute(link, "href")))
			.filter((target) => /^[a-z][a-z\d+.-]*:/i.test(target)),
	);
}

/** Of a list: a sign or a number, and no word. */
function isMarker(text: string): boolean {
	return text.length <= 8 && !/\p{L}{4}/u.test(text);
}

/** Without what is set apart from the words of a line. */
function wordsIn(node: MarkupElement | string): string {
	if (typeof node === "string") return node;
	return node.children
		.filter((child) => typeof child === "string" || !apart.has(child.name))
		.map(wordsIn)
		.join("");
}

/** Which words are in it; a style sheet may set them in capitals. */
function ofLanguage(language: string, text: string): string {
	return `${language}\n${key(text.toUpperCase())}`;
}

/** Whether all letters of one stand in the other, in any order. */
function sharesLetters(one: string, other: string): boolean {
	const [short = [], long = []] = [one, other]
		.map((text) => [...bareText(text).normalize("NFKD")].filter(isLetter))
		.toSorted((a, b) => a.length - b.length);
	const left = groupBy(long, (letter) => letter);
	return (
		short.length > 0 &&
		short.every((letter) => left.get(letter)?.pop() !== undefined)
	);
}

function isLetter(sign: string): boolean {
	return /\p{L}/u.test(sign);
}

/** Of words that print may set in another order. */
function key(text: string): string {
	return rightToLeft.test(text) ? hashLetters(text) : bareText(text);
}

/** One spelling for addresses that a browser has resolved and those that a page has. */
function normalized(address: string): string {
	const place = /#(.*)$/s.exec(address)?.[1];
	if (!/^[a-z][a-z\d+.-]*:/i.test(address) && place !== undefined)
		return `#${percentDecoded(place)}`;
	return URL.canParse(address) ? new URL(address).href : address;
}

function readable(target: string): string {
	return target.replace(/^(?:mailto:|#)/, "");
}
