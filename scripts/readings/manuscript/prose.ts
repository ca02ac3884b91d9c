/** The Markdown of a chapter → the flow of its text and of its notes, by a parser without any transform. */
import type {
	Definition,
	FootnoteDefinition,
	Image,
	ImageReference,
	List,
	Node,
	Nodes,
	Paragraph,
	Parents,
	Root,
	Text as Words,
} from "mdast";
import type {} from "mdast-util-directive";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { type FlowItem, type FlowWriter, openFlow } from "../flow.ts";
import { folded, unshown } from "../legitimate-changes.ts";
import { formulas } from "./formulas.ts";
import { readTags } from "./raw-html.ts";
import { type Sealed, seal } from "./seal.ts";

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
}

export interface WitnessedProse {
	readonly body: readonly FlowItem[];
	readonly notes: readonly FlowItem[];
	/** How many notes there are. */
	readonly noteCount: number;
	/** The heading that is the title, and stands above the text. */
	readonly title: FlowItem | undefined;
}

export function readProse(source: ProseSource): WitnessedProse {
	const sealed = seal(source.markdown);
	const tree = parse(sealed.text);
	joinWords(tree);
	const text: Text = { source, sealed, ...indexOf(tree, source.firstNote) };
	const body = openFlow(source.file);
	writeChildren(tree, body, text);
	body.flush();
	const notes = openFlow(source.file);
	for (const note of text.notes) {
		notes.open("li");
		writeChildren(note, notes, text);
		notes.close("li");
	}
	const opening = opensWithTitle(tree) ? body.items[0] : undefined;
	const title = opening && isTitle(opening, source.title) ? opening : undefined;
	return {
		body: title ? body.items.slice(1) : body.items,
		notes: notes.items,
		noteCount: text.notes.length,
		title,
	};
}

