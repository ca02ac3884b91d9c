/** The documents of an edition → how a print of them is to be tagged: each run of text, picture and formula, and each empty cell, with the elements around it by the names that they have in a PDF. */
import {
	attribute,
	elementsBelow,
	hasWord,
	type MarkupElement,
	textOf,
} from "../../readings/markup.ts";
import { apart, holdsText, inline, type Page } from "../../readings/page.ts";
import { type PdfTag, sayCell, type TagStep } from "../../readings/pdf.ts";
import {
	addToRun,
	type GrowingRun,
	type OpenInLine,
} from "../../readings/tags-in-line.ts";

export interface PageTag extends Omit<PdfTag, "page"> {
	/** Whether the text of a chapter or a note holds it. */
	readonly isInText: boolean;
}

/** In reading order; an object stands before the line that it is in. */
export function tagsOfPage(documents: readonly Page[]): PageTag[] {
	return documents.flatMap(({ root }) => {
		const walk = new PageWalk();
		walk.children(root, { path: [], isInText: false });
		walk.flush();
		return walk.tags;
	});
}

/** What the browser calls elements that group others. Those that are not here have no name in print that says anything: `div`, `section`, `aside`, `p` in what holds paragraphs, `dl`. */
const groups: Readonly<Record<string, string>> = {
	h1: "H1",
	h2: "H2",
	h3: "H3",
	h4: "H4",
	h5: "H5",
	h6: "H6",
	ul: "L",
	ol: "L",
	li: "LI",
	blockquote: "BlockQuote",
	table: "Table",
	tr: "TR",
	th: "TH",
	td: "TD",
	figure: "Div",
	figcaption: "Caption",
	caption: "Caption",
};

const cells: ReadonlySet<string> = new Set(["td", "th"]);

/** Elements whose text shows only where something else fails, or never. */
const unshown: ReadonlySet<string> = new Set(
	"head script style template noscript title".split(" "),
);

/** Where an element stands. */
interface Place {
	readonly path: readonly TagStep[];
	readonly isInText: boolean;
	readonly parent?: MarkupElement;
}

type Run = PageTag & GrowingRun;

class PageWalk {
	readonly tags: PageTag[] = [];
	readonly #open: OpenInLine[] = [];
	#run: Run | undefined;

	children(element: MarkupElement, place: Place): void {
		for (const child of element.children)
			if (typeof child === "string") this.#add(child, place);
			else this.#visit(child, { ...place, parent: element });
	}

	flush(): void {
		if (this.#run) this.tags.push(this.#run);
		this.#run = undefined;
	}

	#visit(element: MarkupElement, place: Place): void {
		if (unshown.has(element.name)) return;
		const object = objectOf(element);
		if (object && object.text !== "")
			this.tags.push({
				kind: "object",
				text: object.text,
				path: [...place.path, { tag: object.tag, element }],
				inLine: [],
				isInText: place.isInText,
			});
		if (object || apart.has(element.name)) return;
		const own = {
			...place,
			isInText: place.isInText || holdsText(element),
		};
		if (inline.has(element.name)) this.#line(element, own);
		else this.#group(element, own);
	}

	#line(element: MarkupElement, place: Place): void {
		const open = tagsInLine(element).map((tag): OpenInLine => ({ tag }));
		this.#open.push(...open);
		this.children(element, place);
		this.#open.length -= open.length;
	}

	#group(element: MarkupElement, place: Place): void {
		this.flush();
		const before = this.tags.length;
		const path = [...place.path, ...stepsOf(element, place.parent)];
		const own = { ...place, path };
		if (element.name === "pre") this.#line(element, own);
		else if (element.name === "figure") this.#figure(element, own);
		else this.children(element, own);
		this.flush();
		if (cells.has(element.name) && this.tags.length === before)
			this.tags.push({
				kind: "empty",
				text: "",
				path,
				inLine: [],
				isInText: place.isInText,
			});
	}

	/** The caption of a table alone in its figure is the table’s, and stands before its rows. */
	#figure(figure: MarkupElement, place: Place): void {
		const table = onlyTableIn(figure);
		if (!table) {
			this.children(figure, place);
			return;
		}
		const isCaption = (child: MarkupElement | string) =>
			typeof child !== "string" && child.name === "figcaption";
		this.children(
			{ ...figure, children: figure.children.filter(isCaption) },
			{ ...place, path: [...place.path, { tag: "Table", element: table }] },
		);
		this.children(
			{ ...figure, children: figure.children.filter((one) => !isCaption(one)) },
			place,
		);
	}

	#add(text: string, { path, isInText }: Place): void {
		if (this.#run === undefined && text.trim() === "") return;
		this.#run ??= { kind: "text", text: "", path, inLine: [], isInText };
		addToRun(this.#run, text, this.#open);
	}
}

/** A note is one in a list of notes, whether it is the item itself or stands beside the others (`aside`). */
function stepsOf(
	element: MarkupElement,
	parent: MarkupElement | undefined,
): TagStep[] {
	if (hasWord(element, "class", "note") && element.name !== "aside")
		return [
			{ tag: "LI", element },
			{ tag: "Note", element },
		];
	if (hasWord(element, "class", "note"))
		return [
			{ tag: "L", element: parent },
			{ tag: "LI", element },
			{ tag: "Note", element },
		];
	const tag = groups[element.name];
	return tag === undefined ? [] : [{ tag, element, cell: cellOf(element) }];
}

const scopes: Readonly<Record<string, string>> = { col: "Column", row: "Row" };

function cellOf(element: MarkupElement): string | undefined {
	if (!cells.has(element.name)) return undefined;
	const span = (name: string) => Number(attribute(element, name) || 1);
	return sayCell(
		element.name === "th" ? scopes[attribute(element, "scope")] : undefined,
		span("colspan"),
		span("rowspan"),
	);
}

/** What is told of in place of its words, or has none: "" of what says nothing. */
function objectOf(
	element: MarkupElement,
): { readonly tag: string; readonly text: string } | undefined {
	const { name } = element;
	if (name === "math")
		return {
			tag: "Formula",
			text: attribute(element, "alttext") || textOf(element),
		};
	const isPicture =
		name === "img" || name === "svg" || attribute(element, "role") === "img";
	if (!isPicture) return undefined;
	return {
		tag: "Figure",
		text: attribute(element, "alt") || attribute(element, "aria-label"),
	};
}

function tagsInLine(element: MarkupElement): string[] {
	if (element.name === "pre") {
		const isCode = element.children.some(
			(child) => typeof child !== "string" && child.name === "code",
		);
		return isCode ? [] : ["Code"];
	}
	if (element.name === "code") return ["Code"];
	if (element.name !== "a" || !element.attributes.has("href")) return [];
	return hasWord(element, "class", "noteref")
		? ["Reference", "Link"]
		: ["Link"];
}

/** Of a figure with a caption, the table that it holds beside that and nothing else of its kind, where that has no caption. */
function onlyTableIn(figure: MarkupElement): MarkupElement | undefined {
	const tables = [...elementsBelow(figure)].filter(
		({ element, ancestors }) =>
			element.name === "table" &&
			!ancestors
				.slice(ancestors.indexOf(figure) + 1)
				.some(({ name }) => groups[name] !== undefined),
	);
	const [table, ...others] = tables.map(({ element }) => element);
	const hasCaption = table?.children.some(
		(child) => typeof child !== "string" && child.name === "caption",
	);
	return others.length > 0 || hasCaption ? undefined : table;
}
