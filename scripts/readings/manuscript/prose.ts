/** The Markdown of a chapter → the flow of its text and of its notes, by a parser that is none of the reader’s. */
import type {
	Definition,
	FootnoteDefinition,
	Heading,
	Image,
	ImageReference,
	List,
	Node,
	Nodes,
	Paragraph,
	Parents,
	Root,
	RootContent,
	Text as Words,
} from "mdast";
import type {} from "mdast-util-directive";
import { type FlowItem, type FlowWriter, openFlow } from "../flow.ts";
import { decoded, folded, unshown } from "../legitimate-changes.ts";
import { type Attribute, headingOf, headingRank, type Mark } from "../marks.ts";
import { spellOut } from "./abbreviations.ts";
import {
	captionOf,
	dropEmptyHeadings,
	readAlert,
	standPictures,
	takeCaptions,
} from "./captions-and-alerts.ts";
import { takeCredits } from "./credits-below.ts";
import { plainText } from "./dialect-blocks/index.ts";
import { readDialects } from "./dialects/index.ts";
import { parse } from "./markdown/index.ts";
import { endAddresses } from "./notes-in-addresses.ts";
import {
	type CaptionedPicture,
	type Fetched,
	type Pictures,
	withCaptions,
	writePicture,
} from "./pictures.ts";
import { readTags } from "./raw-html.ts";
import { readTagsIn, sealTags } from "./template-tags.ts";
import { partTitle } from "./title-pictures.ts";

export interface ProseSource {
	/** For messages. */
	readonly file: string;
	/** Without front matter; line ends are `\n`. */
	readonly markdown: string;
	/** Lines of the file before it. */
	readonly linesBefore: number;
	/** As front matter says it, where it does. */
	readonly title: string | undefined;
	/** The number of its first note. */
	readonly firstNote: number;
	readonly fetched: Fetched;
}

export interface WitnessedProse {
	readonly body: readonly FlowItem[];
	readonly notes: readonly FlowItem[];
	readonly bodyMarks: readonly Mark[];
	readonly noteMarks: readonly Mark[];
	/** In the order in which they are met. */
	readonly pictures: readonly CaptionedPicture[];
	/** How many notes there are. */
	readonly noteCount: number;
	/** The heading that is the title, and stands above the text. */
	readonly title: FlowItem | undefined;
	/** Without it, the first of level 1. */
	readonly heading: FlowItem | undefined;
}

export function readProse(source: ProseSource): WitnessedProse {
	const tags = sealTags(decoded.controls.fold(source.markdown));
	const plain = plainText(tags);
	const tree = parse(plain.text);
	readTagsIn(tree, tags);
	endAddresses(tree);
	if (plain.text.includes("$$")) joinWords(tree);
	readDialects(tree, plain);
	spellOut(tree, plain.text, plain.meanings);
	takeCaptions(tree);
	takeCredits(tree);
	dropEmptyHeadings(tree);
	standPictures(tree);
	standLoneNotes(tree);
	const text: Text = {
		source,
		lineOf: plain.lineOf,
		pictures: { fetched: source.fetched, met: [] },
		...indexOf(tree, source.firstNote),
	};
	const body = openFlow(source.file);
	const title = takeTitle(tree, text);
	const heading = title ?? firstHeading(tree, text);
	writeChildren(tree, body, text);
	body.flush();
	const pictures = withCaptions(text.pictures, body.items);
	text.pictures.met.length = 0;
	const notes = openFlow(source.file);
	for (const note of text.notes) {
		notes.flush();
		writeChildren(note, notes, text);
	}
	notes.flush();
	return {
		body: body.items,
		notes: notes.items,
		bodyMarks: inOutline(body.marks()),
		noteMarks: notes.marks(),
		pictures: [...pictures, ...withCaptions(text.pictures, notes.items)],
		noteCount: text.notes.length,
		title,
		heading,
	};
}

