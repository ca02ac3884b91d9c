/** How each token of a block becomes a node, with its words read. */
import type { Token } from "markdown-it";
import type { Nodes, PhrasingContent } from "mdast";
import type { Parsed } from "./blocks/index.ts";
import { metaOf } from "./blocks/rule.ts";
import { plain } from "./decoded.ts";
import type {} from "./itself.ts";
import { labelOf, type Names } from "./names.ts";
import { readWords } from "./words/index.ts";
import type { Setting } from "./words/reading.ts";

/** What is open, the innermost last. */
export interface Writer {
	readonly parsed: Parsed;
	readonly open: { children: Nodes[] }[];
	readonly names: Names;
	readonly isEastAsian: boolean;
	/** How many directives are open. */
	depth: number;
	/** The token that is written. */
	at: number;
}

function placeOf({ map }: Pick<Token, "map">) {
	const [start, end] = map ?? [0, 1];
	return {
		position: {
			start: { line: start + 1, column: 1 },
			end: { line: end, column: 1 },
		},
	};
}

function add(node: object, { open }: Writer): void {
	open.at(-1)?.children.push(node as Nodes);
}

/** Adds a node that holds what follows. */
function begin(node: object, writer: Writer): void {
	const parent = { children: [], ...node };
	add(parent, writer);
	writer.open.push(parent);
}

type Write = (token: Token, writer: Writer) => void;

export const writers: Readonly<Record<string, Write>> = {
	blockquote_open: (token, writer) =>
		begin({ type: "blockquote", ...placeOf(token) }, writer),
	bullet_list_open: beginList,
	ordered_list_open: beginList,
	list_item_open: (token, writer) =>
		begin(
			{ type: "listItem", spread: false, checked: null, ...placeOf(token) },
			writer,
		),
	hr: (token, writer) =>
		add({ type: "thematicBreak", ...placeOf(token) }, writer),
	html_block: (token, writer) =>
		add(
			{
				type: "html",
				value: token.content.replace(/^ {1,3}|\n$/g, ""),
				...placeOf(token),
			},
			writer,
		),
	code_block: (token, writer) =>
		add(
			{
				type: "code",
				lang: null,
				meta: null,
				value: token.content.replace(/\n$/, ""),
				...placeOf(token),
			},
			writer,
		),
	fence(token, writer) {
		const [lang = "", meta = ""] =
			/^\s*(\S*)\s*(.*)$/.exec(token.info)?.slice(1) ?? [];
		add(
			{
				type: "code",
				lang: lang === "" ? null : plain(lang),
				meta: meta === "" ? null : plain(meta),
				value: token.content.replace(/\n$/, ""),
				...placeOf(token),
			},
			writer,
		);
	},
	math: (token, writer) =>
		add({ type: "math", value: token.content, ...placeOf(token) }, writer),
	displayed: (token, writer) =>
		add(
			{
				type: "inlineMath",
				value: token.content,
				meta: `\\[${token.content}\\]`,
				...placeOf(token),
			},
			writer,
		),
	heading_open: (token, writer) =>
		addWords(
			{ type: "heading", depth: Number(token.tag.slice(1)), ...placeOf(token) },
			writer,
		),
	paragraph_open: addParagraph,
	reference_definition(token, writer) {
		const { label = "" } = metaOf(token);
		const { href = "", title = "" } = writer.parsed.addresses[label] ?? {};
		add(
			{
				type: "definition",
				identifier: label.toLowerCase(),
				url: href,
				title: title || null,
				...placeOf(token),
			},
			writer,
		);
	},
	note_open(token, writer) {
		const { label = "" } = metaOf(token);
		begin(
			{
				type: "footnoteDefinition",
				identifier: labelOf(label).toLowerCase(),
				label: plain(label),
				...placeOf(token),
			},
			writer,
		);
	},
	directive_open(token, writer) {
		const { name, label, attributes } = metaOf(token);
		const children: Nodes[] = [];
		if (label !== undefined)
			children.push({
				type: "paragraph",
				data: { directiveLabel: true } as object,
				children: wordsIn(label, (token.map?.[0] ?? 0) + 1, writer),
				...placeOf({ map: [token.map?.[0] ?? 0, (token.map?.[0] ?? 0) + 1] }),
			});
		begin(
			{
				type: "containerDirective",
				name,
				attributes,
				...placeOf(token),
				children,
			},
			writer,
		);
		writer.depth += 1;
	},
	table_open(token, writer) {
		begin(
			{ type: "table", align: metaOf(token).aligns, ...placeOf(token) },
			writer,
		);
	},
	row(token, writer) {
		const line = (token.map?.[0] ?? 0) + 1;
		const { cells = [], isBare } = metaOf(token);
		const place = placeOf(token);
		add(
			{
				type: "tableRow",
				data: { isBare },
				children: cells.map((cell) => ({
					type: "tableCell",
					children: barred(wordsIn(cell, line, writer)),
					...place,
				})),
				...place,
			},
			writer,
		);
	},
};

function wordsIn(
	text: string,
	line: number,
	writer: Writer,
): PhrasingContent[] {
	const { names, isEastAsian, depth, at, parsed } = writer;
	const setting: Setting = {
		names,
		spot: { depth, order: at },
		isEastAsian,
		inTex: parsed.inTex,
	};
	return readWords(text, line, setting);
}

/** The words of a block are the token after it. */
function addWords(node: object, writer: Writer, before = ""): void {
	const { content = "", map } = writer.parsed.tokens[writer.at + 1] ?? {};
	const line = (map?.[0] ?? 0) + before.split("\n").length;
	const children = wordsIn(content.slice(before.length), line, writer);
	add({ ...node, children }, writer);
}

/** In an item, it may begin with a box to tick, and show that blank lines part the list. */
function addParagraph(token: Token, writer: Writer): void {
	const node = { type: "paragraph", ...placeOf(token) };
	const [item, list] = [
		writer.open.at(-1),
		writer.open.at(-2),
	] as Partial<Nodes>[];
	if (item?.type !== "listItem" || list?.type !== "list") {
		addWords(node, writer);
		return;
	}
	if (!token.hidden) list.spread = true;
	const { content = "" } = writer.parsed.tokens[writer.at + 1] ?? {};
	const isFirst = item.children?.every(({ type }) => type === "definition");
	const [box, sign] =
		(isFirst &&
			/^\[([ \t\nxX])\](?:\n[ \t]*|[ \t](?=[ \t]*[^ \t]))/.exec(content)) ||
		[];
	if (box !== undefined) item.checked = sign === "x" || sign === "X";
	addWords(node, writer, box);
}

function beginList(token: Token, writer: Writer): void {
	const first = writer.parsed.tokens[writer.at + 1];
	const isOrdered = token.type === "ordered_list_open";
	begin(
		{
			type: "list",
			ordered: isOrdered,
			start: isOrdered ? Number(first?.info) : null,
			spread: false,
			...placeOf(token),
		},
		writer,
	);
}

/** In code that stands in a cell, a bar after a backslash is a bar. */
function barred(nodes: PhrasingContent[]): PhrasingContent[] {
	for (const node of nodes) {
		if (node.type === "inlineCode")
			node.value = node.value.replace(/\\([\\|])/g, (pair, sign) =>
				sign === "|" ? "|" : pair,
			);
		if ("children" in node) barred(node.children as PhrasingContent[]);
	}
	return nodes;
}
