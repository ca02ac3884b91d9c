/** The flow of a text: its paragraphs, headings, cells, lines of code, pictures and formulas, in the order in which they are met. */
import { added, folded } from "./legitimate-changes.ts";
import {
	type Attribute,
	type Mark,
	openMarks,
	placeOfObject,
} from "./marks.ts";
import { attribute, hasWord, type MarkupElement, textOf } from "./markup.ts";
import { inline, type Page } from "./page.ts";

export interface FlowItem {
	/** `text`, `heading`, `code`, `caption`, `label`, `image`, `formula`, `drawing` and `words of a drawing`, `bracket` of a reading aid; `cell 2` is the second of its row. */
	readonly kind: string;
	/** Of a picture or a drawing its alternative text, of a formula its TeX, of a label what it calls its block. */
	readonly text: string;
	/** Of the page of an edition, or the file of a manuscript. */
	readonly page: string;
	/** From 1. */
	readonly line: number;
	/** Of a picture or a caption in a figure, which one. */
	readonly figure?: number | undefined;
}

export interface FlowWriter {
	readonly items: FlowItem[];
	/** What is said beside the words. */
	readonly marks: () => readonly Mark[];
	/** An element begins. */
	readonly open: (name: string, get?: Attribute, line?: number) => void;
	/** The innermost open element of that name ends, with what is open in it. */
	readonly close: (name: string) => void;
	readonly text: (value: string, line: number) => void;
	/** A picture, with the caption that its title is, a drawing before what it holds, a formula, or a label in the words of the house. */
	readonly object: (
		kind: "image" | "drawing" | "formula" | "label",
		text: string,
		line: number,
		caption?: string,
	) => void;
	/** A run of text ends. */
	readonly flush: () => void;
	/** Whether an element of that name is open. */
	readonly isIn: (name: string) => boolean;
	/** The name of the block that is open. */
	readonly block: () => string | undefined;
}

/** A character that is neither space nor default-ignorable (Unicode), so that it shows. */
const seen = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** What is open: a block, and of a row how many cells it has, of a figure the captions of its pictures. */
interface Open {
	readonly name: string;
	readonly from: number;
	cells: number;
	readonly captions: { readonly text: string; readonly line: number }[];
	/** Which of the figures it is. */
	readonly figure?: number;
}

/** What stands in a line and is no part of it, by the element that holds it. */
const apart: Readonly<Record<string, string>> = {
	svg: "words of a drawing",
	rp: "bracket",
};

/** Of an apart element, how deep others of its name are open in it. */
interface Apart {
	readonly name: string;
	depth: number;
	text: string;
	line: number;
}

/** What shows nothing of what it holds. */
const closed = new Set(
	"math head script style template noscript title".split(" "),
);