function firstHeading(tree: Root, text: Text): FlowItem | undefined {
	for (const node of tree.children) {
		const [html] =
			node.type === "html"
				? (/^\s*<h1\b[^<>]*>[^<>&]*\S[^<>&]*<\/h1>\s*$/m.exec(node.value) ?? [])
				: [];
		const isTop = node.type === "heading" && node.depth === 1;
		if (html === undefined && !isTop) continue;
		const scratch = openFlow(text.source.file);
		const own = html === undefined ? node : { ...node, value: html.trim() };
		const { words } = partTitle(own as RootContent);
		writeChildren({ type: "root", children: [words] }, scratch, text);
		scratch.flush();
		return scratch.items[0];
	}
	return undefined;
}

/** Takes the heading that is the title out of a text that opens with it. */
function takeTitle(tree: Root, text: Text): FlowItem | undefined {
	const first = openingOf(tree);
	if (!first) return undefined;
	const scratch = openFlow(text.source.file);
	const [before, rest] = titleIn(first);
	const { words, pictures } = partTitle(before);
	writeChildren({ type: "root", children: [words] }, scratch, text);
	scratch.flush();
	const [item] = scratch.items;
	if (!item || !isTitle(item, text.source.title)) return undefined;
	const below = pictures ? [pictures, ...rest] : rest;
	tree.children.splice(tree.children.indexOf(first), 1, ...below);
	return item;
}

/** The heading, and what stands beside it in HTML. */
function titleIn(node: RootContent): readonly [RootContent, RootContent[]] {
	if (node.type !== "html") return [node, []];
	const end = /<\/h[1-6]\s*>/i.exec(node.value);
	const at = end ? end.index + end[0].length : node.value.length;
	const rest = { ...node, value: node.value.slice(at) };
	return [
		{ ...node, value: node.value.slice(0, at) },
		rest.value.trim() === "" ? [] : [rest],
	];
}

/** Headings by the outline that they make below the title: each one below the nearest before it that is of a higher rank. */
function inOutline(marks: readonly Mark[]): readonly Mark[] {
	const above: { readonly rank: number; readonly level: number }[] = [];
	return marks.map((mark) => {
		const rank = headingRank(mark.kind);
		if (rank === undefined) return mark;
		while ((above.at(-1)?.rank ?? 0) >= rank) above.pop();
		const level = (above.at(-1)?.level ?? 1) + 1;
		above.push({ rank, level });
		return { ...mark, kind: headingOf(level) };
	});
}

/** Words after the end of a formula go on in the next line. */
function joinWords(parent: Nodes): void {
	if (!("children" in parent)) return;
	const children: Nodes[] = parent.children;
	for (const [at, words] of children.entries()) {
		joinWords(words);
		const next = children[at + 1];
		if (
			words.type === "paragraph" &&
			next?.type === "paragraph" &&
			isBesideFormula(children[at - 1], words) &&
			next.position?.start.line === (words.position?.end.line ?? 0) + 1
		) {
			words.children.push({ type: "text", value: "\n" }, ...next.children);
			children.splice(at + 1, 1);
		}
	}
}

function isBesideFormula(before: Nodes | undefined, words: Nodes): boolean {
	return (
		before?.type === "math" &&
		before.position?.end.line === words.position?.start.line
	);
}

/** What is known of a text before it is written. */
interface Text {
	readonly source: ProseSource;
	readonly pictures: Pictures;
	/** The line of the source, by the line that was parsed. */
	readonly lineOf: (line: number) => number;
	/** Where addresses that are named elsewhere are, by name. */
	readonly definitions: ReadonlyMap<string, Definition>;
	/** In the order in which they are first referred to. */
	readonly notes: readonly FootnoteDefinition[];
	/** The printed number of a note, by its name. */
	readonly numbers: ReadonlyMap<string, number>;
}

