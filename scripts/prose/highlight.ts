/** Code in a language that is known is highlighted: its words in plain spans, by what they are. What does it is loaded only where there is such code. */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { isElement } from "./elements.ts";

/** Characters of one block, of a line, and of a whole text: patterns look at each of them more than once. */
const most = { block: 20_000, line: 1_000, text: 500_000 };

/** In place; words stay what they are. */
export async function highlight(bodies: readonly Root[]): Promise<void> {
	const blocks = bodies.flatMap(codeIn);
	if (blocks.length === 0) return;
	const { spansOf } = await import("./highlight-code.ts");
	let left = most.text;
	for (const { code, language, text } of blocks) {
		left -= text.length;
		if (left < 0) return;
		const spans = spansOf(text, language);
		if (spans) code.children = spans;
	}
}

interface Code {
	readonly code: Element;
	readonly language: string;
	readonly text: string;
}

function codeIn(body: Root): Code[] {
	const found: Code[] = [];
	visit(body, "element", (node, _, parent) => {
		if (node.tagName !== "code" || !isElement(parent, "pre")) return;
		const classes = node.properties.className;
		const [, language] =
			/^language-(.+)$/.exec(
				Array.isArray(classes) ? String(classes[0]) : "",
			) ?? [];
		const [text, ...more] = node.children;
		if (!language || text?.type !== "text" || more.length > 0) return;
		const isShort =
			text.value.length <= most.block &&
			text.value.split("\n").every((line) => line.length <= most.line);
		if (isShort)
			found.push({
				code: node,
				language: language.toLowerCase(),
				text: text.value,
			});
	});
	return found;
}
