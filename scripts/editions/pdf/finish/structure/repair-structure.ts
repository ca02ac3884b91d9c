/** Brings the tree into the forms that ISO 32000-1 §14.8 and PDF/UA ask for: one repair for each kind of element. */

import type { GeneratedContent } from "../content/rewrite-content.ts";
import {
	contentsOf,
	element,
	type MarkedContent,
	type StructureChild,
	type StructureElement,
	type StructureTree,
} from "./structure-tree.ts";
import { inlineTags } from "./text-blocks.ts";

export function repairStructure(
	tree: StructureTree,
	generated: readonly GeneratedContent[],
): void {
	insertGenerated(tree.root, generated);
	dropArtifacts(tree.root);
	repair(tree.root);
	// Last, because what it wraps depends on the tags that the repairs have given.
	wrapLooseText(tree.root);
}

/** Puts text that CSS generated beside its neighbour in the tree. */
function insertGenerated(
	root: StructureElement,
	generated: readonly GeneratedContent[],
): void {
	if (generated.length === 0) return;
	const after = new Map<MarkedContent, MarkedContent[]>();
	const before = new Map<MarkedContent, MarkedContent[]>();
	for (const { content, previous, next, belongsToPrevious } of generated) {
		const usesPrevious = previous && (belongsToPrevious || !next);
		const neighbour = usesPrevious ? previous : next;
		const places = usesPrevious ? after : before;
		if (!neighbour) root.children.push(content);
		else places.set(neighbour, [...(places.get(neighbour) ?? []), content]);
	}
	insertBeside(root, before, after);
}

type Neighbours = ReadonlyMap<MarkedContent, readonly MarkedContent[]>;

function insertBeside(
	node: StructureElement,
	before: Neighbours,
	after: Neighbours,
): void {
	node.children = node.children.flatMap((child): StructureChild[] => {
		if (child.kind === "element") insertBeside(child, before, after);
		if (child.kind !== "content") return [child];
		return insertedBeside(child, before, after);
	});
}

/** Generated content can itself be a neighbour, where several pieces follow one another. */
function insertedBeside(
	content: MarkedContent,
	before: Neighbours,
	after: Neighbours,
): MarkedContent[] {
	const around = (one: MarkedContent) => insertedBeside(one, before, after);
	return [
		...(before.get(content) ?? []).flatMap(around),
		content,
		...(after.get(content) ?? []).flatMap(around),
	];
}

function dropArtifacts(node: StructureElement): void {
	node.children = node.children.filter(
		(child) => child.kind !== "content" || child.use !== "artifact",
	);
	for (const child of node.children)
		if (child.kind === "element") dropArtifacts(child);
}

/** Tags that stay where nothing is left in them: a table keeps its grid. */
const mayBeEmpty = new Set(["TD", "TH", "TR"]);

function repair(node: StructureElement): void {
	if (!holdsInline(node)) nameBlocks(node);
	for (const child of node.children)
		if (child.kind === "element") repair(child);
	if (node.tag === "NonStruct") nameNonStruct(node);
	node.children = node.children
		.flatMap(unwrap)
		.flatMap(hoistHeading)
		.filter(
			(child) =>
				child.kind !== "element" ||
				child.children.length > 0 ||
				mayBeEmpty.has(child.tag),
		);
	repairs[node.tag]?.(node);
}

/** Chromium calls what it has no tag for NonStruct; some of it has a meaning all the same. */
function nameNonStruct(node: StructureElement): void {
	if (node.children.some((child) => child.kind === "object")) node.tag = "Link";
	else if (node.language)
		node.tag = node.children.every(isInline) ? "Span" : "Div";
}

/** Whether there is text among the children, so that all of them run on in lines. */
function holdsInline(node: StructureElement): boolean {
	return node.children.some(
		(child) =>
			child.kind !== "element" ||
			inlineTags.has(child.tag) ||
			// A rule between paragraphs has none left.
			(child.tag === "NonStruct" &&
				child.children.length > 0 &&
				child.children.every(({ kind }) => kind === "content")),
	);
}

/** In a group of blocks, a NonStruct that holds lines of text is a paragraph: a term, a definition, a signature. */
function nameBlocks(node: StructureElement): void {
	if (!isGroup(node)) return;
	for (const child of node.children)
		if (isElement(child, "NonStruct") && holdsInline(child)) child.tag = "P";
}

/** A NonStruct is replaced by what it holds. */
function unwrap(child: StructureChild): StructureChild[] {
	return isElement(child, "NonStruct") ? child.children : [child];
}

/** A list of contents holds entries alone; its heading stands before it (ISO 14289-1 §7.2). */
function hoistHeading(child: StructureChild): StructureChild[] {
	if (!isElement(child, "TOC")) return [child];
	const headings = child.children.filter(isHeading);
	child.children = child.children.filter((one) => !isHeading(one));
	return [...headings, child];
}

function isHeading(child: StructureChild): boolean {
	return child.kind === "element" && /^H[1-6]?$/.test(child.tag);
}

/** HTML’s contents are a list; here each item is an entry, and a list in it the contents of the next level. */
function listToContents(child: StructureChild): StructureChild[] {
	if (!isElement(child, "L")) return [child];
	return child.children.map((item) => {
		if (!isElement(item, "LI")) return item;
		const parts = item.children.flatMap((part) =>
			isElement(part, "LBody") ? part.children : [part],
		);
		const nested = parts.map((part) => {
			if (!isElement(part, "L")) return part;
			return element("TOC", listToContents(part));
		});
		const entry = element("TOCI", nested);
		repairEntry(entry);
		return entry;
	});
}

