/** Elements → what a page says: the zones that carry credits, the blocks of its text, and its figures. */
import {
	attribute,
	elementsBelow,
	hasWord,
	type MarkupElement,
	textOf,
} from "./markup.ts";

/** An element that carries a credit, by its `data-credit`. */
export interface Zone {
	/** `byline`, `line`, `published`, `correction`, `rights` … */
	readonly kind: string;
	/** As the file has it, white space and all. */
	readonly text: string;
	/** The texts of the names in it that are marked as agents. */
	readonly agents: readonly string[];
	/** Of those, the ones that a microformat calls author. */
	readonly authors: readonly string[];
	/** Where it stands among all zones and blocks of the edition. */
	readonly position: number;
	/** Which of the chapters’ texts it stands in or below, from 0; -1 before the first. */
	readonly chapter: number;
	/** Why it does not show, from attributes alone. */
	readonly hidden?: string | undefined;
	readonly where: string;
	/** The text of links in it by their address. */
	readonly links: readonly { readonly href: string; readonly text: string }[];
	/** `datetime` of the first `time`. */
	readonly datetime?: string | undefined;
}

/** A run of text that no block element interrupts. */
export interface PageBlock {
	readonly text: string;
	readonly position: number;
	readonly chapter: number;
	/** Whether the text of a chapter holds it; else it stands around that: headings, credits, notes. */
	readonly inText: boolean;
	/** Whether it is of a note; the links back are left out. */
	readonly inNotes: boolean;
	readonly where: string;
	/** The block element that it stands in. */
	readonly element: MarkupElement;
	/** What kind of credit that element, or the nearest around it, is said to be. */
	readonly credit?: string | undefined;
}

/** A page of an edition, with its name for messages. */
export interface Page {
	readonly name: string;
	readonly root: MarkupElement;
}

export interface Figure {
	readonly images: readonly Image[];
	readonly caption: string;
	/** The first of those beside them. */
	readonly credit?: string | undefined;
	readonly credits: readonly string[];
	readonly where: string;
}

export interface Image {
	readonly src: string;
	readonly alt: string;
	readonly inFigure: boolean;
	/** Whether the text of a chapter or a note holds it; else it stands in the edition’s own matter. */
	readonly inText: boolean;
	readonly where: string;
	readonly element: MarkupElement;
}

export interface PageReading {
	readonly documents: readonly Page[];
	readonly title: string;
	readonly zones: readonly Zone[];
	readonly blocks: readonly PageBlock[];
	readonly figures: readonly Figure[];
	readonly images: readonly Image[];
}

/** Elements that do not end a run of text. */
export const inline: ReadonlySet<string> = new Set(
	"a abbr b bdi bdo br cite code data del dfn em i ins kbd mark math picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr img svg".split(
		" ",
	),
);
/** A formula stands in two dimensions, a drawing shows its words as a picture does, and brackets stand around a reading aid where it can be shown no other way: none is text of a line. */
export const apart: ReadonlySet<string> = new Set(["math", "svg", "rp"]);
/** A character that is neither space nor default-ignorable (Unicode), so that it shows. */
const seen = /[^\s\p{Default_Ignorable_Code_Point}]/u;
const unseen = new Set("head script style template noscript title".split(" "));

/** The pages of an edition in reading order. */
export function readPages(pages: readonly Page[]): PageReading {
	const state: State = {
		zones: [],
		blocks: [],
		figures: [],
		images: [],
		position: 0,
		chapter: -1,
		titles: [],
	};
	for (const page of pages) readPage(page.root, page.name, state);
	return { ...state, documents: pages, title: state.titles[0] ?? "" };
}

interface State {
	readonly zones: Zone[];
	readonly blocks: PageBlock[];
	readonly figures: Figure[];
	readonly images: Image[];
	readonly titles: string[];
	position: number;
	chapter: number;
}

function readPage(root: MarkupElement, name: string, state: State): void {
	let run = "";
	let holder: MarkupElement | undefined;
	let credit: string | undefined;
	const flush = (inText: boolean, inNotes: boolean) => {
		if (holder) {
			state.position += 1;
			state.blocks.push({
				text: run,
				position: state.position,
				chapter: state.chapter,
				inText,
				inNotes,
				where: `${name}:${holder.line}`,
				element: holder,
				credit,
			});
		}
		run = "";
		holder = undefined;
	};
	const visit = (
		element: MarkupElement,
		ancestors: readonly MarkupElement[],
		inText: boolean,
		inNotes: boolean,
	): void => {
		if (unseen.has(element.name)) return;
		if (apart.has(element.name)) return;
		if (attribute(element, "role") === "doc-backlink") return;
		const own = hasWord(element, "class", "text") && element.name !== "body";
		if (own) state.chapter += 1;
		const inside = inText || own;
		const notes = inNotes || hasWord(element, "class", "note");
		const block = !inline.has(element.name);
		if (block) flush(inText, inNotes);
		if (element.attributes.has("data-credit"))
			state.zones.push(zoneOf(element, ancestors, name, state));
		if (element.name === "h1" && hasWord(element, "class", "p-name"))
			state.titles.push(textOf(element));
		if (element.name === "figure")
			state.figures.push(figureOf(element, ancestors, name));
		if (
			element.children.some(
				(child) =>
					typeof child !== "string" && hasWord(child, "class", "image-line"),
			)
		)
			state.figures.push(...linesIn(element, ancestors, name));
		if (element.name === "img")
			state.images.push(imageOf(element, ancestors, name));
		for (const child of element.children) {
			if (typeof child !== "string")
				visit(child, [...ancestors, element], inside, notes);
			else {
				run += child;
				if (holder || !seen.test(child)) continue;
				holder = blockOf(element, ancestors);
				credit = creditAround(holder, ancestors);
			}
		}
		if (block) flush(inside, notes);
	};
	visit(root, [], false, false);
}

