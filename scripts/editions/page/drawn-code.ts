/** Code in which signs draw lines, or letters as wide as two stand beside others: its columns and lines meet as they do in an editor. */
import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";

/** Lines and blocks that go on from one line of text to the next. */
const drawing = /[\u2500-\u259f]/u;

/** East Asian letters that editors give two columns (Unicode Standard Annex 11, wide). */
const wide =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]+/gu;

/** Gives drawn code the class `drawn`, and runs of wide letters in it the class `double`. */
export function setDrawnCode(tree: Root): void {
	visit(tree, "element", (node) => {
		if (node.tagName !== "pre" || !drawing.test(textOf(node))) return;
		node.properties.className = ["drawn"];
		spaceWide(node);
	});
}

function spaceWide(parent: Element): void {
	parent.children = parent.children.flatMap((child): ElementContent[] => {
		if (child.type === "element") spaceWide(child);
		return child.type === "text" ? partsOf(child.value) : [child];
	});
}

function partsOf(text: string): ElementContent[] {
	const parts: ElementContent[] = [];
	let from = 0;
	const keep = (to: number) => {
		if (to > from) parts.push({ type: "text", value: text.slice(from, to) });
	};
	for (const { 0: run, index } of text.matchAll(wide)) {
		keep(index);
		from = index + run.length;
		parts.push({
			type: "element",
			tagName: "span",
			properties: { className: ["double"] },
			children: [{ type: "text", value: run }],
		});
	}
	keep(text.length);
	return parts;
}