/** A note whose number stands nowhere, not in another note that is shown either, stands in the text. */
function standLoneNotes(tree: Root): void {
	const wanted: Nodes[] = [tree];
	const texts = new Map<string, FootnoteDefinition>();
	const shown = new Set<Nodes>();
	const follow = (): void => {
		for (let next = wanted.pop(); next; next = wanted.pop())
			for (const name of namesIn(next)) {
				const note = texts.get(name);
				if (!note || shown.has(note)) continue;
				shown.add(note);
				wanted.push(note);
			}
	};
	for (const node of nodesBelow(tree))
		if (node.type === "footnoteDefinition" && !texts.has(node.identifier))
			texts.set(node.identifier, node);
	follow();
	const alone = new Map<string, FootnoteDefinition>();
	for (const [name, note] of texts) {
		if (shown.has(note)) continue;
		alone.set(name, note);
		shown.add(note);
		wanted.push(note);
		follow();
	}
	if (alone.size > 0) standIn(tree, alone);
}

/** Puts what the notes hold in their places; of what refers to one, its name is left. */
function standIn(
	parent: Parents,
	notes: ReadonlyMap<string, FootnoteDefinition>,
): void {
	const children = parent.children.flatMap((child): readonly Nodes[] => {
		if (child.type === "footnoteReference" && notes.has(child.identifier))
			return [{ type: "text", value: `[^${child.label ?? child.identifier}]` }];
		return child.type === "footnoteDefinition" &&
			notes.get(child.identifier) === child
			? child.children
			: [child];
	});
	parent.children = children as typeof parent.children;
	for (const child of children) if ("children" in child) standIn(child, notes);
}

/** The notes that a text refers to, but for those of its own notes. */
function namesIn(parent: Nodes, found: string[] = []): readonly string[] {
	if (parent.type === "footnoteReference") found.push(parent.identifier);
	if ("children" in parent)
		for (const child of parent.children)
			if (child.type !== "footnoteDefinition") namesIn(child, found);
	return found;
}

function indexOf(
	tree: Root,
	firstNote: number,
): Pick<Text, "definitions" | "notes" | "numbers"> {
	const definitions = new Map<string, Definition>();
	const defined = new Map<string, FootnoteDefinition>();
	for (const node of nodesBelow(tree)) {
		if (node.type === "definition" && !definitions.has(node.identifier))
			definitions.set(node.identifier, node);
		if (node.type === "footnoteDefinition" && !defined.has(node.identifier))
			defined.set(node.identifier, node);
	}
	const numbers = new Map<string, number>();
	const notes: FootnoteDefinition[] = [];
	const refer = (within: Nodes) => {
		for (const node of nodesBelow(within)) {
			if (node.type !== "footnoteReference") continue;
			const note = defined.get(node.identifier);
			if (!note || numbers.has(node.identifier)) continue;
			numbers.set(node.identifier, firstNote + notes.length);
			notes.push(note);
		}
	};
	refer({
		...tree,
		children: tree.children.filter(({ type }) => type !== "footnoteDefinition"),
	});
	// A note may refer to others, which come after all that the text refers to.
	for (const note of notes) refer(note);
	return { definitions, notes, numbers };
}

/** In the order of the text; what names a block stands after it. */
function nodesBelow(parent: Nodes, found: Nodes[] = []): readonly Nodes[] {
	if (!("children" in parent)) return found;
	const label = parent.children.find(isLabel);
	for (const child of parent.children) {
		if (child === label) continue;
		found.push(child);
		nodesBelow(child, found);
	}
	if (!label) return found;
	found.push(label);
	return nodesBelow(label, found);
}