/** The element itself or the innermost of its ancestors that is a block. */
function blockOf(
	element: MarkupElement,
	ancestors: readonly MarkupElement[],
): MarkupElement {
	return inline.has(element.name)
		? (ancestors.findLast((item) => !inline.has(item.name)) ?? element)
		: element;
}

/** Of the block itself or of the nearest element around it. */
function creditAround(
	block: MarkupElement,
	ancestors: readonly MarkupElement[],
): string | undefined {
	const at = ancestors.indexOf(block);
	const around = at < 0 ? ancestors : ancestors.slice(0, at);
	return creditOf([...around, block]);
}

/** What kind of credit the last element of a path, or the nearest around it, is said to be. */
export function creditOf(path: readonly MarkupElement[]): string | undefined {
	return path
		.findLast(({ attributes }) => attributes.has("data-credit"))
		?.attributes.get("data-credit");
}

function zoneOf(
	element: MarkupElement,
	ancestors: readonly MarkupElement[],
	page: string,
	state: State,
): Zone {
	state.position += 1;
	const below = [...elementsBelow(element)].map((item) => item.element);
	const named = below.filter((item) => item.attributes.has("data-agent"));
	return {
		kind: isOfImage(element) ? "image" : attribute(element, "data-credit"),
		text: textOf(element),
		agents: named.map(textOf),
		authors: named
			.filter((item) => hasWord(item, "class", "p-author"))
			.map(textOf),
		position: state.position,
		chapter: state.chapter,
		hidden: hiddenBy([...ancestors, element]),
		where: `${page}:${element.line}`,
		links: below
			.filter((item) => item.name === "a")
			.map((item) => ({ href: attribute(item, "href"), text: textOf(item) })),
		datetime: below
			.find((item) => item.name === "time")
			?.attributes.get("datetime"),
	};
}

function hiddenBy(path: readonly MarkupElement[]): string | undefined {
	for (const element of path) {
		const style = attribute(element, "style").replace(/\s+/g, "").toLowerCase();
		if (element.attributes.has("hidden")) return `hidden on ${element.name}`;
		if (attribute(element, "aria-hidden") === "true")
			return `aria-hidden on ${element.name}`;
		if (element.name === "details" && !element.attributes.has("open"))
			return "closed details";
		const rule =
			/(display:none|visibility:(hidden|collapse)|opacity:0(?![.\d]))/.exec(
				style,
			);
		if (rule) return `${rule[0]} on ${element.name}`;
	}
	return undefined;
}

function figureOf(
	element: MarkupElement,
	ancestors: readonly MarkupElement[],
	page: string,
): Figure {
	const below = [...elementsBelow(element)];
	const find = (test: (item: MarkupElement) => boolean) =>
		below.find((item) => test(item.element))?.element;
	const caption = find((item) => item.name === "figcaption");
	const credits = creditsIn(element);
	return {
		images: below
			.filter((item) => item.element.name === "img")
			.map((item) => imageOf(item.element, [...ancestors, element], page)),
		caption: caption ? textOf(caption) : "",
		credit: credits[0],
		credits,
		where: `${page}:${element.line}`,
	};
}

function creditsIn(element: MarkupElement): string[] {
	return [...elementsBelow(element)]
		.filter((item) => isOfImage(item.element))
		.map((item) => textOf(item.element));
}

/** A credit of a picture, which may be a part of what its caption says. */
function isOfImage(element: MarkupElement): boolean {
	return /^(?:image|caption)$/.test(attribute(element, "data-credit"));
}

/** Pictures among words, and the lines below these: with all that stands between two other blocks of `parent`. */
function linesIn(
	parent: MarkupElement,
	ancestors: readonly MarkupElement[],
	page: string,
): Figure[] {
	const figures: Figure[] = [];
	let images: Image[] = [];
	let credits: string[] = [];
	let where = "";
	const end = () => {
		if (credits.length > 0)
			figures.push({ images, caption: "", credit: credits[0], credits, where });
		images = [];
		credits = [];
	};
	for (const child of parent.children) {
		if (typeof child === "string") continue;
		const isLine = hasWord(child, "class", "image-line");
		if (isLine) {
			credits.push(...creditsIn(child));
			where = `${page}:${child.line}`;
			continue;
		}
		if (credits.length > 0 || !inline.has(child.name)) end();
		const all = [
			child,
			...[...elementsBelow(child)].map((item) => item.element),
		];
		images.push(
			...all
				.filter(({ name }) => name === "img")
				.map((item) => imageOf(item, [...ancestors, parent], page)),
		);
	}
	end();
	return figures;
}

/** Whether it holds the text of a chapter, or a note. */
export function holdsText(element: MarkupElement): boolean {
	return (
		element.name !== "body" &&
		(hasWord(element, "class", "text") || hasWord(element, "class", "note"))
	);
}

function imageOf(
	element: MarkupElement,
	ancestors: readonly MarkupElement[],
	page: string,
): Image {
	return {
		src: attribute(element, "src"),
		alt: attribute(element, "alt"),
		inFigure: ancestors.some((item) => item.name === "figure"),
		inText: ancestors.some(holdsText),
		where: `${page}:${element.line}`,
		element,
	};
}
