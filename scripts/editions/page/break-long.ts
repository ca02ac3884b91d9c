/** Words that are too long for a column, addresses above all: where they may break, so that nothing grows as wide as they are. */
import type { Element, Root, Text } from "hast";
import { SKIP, visit } from "unist-util-visit";

/** Characters without a space from which on a word may break. */
const longWord = 25;

/** Their text is set as it is written, in two dimensions or in none. */
const whole = new Set(["math", "svg", "rt", "wbr"]);

/** Marks where long words of `tree` may break; its text stays what it is. */
export function breakLong(tree: Root): void {
	visit(tree, (node, index, parent) => {
		if (node.type === "element" && whole.has(node.tagName)) return SKIP;
		if (node.type !== "text" || !parent || index === undefined)
			return undefined;
		const parts = breakText(node);
		parent.children.splice(index, 1, ...parts);
		return [SKIP, index + parts.length];
	});
}

/** A long word in pieces, each of which ends where an address may break (Chicago Manual of Style 7.46). */
export function piecesOf(word: string): string[] {
	return word.length < longWord
		? [word]
		: word.split(/(?<=[/?&=#.,;:_@\\|+-])(?=[^/?&=#.,;:_@\\|+-])/u);
}

/** Dashes, and scripts that are written without spaces, break as they are. */
const longWords = new RegExp(
	String.raw`[^\s\u2013\u2014\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{${longWord},}`,
	"gu",
);

function breakText(text: Text): (Element | Text)[] {
	const parts: (Element | Text)[] = [];
	let end = 0;
	for (const { 0: word, index } of text.value.matchAll(longWords)) {
		// Where the hyphens of a word are known, it breaks there.
		if (word.includes("\u00ad")) continue;
		if (index > end) parts.push(textNode(text.value.slice(end, index)));
		parts.push({
			type: "element",
			tagName: "span",
			properties: { className: ["long"] },
			children: withBreaks(piecesOf(word)),
		});
		end = index + word.length;
	}
	if (parts.length === 0) return [text];
	const rest = text.value.slice(end);
	return rest === "" ? parts : [...parts, textNode(rest)];
}

function withBreaks(pieces: readonly string[]): (Element | Text)[] {
	return pieces.flatMap((piece, index) =>
		index === 0 ? [textNode(piece)] : [opportunity(), textNode(piece)],
	);
}

function opportunity(): Element {
	return { type: "element", tagName: "wbr", properties: {}, children: [] };
}

function textNode(value: string): Text {
	return { type: "text", value };
}