const repairs: Readonly<Record<string, (node: StructureElement) => void>> = {
	Link: (node) => {
		node.children = node.children.flatMap((child) =>
			isElement(child, "Link") ? child.children : [child],
		);
	},
	L: (node) => {
		node.children = node.children.map((child) =>
			isElement(child, "LI", "Caption") ? child : element("LI", [child]),
		);
		for (const child of node.children)
			if (isElement(child, "LI")) repairItem(child);
	},
	Ruby: repairRuby,
	Figure: repairFigure,
	// Its text alternative is read in place of its parts.
	Formula: (node) => {
		node.children = [...contentsOf(node)];
	},
	TOC: (node) => {
		node.children = node.children
			.flatMap(listToContents)
			.map((child) =>
				isElement(child, "TOCI", "TOC", "Caption") || isHeading(child)
					? child
					: element("TOCI", [child]),
			);
		for (const child of node.children)
			if (isElement(child, "TOCI")) repairEntry(child);
	},
	Lbl: (node) => {
		// A bullet is drawn, so that only ActualText can say it.
		const isDrawn = node.children.every(
			(child) => child.kind === "content" && child.box && !child.hasText,
		);
		if (isDrawn) node.actualText ??= "•";
	},
};

function repairItem(item: StructureElement): void {
	const labels = named(item, "Lbl");
	const body = item.children.filter((child) => !isElement(child, "Lbl"));
	const isDone =
		body.length === 1 && body.every((child) => isElement(child, "LBody"));
	if (isDone || body.length === 0) return;
	item.children = [...labels, element("LBody", body)];
}

/** An entry of the contents holds references, labels and entries below it. */
function repairEntry(entry: StructureElement): void {
	entry.children = runsOf(
		entry.children,
		(child) => !isElement(child, "Lbl", "Reference", "P", "TOC", "NonStruct"),
	).flatMap((run) =>
		run.isMatch ? [element("Reference", [...run.children])] : run.children,
	);
}

/** One Ruby for each base and its gloss (ISO 32000-1 table 338). */
function repairRuby(node: StructureElement): void {
	const runs = runsOf(node.children, (child) => !isElement(child, "RT", "RP"));
	const rubies: StructureElement[] = [];
	for (const run of runs)
		if (run.isMatch)
			rubies.push(element("Ruby", [element("RB", [...run.children])]));
		else rubies.at(-1)?.children.push(...run.children);
	const [first] = rubies;
	const hasGloss = node.children.some((child) => isElement(child, "RT"));
	if (!first || !hasGloss) node.tag = "Span";
	else if (rubies.length === 1) node.children = first.children;
	else {
		node.tag = "Span";
		node.children = rubies;
	}
}

/**
 * HTML’s figure is a group of an image and its caption, and only the image is a Figure:
 * a screen reader that speaks a Figure’s alternative passes over all that it holds, and a caption may hold a credit.
 */
function repairFigure(node: StructureElement): void {
	if (node.alt || node.children.every(({ kind }) => kind !== "element")) return;
	const [table, ...others] = named(node, "Table");
	if (table && others.length === 0) moveCaption(node, table);
	node.tag = "Div";
}

function moveCaption(node: StructureElement, table: StructureElement): void {
	if (table.children.some((child) => isElement(child, "Caption"))) return;
	const captions = named(node, "Caption");
	node.children = node.children.filter((child) => !isElement(child, "Caption"));
	table.children.unshift(...captions);
}

/** Text straight in a group is a paragraph. */
function wrapLooseText(node: StructureElement): void {
	for (const child of node.children)
		if (child.kind === "element") wrapLooseText(child);
	if (!isGroup(node)) return;
	node.children = runsOf(node.children, isInline).flatMap((run) =>
		run.isMatch ? [element("P", [...run.children])] : run.children,
	);
}

const groups = new Set([
	"Document",
	"Part",
	"Art",
	"Sect",
	"Div",
	"BlockQuote",
	"Aside",
	"NonStruct",
]);

function isGroup(node: StructureElement): boolean {
	return groups.has(node.tag);
}

function isInline(child: StructureChild): boolean {
	if (child.kind !== "element") return true;
	if (inlineTags.has(child.tag)) return !holdsBlock(child);
	return child.tag === "NonStruct" && child.children.every(isInline);
}

function isElement(
	child: StructureChild | undefined,
	...tags: readonly string[]
): child is StructureElement {
	return child?.kind === "element" && tags.includes(child.tag);
}

const blocks = /^(?:P|H[1-6]?|L|Table|TOC|Div|Sect|Art|Part|BlockQuote|Aside)$/;

/** Whether an inline element has been put round blocks, as a link can be. */
function holdsBlock(node: StructureElement): boolean {
	return node.children.some(
		(child) =>
			child.kind === "element" && (blocks.test(child.tag) || holdsBlock(child)),
	);
}

function named(node: StructureElement, tag: string): StructureElement[] {
	return node.children.filter((child): child is StructureElement =>
		isElement(child, tag),
	);
}

interface Run {
	readonly isMatch: boolean;
	readonly children: StructureChild[];
}

/** The children in runs of those that match and those that do not. */
function runsOf(
	children: readonly StructureChild[],
	matches: (child: StructureChild) => boolean,
): Run[] {
	const runs: Run[] = [];
	for (const child of children) {
		const isMatch = matches(child);
		const last = runs.at(-1);
		if (last?.isMatch === isMatch) last.children.push(child);
		else runs.push({ isMatch, children: [child] });
	}
	return runs;
}
