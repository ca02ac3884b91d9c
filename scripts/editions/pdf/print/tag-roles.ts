/** The print page’s marks for the finishing step: which structure elements are meant. */
import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { encodeMark, plainName, type TagMark } from "../side-channel.ts";

/** Marks notes, references, foreign words and abbreviations for the finishing step. */
export function tagRoles(tree: Root): void {
	// Before any mark is set, since marks are names too.
	visit(tree, "element", keepNames);
	visit(tree, "text", (text) => {
		// ISO 14289-1 §7.21.7 allows no glyph that stands for U+FEFF; a word joiner does the same.
		text.value = text.value.replaceAll("\ufeff", "\u2060");
	});
	visit(tree, "element", (node, index, parent) => {
		// Chromium has no tag for it, and two in a row would run on as one.
		if (node.tagName === "pre") tagLines(node);
		// Chromium takes it for a means of layout.
		if (node.tagName === "table" && isOneCell(node))
			node.properties.role = "table";
		if (isSilentDrawing(node)) {
			delete node.properties.ariaHidden;
			tag(node, { tag: "Artifact" });
		}
		if (isCell(node) && isBlank(node))
			// An empty cell has no place in Chromium’s structure tree, and its row would be too short.
			node.children.push({ type: "text", value: "\u00a0" });
		if (node.tagName === "math" && parent && index !== undefined) {
			const alternative = String(node.properties.alttext ?? textOf(node));
			const alt = alternative.replace(/\s+/g, " ").trim();
			const formula = wrapper("span", { tag: "Formula", alt }, [node]);
			if (node.properties.display === "block")
				formula.properties.className = ["formula"];
			parent.children.splice(index, 1, formula);
			return [SKIP, index + 1];
		}
		if (node.tagName === "li" && hasClass(node, "note")) tagNote(node);
		if (spans.has(node.tagName)) tagWords(node);
		if (node.properties.role === "doc-backlink") delete node.properties.role;
		if (!hasClass(node, "noteref") || !parent || index === undefined)
			return undefined;
		delete node.properties.role;
		const reference = wrapper("span", { tag: "Reference" }, [{ ...node }]);
		parent.children.splice(index, 1, reference);
		return [SKIP, index + 1];
	});
}

/** Marks the words of the house that are in another language than the work, as its templates write them. */
export function tagLabels(page: string): string {
	return page.replace(
		/(<span(?: class="[\w-]+")? lang="([\w-]+)" xml:lang="\2" dir="ltr")>/g,
		(_, start: string, language: string) =>
			`${start} role="figure" aria-label="${encodeMark({ tag: "Span", language })}">`,
	);
}

function tagLines(pre: Element): void {
	const isCode = pre.children.some(
		(child) => child.type === "element" && child.tagName === "code",
	);
	if (!isCode) pre.children = [wrapper("span", { tag: "Code" }, pre.children)];
	tag(pre, { tag: "P" });
}

function isOneCell(table: Element): boolean {
	let cells = 0;
	visit(table, "element", (node) => {
		if (isCell(node)) cells += 1;
	});
	return cells === 1;
}

/** A picture or a drawing that says nothing, and may yet hold words that would be read as those of the text. */
function isSilentDrawing({ tagName, properties }: Element): boolean {
	const { alt, src, ariaHidden } = properties;
	return tagName === "img"
		? alt === "" && String(src).endsWith(".svg")
		: tagName === "svg" && String(ariaHidden) === "true";
}

function isCell(node: Element): boolean {
	return node.tagName === "td" || node.tagName === "th";
}

/** Neither words nor a picture. */
function isBlank(cell: Element): boolean {
	let shows = textOf(cell).trim() !== "";
	visit(cell, "element", ({ tagName }) => {
		shows ||= ["img", "svg", "math", "input"].includes(tagName);
	});
	return !shows;
}

/** Those that Chromium writes as Span; links and code have tags of their own. */
const spans = new Set(
	"span i em b strong cite q dfn abbr bdi bdo small u mark".split(" "),
);

/** What an abbreviation stands for, and the language of words; what is a picture stays one. */
function tagWords(node: Element): void {
	const { lang, title, role, ariaLabel } = node.properties;
	const expansion =
		node.tagName === "abbr" && typeof title === "string" ? title : undefined;
	const language = typeof lang === "string" ? lang : undefined;
	if (role === "img" && language !== undefined)
		tag(node, { tag: "Figure", alt: String(ariaLabel ?? ""), language });
	else if (expansion !== undefined || language !== undefined)
		tag(node, { tag: "Span", language, expansion });
}

function tagNote(node: Element): void {
	const { id, ...rest } = node.properties;
	node.properties = rest;
	const note = wrapper("div", { tag: "Note" }, node.children);
	note.properties.id = id;
	node.children = [note];
}

function wrapper(
	tagName: string,
	mark: TagMark,
	children: ElementContent[],
): Element {
	const element: Element = {
		type: "element",
		tagName,
		properties: {},
		children,
	};
	tag(element, mark);
	return element;
}

function tag(node: Element, mark: TagMark): void {
	node.properties.role = "figure";
	node.properties.ariaLabel = encodeMark(mark);
}

/** What names a figure, by the author’s own words. */
function keepNames(node: Element): void {
	for (const name of ["alt", "title", "ariaLabel"]) {
		const text = node.properties[name];
		if (typeof text === "string") node.properties[name] = plainName(text);
	}
}

function hasClass(node: Element, name: string): boolean {
	const classes = node.properties.className;
	return Array.isArray(classes) && classes.includes(name);
}
