/** Where the links of a page lead inside its edition: the documents’ places by their addresses. */
import { resolvePath } from "../readings/epub.ts";
import {
	attribute,
	elementsBelow,
	hasWord,
	type MarkupElement,
	textOf,
} from "../readings/markup.ts";
import { holdsText, type Page } from "../readings/page.ts";
import type { PageEdition } from "./lines.ts";
import { seenText } from "./normalize.ts";

/** A link in a chapter’s text or in its notes that leads to another place of the edition. */
export interface InnerLink {
	readonly element: MarkupElement;
	/** `OEBPS/text.xhtml#fn-1`. */
	readonly from: string;
	readonly to: string;
	readonly where: string;
}

interface Places {
	/** What stands at an address; nothing where no document has it. */
	readonly at: (address: string) => MarkupElement | undefined;
	readonly links: readonly InnerLink[];
	/** As the first reference to a note has it; "" where none leads to it. */
	readonly numberOf: (note: MarkupElement) => string;
}

const known = new WeakMap<PageEdition, Places>();

/** Looked for once, since several rules follow the links. */
export function placesOf(reading: PageEdition): Places {
	const places = known.get(reading) ?? findPlaces(reading);
	known.set(reading, places);
	return places;
}

function findPlaces(reading: PageEdition): Places {
	const places = new Map<string, MarkupElement>();
	const links: InnerLink[] = [];
	for (const page of reading.documents) {
		places.set(`${page.name}#`, page.root);
		for (const { element, ancestors } of elementsBelow(page.root)) {
			const id = attribute(element, "id");
			if (id) places.set(`${page.name}#${id}`, element);
			if (element.name === "a" && [...ancestors, element].some(holdsText))
				links.push(...linkOf(element, page, reading.edition));
		}
	}
	const at = (address: string) => places.get(address);
	const numbers = new Map<MarkupElement | undefined, string>();
	for (const { element, to } of links)
		if (hasWord(element, "class", "noteref") && !numbers.has(at(to)))
			numbers.set(at(to), textOf(element));
	return { at, links, numberOf: (note) => numbers.get(note) ?? "" };
}

function linkOf(
	element: MarkupElement,
	{ name }: Page,
	edition: "html" | "epub",
): InnerLink[] {
	const href = attribute(element, "href");
	if (href === "" || /^[a-z][a-z0-9+.-]*:/i.test(href)) return [];
	const [path = "", id = ""] = href.split("#", 2);
	const document = edition === "epub" && path ? resolvePath(name, path) : name;
	return [
		{
			element,
			from: `${name}#${attribute(element, "id")}`,
			to: `${document}#${id}`,
			where: `${name}:${element.line}`,
		},
	];
}

/** Characters by which a place is told from others. */
const enough = 60;

/** The first words of an element, without the numbers of notes. */
export function firstWords(element: MarkupElement): string {
	return seenText(textWithoutNotes(element)).slice(0, enough);
}

/** The text of a heading as contents repeat it. */
export function textWithoutNotes(element: MarkupElement): string {
	return element.children
		.map((child) => {
			if (typeof child === "string") return child;
			return hasWord(child, "class", "noteref") ? "" : textWithoutNotes(child);
		})
		.join("");
}

/** The text of a link, for messages. */
export function linkText(element: MarkupElement): string {
	return seenText(textOf(element));
}