/** `page` names what is read, for messages. */
export function openFlow(page: string): FlowWriter {
	const items: Mutable[] = [];
	const open: Open[] = [];
	const marks = openMarks(page);
	/** Captions that go on with the next one of their figure, since no block of their own ends them. */
	const unfinished = new Set<FlowItem>();
	/** Captions of pictures in this run, each with its place behind the picture. */
	let waiting: { readonly at: number; text: string; line: number }[] = [];
	/** Below words among which the picture is, and beside a picture that stands by itself. */
	const setCaptions = (isBelow: boolean) => {
		const below = kindOf(open) === "heading" ? "text" : kindOf(open);
		for (const { at, ...caption } of isBelow ? waiting : waiting.reverse())
			if (isBelow) items.push({ kind: below, ...caption, page });
			else items.splice(at, 0, { kind: "caption", ...caption, page });
		waiting = [];
	};
	let figures = 0;
	const figureOf = () =>
		open.findLast((block) => block.figure !== undefined)?.figure;
	let hidden: string | undefined;
	let aside: Apart | undefined;
	let run = "";
	let from = 0;
	const inFigure = (kind: string) => {
		const figure = /^(?:image|caption)$/.test(kind) ? figureOf() : undefined;
		return figure === undefined ? {} : { figure };
	};
	const flush = () => {
		const kind = kindOf(open);
		const text = kind === "code" ? code(run) : folded.blanks.fold(run);
		const isSaid = seen.test(run);
		if (isSaid) {
			const item = { kind, text, page, line: from, ...inFigure(kind) };
			items.push(item);
			if (open.at(-1)?.name === "figcaption") unfinished.add(item);
		}
		setCaptions(isSaid || kind === "heading");
		run = "";
		from = 0;
		marks.flush();
	};
	const add = (value: string, line: number) => {
		if (aside) {
			aside.text += value;
			aside.line ||= line;
			return;
		}
		if (hidden) return;
		run += value;
		marks.text(value);
		if (from === 0 && seen.test(value)) from = line;
	};
	const endApart = () => {
		if (!aside) return;
		const { name, text, line } = aside;
		aside = undefined;
		if (seen.test(text))
			items.push({
				kind: apart[name] ?? "",
				text: folded.blanks.fold(text),
				page,
				line,
			});
	};
	const begin = (name: string, get: Attribute = none, line = 0) => {
		// Its end tag may be left out.
		if (aside?.name === "rp" && /^(?:rp|rt)$/.test(name)) endApart();
		if (aside) {
			if (aside.name === name) aside.depth += 1;
			return;
		}
		if (apart[name] && !hidden) {
			aside = { name, depth: 0, text: "", line: 0 };
			return;
		}
		if (closed.has(name)) hidden ??= name;
		if (hidden) return;
		if (!inline.has(name)) flush();
		marks.open(name, get, line, items.length);
		if (inline.has(name)) return;
		const row = isCell(name) && open.findLast((block) => block.name === "tr");
		if (row) row.cells += 1;
		if (name === "figure") figures += 1;
		open.push({
			name,
			from: items.length,
			cells: 0,
			captions: [],
			...(name === "figure" ? { figure: figures } : {}),
		});
	};
	const end = (name: string) => {
		if (aside?.name === "rp" && name === "ruby") endApart();
		if (aside) {
			if (aside.name !== name) return;
			if (aside.depth === 0) endApart();
			else aside.depth -= 1;
			return;
		}
		if (hidden === name) hidden = undefined;
		if (hidden) return;
		const at = open.findLastIndex((block) => block.name === name);
		// An end tag of nothing is passed over, but for that of a paragraph (HTML §13.2.6.4.7).
		const isStray = at < 0 && !inline.has(name) && name !== "p";
		if (isStray) return;
		if (!inline.has(name)) flush();
		marks.close(name, items.length);
		if (at < 0) return;
		const [block] = open.splice(at);
		for (const caption of block?.captions ?? []) {
			const first = items.findIndex(
				({ kind }, index) => index >= (block?.from ?? 0) && kind === "caption",
			);
			let after = first < 0 ? items.length : first + 1;
			while (items[after]?.kind === "caption") after += 1;
			const own = items[after - 1];
			if (first >= 0 && own && unfinished.has(own))
				own.text += ` ${caption.text}`;
			else {
				const item = { kind: "caption", ...caption, page };
				items.splice(after, 0, item);
				unfinished.add(item);
			}
		}
	};
	return {
		items,
		marks: marks.marks,
		open: begin,
		close: end,
		text: add,
		flush,
		isIn: marks.isOpen,
		block: () => open.at(-1)?.name,
		object(kind, text, line, title = "") {
			if (hidden) return;
			items.push({
				kind,
				text: folded.blanks.fold(text),
				page,
				line,
				...inFigure(kind),
			});
			if (kind === "label") return;
			if (kind === "formula") add(placeOfObject, line);
			else marks.text(placeOfObject);
			const caption = { text: folded.blanks.fold(title), line };
			const saysNothing = text.trim() === "" && caption.text === "decorative";
			if (saysNothing || caption.text === "") return;
			const figure = open.findLast((block) => block.name === "figure");
			if (figure) figure.captions.push(caption);
			else waiting.push({ at: items.length, ...caption });
		},
	};
}

const none: Attribute = () => "";

type Mutable = { -readonly [key in keyof FlowItem]: FlowItem[key] };

/** Lines stay what they are. */
function code(text: string): string {
	return text.replace(/^\n+|\s+$/gu, "");
}

function isCell(name: string): boolean {
	return name === "td" || name === "th";
}

/** Of the innermost block that has a kind of its own. */
function kindOf(open: readonly Open[]): string {
	for (let at = open.length - 1; at >= 0; at -= 1) {
		const name = open[at]?.name ?? "";
		if (isCell(name)) {
			const row = open.findLast((block) => block.name === "tr");
			return `cell ${row?.cells ?? 1}`;
		}
		const kind = kinds[name];
		if (kind) return kind;
	}
	return "text";
}

const kinds: Readonly<Record<string, string>> = {
	h1: "heading",
	h2: "heading",
	h3: "heading",
	h4: "heading",
	h5: "heading",
	h6: "heading",
	pre: "code",
	figcaption: "caption",
	caption: "caption",
};

export interface EditionFlow {
	/** Of the chapters’ texts, one after the other. */
	readonly body: readonly FlowItem[];
	/** Of their notes. */
	readonly notes: readonly FlowItem[];
	/** Headings that stand around the texts: titles. */
	readonly titles: readonly FlowItem[];
	readonly bodyMarks: readonly Mark[];
	readonly noteMarks: readonly Mark[];
}