function isLabel(node: Nodes): node is Paragraph {
	return (
		node.type === "paragraph" &&
		(node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel ===
			true
	);
}

/** The first that shows, where it is a heading. */
function openingOf(tree: Root): RootContent | undefined {
	const first = tree.children.find(
		(node) =>
			node.type !== "definition" &&
			node.type !== "footnoteDefinition" &&
			!(node.type === "html" && isUnseen(node.value)),
	);
	const isHeading =
		first?.type === "heading" ||
		(first?.type === "html" &&
			/^(?:<!--[\s\S]*?-->\s*)*<h[1-6][\s>]/i.test(first.value));
	return isHeading ? first : undefined;
}

/** Comments, and what runs or says how others look. */
function isUnseen(html: string): boolean {
	return /^(?:\s|<!--[\s\S]*?-->|<(script|style|template|noscript)\b[\s\S]*?<\/\1\s*>)*$/i.test(
		html,
	);
}

/** Without a title in the front matter, the heading is it. */
function isTitle({ text }: FlowItem, title: string | undefined): boolean {
	const { fold } = folded.titles;
	return title === undefined || fold(title) === fold(text);
}

/** What a list without blank lines has: its paragraphs are no blocks. */
interface Place {
	readonly isTight?: boolean;
	/** What stands before the first child. */
	readonly before?: Nodes | undefined;
}

function writeChildren(
	parent: Parents,
	flow: FlowWriter,
	text: Text,
	{ isTight = false, before: first }: Place = {},
): void {
	const last = parent.children.at(-1);
	let before = first;
	for (const [index, child] of parent.children.entries()) {
		// In lists and quotations, formulas one after another stand together.
		if (child.type === "math" && parent.type === "root") flow.flush();
		// Between blocks a line ends.
		if (before && holders.has(parent.type))
			flow.text("\n", lineOf(child, text));
		if (child.type === "text")
			writeWords(child, flow, text, {
				before,
				endsHeading: parent.type === "heading" && child === last,
			});
		else if (child.type === "paragraph")
			writeParagraph(child, flow, text, { isTight, before });
		else if (isImage(child)) {
			const kept = attributesAfter(parent.children[index + 1]);
			writeImage(child, (key) => kept[key] ?? "", flow, text);
		} else write(child, flow, text);
		before = child;
	}
}

/** What Markdown’s blocks stand in. */
const holders: ReadonlySet<Nodes["type"]> = new Set([
	"root",
	"blockquote",
	"listItem",
	"footnoteDefinition",
	"containerDirective",
]);

function writeParagraph(
	paragraph: Paragraph,
	flow: FlowWriter,
	text: Text,
	{ isTight, before }: Place,
): void {
	const formula = isBesideFormula(before, paragraph) ? before : undefined;
	if (!isTight) flow.open("p");
	writeChildren(paragraph, flow, text, { before: formula });
	if (!isTight) flow.close("p");
}

function isImage(node: Nodes): node is Image | ImageReference {
	return node.type === "image" || node.type === "imageReference";
}

function lineOf(node: Node, { source, lineOf: lineIn }: Text): number {
	return lineIn(node.position?.start.line ?? 1) + source.linesBefore;
}

/** The name of the element that HTML has for a node of Markdown. */
const elements: Readonly<Partial<Record<Nodes["type"], string>>> = {
	blockquote: "blockquote",
	emphasis: "em",
	strong: "strong",
	delete: "del",
};

function write(node: Nodes, flow: FlowWriter, text: Text): void {
	const writer = writers[node.type] as
		| ((node: Nodes, flow: FlowWriter, text: Text) => void)
		| undefined;
	if (writer) {
		writer(node, flow, text);
		return;
	}
	if (!("children" in node)) return;
	const name = elements[node.type];
	if (name) writeElement(name, node, flow, text);
	else writeChildren(node, flow, text);
}

function writeElement(
	name: string,
	node: Parents,
	flow: FlowWriter,
	text: Text,
	attributes: Readonly<Record<string, string | null | undefined>> = {},
): void {
	flow.open(name, (key) => attributes[key] ?? "", lineOf(node, text));
	writeChildren(node, flow, text);
	flow.close(name);
}

type Writers = {
	readonly [type in Nodes["type"]]?: (
		node: Extract<Nodes, { type: type }>,
		flow: FlowWriter,
		text: Text,
	) => void;
};

const writers: Writers = {
	inlineCode(node, flow, text) {
		const line = lineOf(node, text);
		flow.open("code", undefined, line);
		flow.text(node.value, line);
		flow.close("code");
	},
	break(node, flow, text) {
		const line = lineOf(node, text);
		flow.open("br", undefined, line);
		flow.text("\n", line);
	},
	code(node, flow, text) {
		const line = lineOf(node, text);
		const [language = ""] = (node.lang ?? "").split(/[ \t]/);
		flow.open("pre", undefined, line);
		flow.open("code", (key) => (key === "language" ? language : ""), line);
		flow.text(node.value, line);
		flow.close("code");
		flow.close("pre");
	},
	thematicBreak: (node, flow, text) =>
		flow.open("hr", undefined, lineOf(node, text)),
	html: (node, flow, text) =>
		readTags(node.value, lineOf(node, text), flow, text.pictures),
	blockquote(node, flow, text) {
		const alert = readAlert(node);
		if (!alert) {
			writeElement("blockquote", node, flow, text);
			return;
		}
		const line = lineOf(node, text);
		flow.open("aside", undefined, line);
		if (alert.title)
			writeParagraph(alert.title, flow, text, { before: undefined });
		else flow.object("label", alert.kind, line);
		writeChildren(alert.text, flow, text);
		flow.close("aside");
	},
	heading: (node, flow, text) =>
		writeElement(`h${node.depth}`, node, flow, text, attributesAtEnd(node)),
	link: (node, flow, text) =>
		writeElement("a", node, flow, text, {
			href: node.url,
		}),
	linkReference(node, flow, text) {
		const href = text.definitions.get(node.identifier)?.url ?? "";
		writeElement("a", node, flow, text, { href: href });
	},
	list(node, flow, text) {
		const isTight = !isLoose(node);
		const name = node.ordered ? "ol" : "ul";
		const start = String(node.start ?? 1);
		flow.open(
			name,
			(key) => (key === "start" ? start : ""),
			lineOf(node, text),
		);
		for (const item of node.children) {
			const checked =
				typeof item.checked === "boolean"
					? item.checked
						? "done"
						: "open"
					: "";
			flow.open(
				"li",
				(key) => (key === "checked" ? checked : ""),
				lineOf(item, text),
			);
			writeChildren(item, flow, text, { isTight });
			flow.close("li");
		}
		flow.close(name);
	},
	table(node, flow, text) {
		flow.open("table", undefined, lineOf(node, text));
		const caption = captionOf(node);
		if (caption) {
			flow.open("caption");
			writeChildren(caption, flow, text);
			flow.close("caption");
		}
		for (const [index, row] of node.children.entries()) {
			flow.open("tr");
			for (const [column, cell] of row.children.entries())
				writeElement(index === 0 ? "th" : "td", cell, flow, text, {
					align: node.align?.[column],
				});
			flow.close("tr");
		}
		flow.close("table");
	},
	math: (node, flow, text) => writeFormula(node, flow, text),
	inlineMath: (node, flow, text) => writeFormula(node, flow, text),
	itself: (node, flow, text) => flow.text(node.value, lineOf(node, text)),
	worded(node, flow, text) {
		const attributes = Object.fromEntries(
			Object.entries(node.attributes).map(([key, value]) => [key, value]),
		);
		writeElement(node.name, node as Parents, flow, text, attributes);
	},
	textDirective: (node, flow, text) =>
		writeElement("span", node, flow, text, node.attributes ?? {}),
	definition: () => undefined,
	footnoteDefinition: () => undefined,
	footnoteReference(node, flow, text) {
		const number = text.numbers.get(node.identifier);
		flow.text(String(number ?? ""), lineOf(node, text));
	},
	containerDirective(node, flow, text) {
		const label = node.children.find(isLabel);
		const rest = node.children.filter((child) => child !== label);
		const name = node.name === "epigraph" ? "blockquote" : "aside";
		const attributes = node.attributes ?? {};
		flow.open(name, (key) => attributes[key] ?? "", lineOf(node, text));
		if (label && node.name === "aside") {
			flow.open("p");
			writeElement("strong", label, flow, text);
			flow.close("p");
		}
		writeChildren({ ...node, children: rest }, flow, text);
		// It says whose words they are.
		if (label && node.name !== "aside") {
			flow.open("footer");
			writeChildren(label, flow, text);
			flow.close("footer");
		}
		flow.close(name);
	},
};

/** Whether a blank line stands in it, between two items or two blocks of one. */
function isLoose({ spread, children }: List): boolean {
	return (
		spread === true ||
		children.some((item) => item.spread ?? item.children.length > 1)
	);
}

/** Attributes stand after a picture, after a formula, and at the end of a heading. */
function writeWords(
	node: Words,
	flow: FlowWriter,
	text: Text,
	{
		before,
		endsHeading,
	}: { readonly before: Nodes | undefined; readonly endsHeading: boolean },
): void {
	let words = node.value;
	if (before && isImage(before)) words = withoutAttributes(words);
	if (before && isFormula(before)) words = withoutBlankAttributes(words);
	if (endsHeading) words = withoutLastAttributes(words);
	flow.text(words, lineOf(node, text));
}

function isFormula({ type }: Nodes): boolean {
	return type === "math" || type === "inlineMath";
}

function withoutAttributes(words: string): string {
	return words.replace(unshown.attributes.pattern, "");
}

/** A blank may stand before them. */
function withoutBlankAttributes(words: string): string {
	const [blank = ""] = /^[ \t]?/.exec(words) ?? [];
	const rest = words.slice(blank.length);
	const without = withoutAttributes(rest);
	return without === rest ? words : without;
}

function withoutLastAttributes(words: string): string {
	const at = words.lastIndexOf("{");
	const last = at < 0 ? words : words.slice(at);
	return withoutAttributes(last) === "" ? words.slice(0, -last.length) : words;
}

/** The attributes that stand at the end of a heading. */
function attributesAtEnd({
	children,
}: Heading): Readonly<Record<string, string>> {
	const last = children.at(-1);
	if (last?.type !== "text") return {};
	const words = last.value;
	return attributesIn(words.slice(withoutLastAttributes(words).length));
}

/** The attributes that stand after a picture. */
function attributesAfter(
	next: Nodes | undefined,
): Readonly<Record<string, string>> {
	if (next?.type !== "text") return {};
	const words = next.value;
	return attributesIn(
		words.slice(0, words.length - withoutAttributes(words).length),
	);
}

/** Those of them that an edition keeps. */
function attributesIn(written: string): Readonly<Record<string, string>> {
	return Object.fromEntries(
		[
			...written.matchAll(
				/[\s{](lang|dir)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}=]+))/g,
			),
		].map(([, name = "", ...values]) => [name, values.find(Boolean) ?? ""]),
	);
}

/** A label names its place, and is no part of it. */
function writeFormula(
	node: Extract<Nodes, { type: "math" | "inlineMath" }>,
	flow: FlowWriter,
	text: Text,
): void {
	const formula = node.value.replace(/[ \t]*\\label\{[^{}\\]{1,200}\}/g, "");
	flow.object("formula", formula, lineOf(node, text));
}

function writeImage(
	image: Image | ImageReference,
	get: Attribute,
	flow: FlowWriter,
	text: Text,
): void {
	const named =
		image.type === "image" ? image : text.definitions.get(image.identifier);
	const picture = {
		address: named?.url ?? "",
		alt: image.alt ?? "",
		title: named?.title ?? "",
		line: lineOf(image, text),
	};
	writePicture(picture, get, flow, text.pictures);
}
