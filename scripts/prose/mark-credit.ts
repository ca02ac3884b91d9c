/** Marks the words of a caption that are the credit of its picture, so that no line repeats them. */
import type { Element, ElementContent, Nodes } from "hast";
import { creditInCaption } from "../names/caption-credit.ts";
import { element, isElement } from "./elements.ts";

/** The children of a caption, in which `creditText` is marked where the caption announces it; nothing where it does not, or where marks of the author’s stand across it. */
export function markCredit(
	children: readonly ElementContent[],
	creditText: string | undefined,
): ElementContent[] | undefined {
	if (creditText === undefined) return undefined;
	for (const text of linesOf(children)) {
		const said = creditInCaption(text);
		if (said?.text === creditText || said?.names === creditText)
			return wrap(children, creditText);
	}
	return undefined;
}

/** Texts of a caption: each of its paragraphs, or all of it. */
export function linesOf(children: readonly ElementContent[]): string[] {
	const blocks = children.filter((child) => isElement(child, "p", "div"));
	const texts =
		blocks.length > 0 ? blocks.map(textOf) : [children.map(textOf).join("")];
	return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

function textOf(node: Nodes): string {
	if (node.type === "text") return node.value;
	if (isElement(node, "br")) return "\n";
	return "children" in node ? node.children.map(textOf).join("") : "";
}

function wrap(
	children: readonly ElementContent[],
	creditText: string,
): ElementContent[] | undefined {
	const words = creditText
		.split(" ")
		.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
	const whole = children.map(textOf).join("");
	const found = [...whole.matchAll(new RegExp(words.join("\\s+"), "gu"))].at(
		-1,
	);
	if (!found) return undefined;
	return wrapFrom(children, found.index, found.index + found[0].length);
}

function wrapFrom(
	children: readonly ElementContent[],
	from: number,
	to: number,
): ElementContent[] | undefined {
	const before: ElementContent[] = [];
	const within: ElementContent[] = [];
	const after: ElementContent[] = [];
	let at = 0;
	for (const child of children) {
		const length = textOf(child).length;
		const [start, end] = [from - at, to - at];
		at += length;
		if (child.type === "text") {
			const { value } = child;
			const cut = (a: number, b: number) =>
				a < b ? [{ ...child, value: value.slice(Math.max(a, 0), b) }] : [];
			before.push(...cut(0, Math.min(start, length)));
			within.push(...cut(Math.max(start, 0), Math.min(end, length)));
			after.push(...cut(Math.max(end, 0), length));
		} else if (end <= 0) after.push(child);
		else if (start >= length) before.push(child);
		else if (start <= 0 && end >= length) within.push(child);
		else if (start >= 0 && end <= length && child.type === "element") {
			const inner = wrapFrom(child.children, start, end);
			if (!inner) return undefined;
			return children.map((own) =>
				own === child ? { ...child, children: inner } : own,
			);
		} else return undefined;
	}
	return [...before, marked(within), ...after];
}

/** A credit in the author’s own words, which stay a part of the caption. */
function marked(children: ElementContent[]): Element {
	return element(
		"span",
		{ className: ["image-credit"], dataCredit: "caption" },
		children,
	);
}
