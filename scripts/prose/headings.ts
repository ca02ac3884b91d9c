/** Headings: ids from their words, unique across chapters; levels without a gap. */
import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { EXIT, visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { isElement } from "./elements.ts";
import { proseData } from "./prose-data.ts";

/**
 * A heading that opens the text is its title, and leaves the body, where it says what the front matter says; one of
 * level 1 always in a chapter without another. Any other stays, and all headings go down one level, below the title.
 * Where levels leave a gap, or level 1 stands beside the title, headings are set by their depth in the outline.
 */
export function headings(context: ProseContext) {
	return (tree: Root): void => {
		const data = proseData(tree);
		const taken = takeTitle(tree, context);
		data.title = taken && wordsOf(taken);
		const inTitle = taken ? placesIn(taken) : [];
		data.titlePlaces = inTitle;
		data.headings = [];
		data.places = (data.places ?? []).filter((id) => !inTitle.includes(id));
		const shift = Number(!taken && context.title !== undefined && hasTop(tree));
		const used = new Map(data.places.map((place) => [place, 1]));
		const depthOf = openOutline();
		visit(tree, "element", (node) => {
			const level = levelOf(node);
			if (level === 0) return;
			const text = wordsOf(node);
			if (text === "")
				context.report(
					"heading-empty",
					`Unexpected empty heading: write its words after ${"#".repeat(level)}, or remove it`,
					node.position?.start,
				);
			const depth = Math.min(6, 1 + depthOf(level));
			if (depth !== Math.min(6, level + shift) && depth !== level)
				context.note(
					"heading-level",
					`Unexpected heading of level ${level}: set at level ${depth}, one below the heading that holds it`,
					node.position?.start,
				);
			node.tagName = `h${depth}`;
			node.properties.id ??= unique(anchorId(context.idPrefix, text), used);
			const id = String(node.properties.id);
			if (!data.places?.includes(id)) data.places?.push(id);
			data.headings?.push({ id, depth, text });
		});
	};
}

function takeTitle(tree: Root, context: ProseContext): Element | undefined {
	const index = tree.children.findIndex((node) => node.type === "element");
	const first = tree.children[index];
	if (first?.type !== "element" || !isTitle(first, context)) return undefined;
	reportMore(first, context);
	tree.children.splice(index, 1);
	return first;
}

/** Of the first element of a text. */
export function isTitle(first: Element, { title }: ProseContext): boolean {
	if (levelOf(first) === 0) return false;
	return title === undefined
		? first.tagName === "h1"
		: saySame(title, wordsOf(first));
}

/** What the title of a chapter cannot hold, since contents and metadata repeat it as plain text. */
const noTitle: Readonly<Record<string, string>> = {
	img: "picture",
	math: "formula",
	svg: "drawing",
};

function reportMore(title: Element, context: ProseContext): void {
	visit(title, "element", (node) => {
		const position = (node.position ?? title.position)?.start;
		if (
			isElement(node, "a") &&
			node.properties.href !== undefined &&
			!isNoteReference(node)
		)
			context.note(
				"title-link",
				"Unexpected link in the title, which is repeated where no link can be: its words stay without it",
				position,
			);
		const name = isNoteReference(node) ? "note" : noTitle[node.tagName];
		if (name)
			context.report(
				"title-plain",
				`Unexpected ${name} in the title, expected words alone: move it into the text`,
				position,
			);
	});
}

function placesIn(title: Element): string[] {
	const ids: string[] = [];
	visit(title, "element", ({ properties }) => {
		if (typeof properties.id === "string") ids.push(properties.id);
	});
	return ids;
}

/** Whether two titles are one: letter case, kinds of quotation marks and dashes, and white space aside. */
function saySame(one: string, other: string): boolean {
	return plainTitle(one) === plainTitle(other);
}

function plainTitle(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[‘’‚‛ʼ]/g, "'")
		.replace(/[“”„‟«»]/g, '"')
		.replace(/[‐‑‒–—−]+|-{2,3}/g, "-")
		.replace(/\u00ad/g, "")
		.replace(/\s+/g, " ")
		.trim();
}

function hasTop(tree: Root): boolean {
	let found = false;
	visit(tree, "element", (node) => {
		found ||= node.tagName === "h1";
		return found ? EXIT : undefined;
	});
	return found;
}

/** The depth of each heading in the outline: one more than the last one before it that was written at a higher level. */
function openOutline(): (level: number) => number {
	const open: number[] = [];
	return (level) => {
		while ((open.at(-1) ?? 0) >= level) open.pop();
		return open.push(level);
	};
}

/** 1 to 6, or 0 for what is no heading. */
function levelOf(node: Element): number {
	return Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
}

/** The words of a heading, without the numbers of its notes. */
function wordsOf(heading: Element): string {
	const words = structuredClone(heading);
	visit(words, "element", (node) => {
		if (isNoteReference(node)) node.children = [];
	});
	return textOf(words).trim();
}

function isNoteReference(node: Element): boolean {
	const classes = node.properties.className;
	return Array.isArray(classes) && classes.includes("noteref");
}

/** `id`, or `id-2` and so on; `used` holds how often each id has been asked for. */
function unique(id: string, used: Map<string, number>): string {
	let candidate = id;
	let count = used.get(id) ?? 0;
	while (used.has(candidate)) {
		count += 1;
		candidate = `${id}-${count}`;
	}
	used.set(id, count);
	used.set(candidate, Math.max(1, used.get(candidate) ?? 0));
	return candidate;
}

/** The id of a place: from its words, an XML name (letters first), unique over chapters by its prefix. */
export function anchorId(prefix: string, words: string): string {
	const slug = slugify(words) || "section";
	return /^\p{L}/u.test(prefix || slug) ? `${prefix}${slug}` : `s-${slug}`;
}

/** "Ærø & Łódź, 2025" → "aero-lodz-2025"; letters without a Latin base are kept. */
export function slugify(text: string): string {
	const latin = text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[łøđßæœþð]/g, (letter) => plainLetters[letter] ?? letter);
	return latin
		.replace(/['’]/g, "")
		.replace(/[^\p{L}\p{N}]+/gu, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 80);
}

const plainLetters: Readonly<Record<string, string>> = {
	ł: "l",
	ø: "o",
	đ: "d",
	ß: "ss",
	æ: "ae",
	œ: "oe",
	þ: "th",
	ð: "d",
};