function parse(markdown: string): Root {
	return unified()
		.use(remarkParse)
		.use(remarkGfm, { singleTilde: false })
		.use(withoutSecondLook)
		.use(onlyKnownDirectives, markdown)
		.use(formulas)
		.parse(markdown);
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

/** A second look for addresses among the words makes links of some, and no other words. */
function withoutSecondLook(this: Processor): void {
	const data = this.data();
	const extensions = data.fromMarkdownExtensions ?? [];
	data.fromMarkdownExtensions = extensions
		.flat()
		.map(({ transforms: _, ...extension }) => extension);
}

const colon = ":".charCodeAt(0);

/** Of the directives’ syntax, the blocks and `:lang[…]`: in a line, a colon and a word are words. */
function onlyKnownDirectives(this: Processor, markdown: string): void {
	remarkDirective.call(this as never);
	const extension = this.data().micromarkExtensions?.at(-1);
	const [inText] = [extension?.text?.[colon] ?? []].flat();
	const [block] = [extension?.flow?.[colon] ?? []].flat();
	if (!extension || !inText || !block) return;
	extension.flow = { [colon]: block };
	extension.text = {
		[colon]: {
			...inText,
			tokenize(effects, ok, nok) {
				const known = unshown.language.pattern.test(
					markdown.slice(this.now().offset, this.now().offset + 6),
				);
				return known ? inText.tokenize.call(this, effects, ok, nok) : nok;
			},
		},
	};
}

/** What is known of a text before it is written. */
interface Text {
	readonly source: ProseSource;
	readonly sealed: Sealed;
	/** Where addresses that are named elsewhere are, by name. */
	readonly definitions: ReadonlyMap<string, Definition>;
	/** In the order in which they are first referred to. */
	readonly notes: readonly FootnoteDefinition[];
	/** The printed number of a note, by its name. */
	readonly numbers: ReadonlyMap<string, number>;
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
function* nodesBelow(parent: Nodes): Generator<Nodes> {
	if (!("children" in parent)) return;
	const label = parent.children.find(isLabel);
	const rest = parent.children.filter((child) => child !== label);
	for (const child of label ? [...rest, label] : rest) {
		yield child;
		yield* nodesBelow(child);
	}
}

function isLabel(node: Node): boolean {
	return (
		node.type === "paragraph" &&
		(node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel ===
			true
	);
}

/** Whether the first that shows is a heading of level 1. */
function opensWithTitle(tree: Root): boolean {
	const first = tree.children.find(
		(node) =>
			node.type !== "definition" &&
			node.type !== "footnoteDefinition" &&
			!(node.type === "html" && /^<!--[\s\S]*-->\s*$/.test(node.value)),
	);
	return first?.type === "heading"
		? first.depth === 1
		: first?.type === "html" &&
				/^(?:<!--[\s\S]*?-->\s*)*<h1[\s>]/i.test(first.value);
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
	for (const child of parent.children) {
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
		else write(child, flow, text);
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

function lineOf(node: Node, { source }: Text): number {
	return (node.position?.start.line ?? 1) + source.linesBefore;
}

/** The name of the block that HTML has for a node of Markdown. */
const blocks: Readonly<Partial<Record<Nodes["type"], string>>> = {
	blockquote: "blockquote",
	table: "table",
	tableRow: "tr",
	tableCell: "td",
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
	const block = blocks[node.type];
	if (block) flow.open(block);
	writeChildren(node, flow, text);
	if (block) flow.close(block);
}

type Writers = {
	readonly [type in Nodes["type"]]?: (
		node: Extract<Nodes, { type: type }>,
		flow: FlowWriter,
		text: Text,
	) => void;
};

const writers: Writers = {
	inlineCode: (node, flow, text) =>
		flow.text(text.sealed.restore(node.value), lineOf(node, text)),
	break: (node, flow, text) => flow.text("\n", lineOf(node, text)),
	code(node, flow, text) {
		flow.open("pre");
		flow.text(text.sealed.restore(node.value), lineOf(node, text));
		flow.close("pre");
	},
	thematicBreak: (_, flow) => flow.flush(),
	html: (node, flow, text) =>
		readTags(text.sealed.restore(node.value), lineOf(node, text), flow),
	heading(node, flow, text) {
		flow.open(`h${node.depth}`);
		writeChildren(node, flow, text);
		flow.close(`h${node.depth}`);
	},
	list(node, flow, text) {
		const isTight = !isLoose(node);
		flow.open("ul");
		for (const item of node.children) {
			flow.open("li");
			writeChildren(item, flow, text, { isTight });
			flow.close("li");
		}
		flow.close("ul");
	},
	math: (node, flow, text) =>
		flow.object("formula", text.sealed.restore(node.value), lineOf(node, text)),
	inlineMath: (node, flow, text) =>
		flow.object("formula", text.sealed.restore(node.value), lineOf(node, text)),
	image: (node, flow, text) =>
		writeImage(node, node.title, lineOf(node, text), flow, text),
	imageReference(node, flow, text) {
		const title = text.definitions.get(node.identifier)?.title;
		writeImage(node, title, lineOf(node, text), flow, text);
	},
	definition: () => undefined,
	footnoteDefinition: () => undefined,
	footnoteReference(node, flow, text) {
		const number = text.numbers.get(node.identifier);
		flow.text(String(number ?? ""), lineOf(node, text));
	},
	containerDirective(node, flow, text) {
		const label = node.children.find(isLabel);
		const rest = node.children.filter((child) => child !== label);
		flow.open("aside");
		if (label && node.name === "aside") write(label, flow, text);
		writeChildren({ ...node, children: rest }, flow, text);
		// It says whose words they are.
		if (label && node.name !== "aside") write(label, flow, text);
		flow.close("aside");
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
	let words = text.sealed.restore(node.value);
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

function writeImage(
	{ alt }: Image | ImageReference,
	title: string | null | undefined,
	line: number,
	flow: FlowWriter,
	{ sealed }: Text,
): void {
	flow.object(
		"image",
		sealed.restore(alt ?? ""),
		line,
		sealed.restore(title ?? ""),
	);
}