const known = new WeakMap<readonly Page[], EditionFlow>();

/** Read once, since several rules compare it. */
export function flowOf(pages: readonly Page[]): EditionFlow {
	const flow = known.get(pages) ?? readFlow(pages);
	known.set(pages, flow);
	return flow;
}

function readFlow(pages: readonly Page[]): EditionFlow {
	const flows = pages.map(({ name, root }) => {
		const flow = {
			body: openFlow(name),
			notes: openFlow(name),
			titles: openFlow(name),
		};
		visit(root, flow, undefined);
		return flow;
	});
	return {
		body: flows.flatMap(({ body }) => body.items),
		notes: flows.flatMap(({ notes }) => notes.items),
		titles: flows.flatMap(({ titles }) => titles.items),
		bodyMarks: flows.flatMap(({ body }) => body.marks()),
		noteMarks: flows.flatMap(({ notes }) => notes.marks()),
	};
}

type Flows = Readonly<Record<"body" | "notes" | "titles", FlowWriter>>;

const svg = "http://www.w3.org/2000/svg";

function visit(
	element: MarkupElement,
	flows: Flows,
	into: FlowWriter | undefined,
): void {
	const { name, line } = element;
	if (closed.has(name) && name !== "math" && element.namespace !== svg) return;
	const flow =
		into ??
		(name !== "body" && hasWord(element, "class", "text")
			? flows.body
			: hasWord(element, "class", "note")
				? flows.notes
				: /^h[12]$/.test(name)
					? flows.titles
					: undefined);
	if (flow && name === "math") {
		const tex = attribute(element, "alttext");
		const isDrawn = seen.test(textOf(element)) || tex.trim() === "";
		flow.object("formula", isDrawn ? tex : "(empty)", line);
		return;
	}
	if (flow && name === "img") {
		flow.open("img", attributesOf(element), line);
		flow.object("image", attribute(element, "alt"), line);
		return;
	}
	if (flow && element.attributes.has("data-label")) {
		const isShown = seen.test(textOf(element));
		flow.flush();
		flow.object("label", isShown ? attribute(element, "data-label") : "", line);
		return;
	}
	if (flow && name === "svg")
		flow.object("drawing", attribute(element, "aria-label"), line);
	const isWritten = into !== undefined && !isNoteReference(element);
	if (isWritten) flow?.open(name, attributesOf(element), line);
	let follows: RegExp | undefined;
	for (const child of element.children) {
		if (typeof child === "string") {
			flow?.text(follows ? child.replace(follows, "") : child, line);
			follows = undefined;
			continue;
		}
		const addition =
			flow && child.attributes.size > 0 && added.find(({ is }) => is(child));
		if (addition) follows = addition.follows;
		else visit(child, flows, flow);
	}
	if (isWritten) flow?.close(name);
	if (into === undefined) flow?.flush();
}

/** The raised number of a note is a link, and no mark of the author’s. */
function isNoteReference(element: MarkupElement): boolean {
	if (element.name !== "sup") return hasWord(element, "role", "doc-noteref");
	const [child, ...more] = element.children;
	return (
		child !== undefined &&
		typeof child !== "string" &&
		more.length === 0 &&
		isNoteReference(child)
	);
}

/** As the marks name them: what a class says, and what the readings of both kinds of markup have under two names. */
export function attributesOf(element: MarkupElement): Attribute {
	return (name) => {
		if (name === "lang")
			return attribute(element, "lang") || attribute(element, "xml:lang");
		if (name === "align")
			return (
				classAfter(element, "align-") ||
				(/text-align\s*:\s*(\w+)/i.exec(attribute(element, "style"))?.[1] ??
					attribute(element, "align"))
			);
		if (name === "language") return classAfter(element, "language-");
		if (name === "checked") return taskOf(element);
		if (name === "reversed") return element.attributes.has(name) ? name : "";
		return attribute(element, name);
	};
}

function classAfter(element: MarkupElement, start: string): string {
	const words = attribute(element, "class");
	if (!words.includes(start)) return "";
	const found = words.split(/\s+/).find((word) => word.startsWith(start));
	return found?.slice(start.length) ?? "";
}

/** Of an item whose first element is a box. */
function taskOf({ children }: MarkupElement): string {
	for (const child of children) {
		if (typeof child === "string") {
			if (child.trim() !== "") return "";
			continue;
		}
		if (hasWord(child, "class", "task"))
			return hasWord(child, "class", "done") ? "done" : "open";
		return child.name === "p" ? taskOf(child) : "";
	}
	return "";
}
