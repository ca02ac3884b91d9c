/** HTML → blocks: paragraphs, headings, lists and pictures, with their inline marks as Markdown. */
import type { DefaultTreeAdapterTypes } from "parse5";
import { foldLine } from "../copy/fold-text.ts";
import type { CopyBlock } from "../model.ts";
import { escapeMarkdown } from "../write/escape-markdown.ts";

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export interface HtmlContext {
	/** What lies at an image’s address; nothing when it cannot be carried over. */
	readonly image: (
		src: string,
	) => { readonly path: string; readonly bytes: Uint8Array } | undefined;
	/** Whether an element is no part of the article. */
	readonly skip: (element: HtmlElement) => boolean;
	/** The line of a block; 1-based. */
	readonly line: (element: HtmlElement | undefined, index: number) => number;
}

const blockNames = new Set(
	"address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tr td th thead ul body html picture".split(
		" ",
	),
);

export function isElement(
	node: HtmlNode | undefined,
	name?: string,
): node is HtmlElement {
	return (
		node !== undefined &&
		"tagName" in node &&
		(name === undefined || node.tagName === name)
	);
}

/** An attribute’s value, or "". */
export function attribute(element: HtmlElement, name: string): string {
	return element.attrs.find((attr) => attr.name === name)?.value ?? "";
}

/** The blocks below `root`, in their order. */
export function htmlBlocks(
	root: HtmlElement,
	context: HtmlContext,
): CopyBlock[] {
	const blocks: CopyBlock[] = [];
	const inline: HtmlNode[] = [];
	const flush = (owner: HtmlElement | undefined) => {
		const nodes = inline.splice(0);
		addParagraph(nodes, owner, "paragraph", blocks, context);
	};
	const walk = (element: HtmlElement): void => {
		for (const node of element.childNodes) {
			if (isElement(node) && context.skip(node)) continue;
			if (
				isElement(node) &&
				(blockNames.has(node.tagName) || holdsImage(node))
			) {
				flush(element);
				addBlock(node);
			} else inline.push(node);
		}
		flush(element);
	};
	const addBlock = (element: HtmlElement): void => {
		const { tagName } = element;
		const add = special[tagName];
		if (add) add(element, blocks, context);
		else if (/^h[1-6]$/.test(tagName))
			addParagraph(element.childNodes, element, "heading", blocks, context);
		else walk(element);
	};
	walk(root);
	return blocks;
}

/** Elements that become a block in a way of their own. */
const special: Readonly<
	Record<
		string,
		(element: HtmlElement, blocks: CopyBlock[], context: HtmlContext) => void
	>
> = {
	figure: addFigure,
	figcaption: (element, blocks, context) =>
		addParagraph(element.childNodes, element, "caption", blocks, context),
	img: addImage,
	ul: addList,
	ol: addList,
	table: addTable,
	blockquote: addQuote,
};

function holdsImage(element: HtmlElement): boolean {
	return (
		element.tagName === "img" ||
		element.childNodes.some((node) => isElement(node) && holdsImage(node))
	);
}

function addParagraph(
	nodes: readonly HtmlNode[],
	owner: HtmlElement | undefined,
	kind: CopyBlock["kind"],
	blocks: CopyBlock[],
	context: HtmlContext,
): void {
	const text = foldLine(textOf(nodes, context)).trim();
	if (text === "") return;
	const words = inlineMarkdown(nodes, context).trim();
	const depth =
		kind === "heading" ? Math.max(2, Number(owner?.tagName.slice(1) ?? 2)) : 0;
	const markdown =
		kind === "heading"
			? `${"#".repeat(depth)} ${words.replace(/\s+/g, " ")}`
			: words;
	blocks.push({
		kind,
		line: context.line(owner, blocks.length),
		text,
		markdown,
	});
}

/** A figure with its caption; where the picture cannot be carried over, what is said of it. */
function addFigure(
	element: HtmlElement,
	blocks: CopyBlock[],
	context: HtmlContext,
): void {
	const images = descendants(element, "img");
	const captions = descendants(element, "figcaption");
	const carried = images.filter((one) => context.image(attribute(one, "src")));
	if (images.length === 0) {
		blocks.push(...htmlBlocks(element, context));
		return;
	}
	for (const image of carried) addImage(image, blocks, context);
	const said = captions.flatMap((caption) => caption.childNodes);
	const alt = images
		.map((image) => attribute(image, "alt"))
		.join(" ")
		.trim();
	if (said.length > 0) addParagraph(said, element, "caption", blocks, context);
	else if (carried.length === 0)
		blocks.push({
			kind: "caption",
			line: context.line(element, blocks.length),
			text: alt || "a picture without words",
			markdown: "",
		});
}

