/** The tokens of blocks → the tree of a text, with the words of each block read. */
import type { Token } from "markdown-it";
import type { Nodes, Root } from "mdast";
import type { Parsed } from "./blocks/index.ts";
import { metaOf } from "./blocks/rule.ts";
import { labelOf, type Names, openNames } from "./names.ts";
import { type Writer, writers } from "./writers.ts";

export function treeOf(parsed: Parsed, markdown: string): Root {
	const root: Root = { type: "root", children: [] };
	const writer: Writer = {
		parsed,
		open: [root as { children: Nodes[] }],
		names: namesIn(parsed),
		isEastAsian: eastAsian.test(markdown),
		depth: 0,
		at: 0,
	};
	for (const [at, token] of parsed.tokens.entries()) {
		writer.at = at;
		if (token.nesting < 0) close(token, writer);
		else writers[token.type]?.(token, writer);
	}
	return root;
}

/** Han, kana and Hangul, which no blanks divide: stars beside them stress words all the same. */
const eastAsian = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\uffef\ud840-\ud8ff]/;

function namesIn({ tokens }: Parsed): Names {
	const names = openNames();
	let depth = 0;
	for (const [order, token] of tokens.entries()) {
		if (token.type.startsWith("directive")) depth += token.nesting;
		if (token.type === "reference_definition")
			names.define("address", metaOf(token).label ?? "", { depth, order });
		if (token.type === "note_open")
			names.define("note", labelOf(metaOf(token).label ?? ""), {
				depth,
				order,
			});
	}
	return names;
}

const unwritten = new Set(["paragraph_close", "heading_close"]);

function close({ type }: Token, writer: Writer): void {
	if (type === "directive_close") writer.depth -= 1;
	if (!unwritten.has(type)) writer.open.pop();
}
