/**
 * The side channel of the print page: Chromium passes the accessible name of a figure on into the PDF, so a name that
 * begins with `@@` tells the finishing step which structure element is meant. It never leaves the build.
 */
import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";

/** Marks notes, references, foreign words and abbreviations for the finishing step. */
export function tagRoles(tree: Root): void {
	visit(tree, "element", (node, index, parent) => {
		if (node.tagName === "img") escapeName(node, "alt");
		if (isCell(node) && isBlank(node))
			// An empty cell has no place in Chromium’s structure tree, and its row would be too short.
			node.children.push({ type: "text", value: "\u00a0" });
		if (node.tagName === "math" && parent && index !== undefined) {
			const alternative = String(node.properties.alttext ?? textOf(node));
			const formula = wrapper(
				"span",
				`Formula|alt=${alternative.replace(/\s+/g, " ").trim()}`,
				[node],
			);
			if (node.properties.display === "block")
				formula.properties.className = ["formula"];
			parent.children.splice(index, 1, formula);
			return [SKIP, index + 1];
		}
		if (node.tagName === "li" && hasClass(node, "note")) tagNote(node);
		if (node.tagName === "abbr" && typeof node.properties.title === "string")
			tag(node, `Span|E=${node.properties.title}`);
		if (typeof node.properties.lang === "string" && isInline(node))
			tag(node, `Span|lang=${node.properties.lang}`);
		if (node.properties.role === "doc-backlink") delete node.properties.role;
		if (!hasClass(node, "noteref") || !parent || index === undefined)
			return undefined;
		delete node.properties.role;
		const reference = wrapper("span", "Reference", [{ ...node }]);
		parent.children.splice(index, 1, reference);
		return [SKIP, index + 1];
	});
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

const inline = new Set(
	"span i em b strong cite q dfn abbr bdi bdo small u mark".split(" "),
);

function isInline(node: Element): boolean {
	return inline.has(node.tagName);
}

function tagNote(node: Element): void {
	const { id, ...rest } = node.properties;
	node.properties = rest;
	const note = wrapper("div", "Note", node.children);
	note.properties.id = id;
	node.children = [note];
}

function wrapper(
	tagName: string,
	name: string,
	children: ElementContent[],
): Element {
	const element: Element = {
		type: "element",
		tagName,
		properties: {},
		children,
	};
	tag(element, name);
	return element;
}

function tag(node: Element, name: string): void {
	node.properties.role = "figure";
	node.properties.ariaLabel = `@@${name}`;
}

/** An author’s own “@@” must not be taken for a mark. */
function escapeName(node: Element, name: "alt"): void {
	const text = node.properties[name];
	if (typeof text === "string" && text.startsWith("@@"))
		node.properties[name] = ` ${text}`;
}

function hasClass(node: Element, name: string): boolean {
	const classes = node.properties.className;
	return Array.isArray(classes) && classes.includes(name);
}