function addImage(
	element: HtmlElement,
	blocks: CopyBlock[],
	context: HtmlContext,
): void {
	const found = context.image(attribute(element, "src"));
	if (!found) return;
	blocks.push({
		kind: "image",
		line: context.line(element, blocks.length),
		text: "",
		markdown: "",
		image: { ...found, alt: foldLine(attribute(element, "alt")).trim() },
	});
}

function addList(
	element: HtmlElement,
	blocks: CopyBlock[],
	context: HtmlContext,
): void {
	const items = element.childNodes.filter((node): node is HtmlElement =>
		isElement(node, "li"),
	);
	const mark = (index: number) =>
		element.tagName === "ol" ? `${index + 1}.` : "-";
	const markdown = items
		.map(
			(item, index) =>
				`${mark(index)} ${inlineMarkdown(item.childNodes, context).trim().replace(/\n/g, "\n   ")}`,
		)
		.join("\n");
	if (items.length > 0)
		blocks.push({
			kind: "other",
			line: context.line(element, blocks.length),
			text: foldLine(textOf(items, context)).trim(),
			markdown,
		});
}

/** A table as rows of GFM; its first row is the head. */
function addTable(
	element: HtmlElement,
	blocks: CopyBlock[],
	context: HtmlContext,
): void {
	const rows = descendants(element, "tr").map((row) =>
		row.childNodes.filter(
			(node): node is HtmlElement =>
				isElement(node, "td") || isElement(node, "th"),
		),
	);
	const width = Math.max(0, ...rows.map((row) => row.length));
	if (width === 0) return;
	const lines = rows.map(
		(row) =>
			`| ${Array.from({ length: width }, (_, at) =>
				inlineMarkdown(row[at]?.childNodes ?? [], context)
					.trim()
					.replace(/\s+/g, " "),
			).join(" | ")} |`,
	);
	lines.splice(1, 0, `|${" --- |".repeat(width)}`);
	blocks.push({
		kind: "other",
		line: context.line(element, blocks.length),
		text: "",
		markdown: lines.join("\n"),
	});
}

function addQuote(
	element: HtmlElement,
	blocks: CopyBlock[],
	context: HtmlContext,
): void {
	const inside = htmlBlocks(element, context);
	const markdown = inside
		.map((block) => block.markdown.replace(/^/gm, "> "))
		.join("\n>\n");
	if (markdown !== "")
		blocks.push({
			kind: "other",
			line: context.line(element, blocks.length),
			text: inside.map((block) => block.text).join(" "),
			markdown,
		});
}

export function descendants(element: HtmlElement, name: string): HtmlElement[] {
	return element.childNodes.flatMap((node) =>
		isElement(node)
			? [...(node.tagName === name ? [node] : []), ...descendants(node, name)]
			: [],
	);
}

/** The words; a line break is one. */
export function textOf(
	nodes: readonly HtmlNode[],
	context: Pick<HtmlContext, "skip">,
): string {
	return nodes
		.map((node) => {
			if (node.nodeName === "#text" && "value" in node)
				return node.value.replace(/\s+/g, " ");
			if (!isElement(node) || context.skip(node)) return "";
			if (node.tagName === "br") return "\n";
			const inside = textOf(node.childNodes, context);
			return blockNames.has(node.tagName) ? `${inside}\n` : inside;
		})
		.join("");
}

const marks: Readonly<Record<string, string>> = {
	em: "*",
	i: "*",
	strong: "**",
	b: "**",
};

function inlineMarkdown(
	nodes: readonly HtmlNode[],
	context: HtmlContext,
): string {
	return nodes.map((node) => inlineNode(node, context)).join("");
}

function inlineNode(node: HtmlNode, context: HtmlContext): string {
	if (node.nodeName === "#text" && "value" in node)
		return escapeKeepingBlanks(node.value);
	if (!isElement(node) || context.skip(node)) return "";
	if (node.tagName === "br") return "\\\n";
	const inside = inlineMarkdown(node.childNodes, context);
	const mark = marks[node.tagName];
	if (mark && inside.trim() !== "")
		return inside.replace(/^(\s*)(.*?)(\s*)$/su, `$1${mark}$2${mark}$3`);
	const href = attribute(node, "href");
	if (
		node.tagName === "a" &&
		/^https?:\/\/[^\s<>()]+$/.test(href) &&
		inside.trim() !== ""
	)
		return `[${inside}](${href})`;
	return inside;
}

function escapeKeepingBlanks(text: string): string {
	const flat = text.replace(/[ \t\r\n]+/g, " ");
	const [, before = "", words = "", after = ""] =
		/^( ?)(.*?)( ?)$/su.exec(flat) ?? [];
	return `${before}${escapeMarkdown(words)}${after}`;
}
