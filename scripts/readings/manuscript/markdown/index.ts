/** Markdown → its tree, without any transform: CommonMark and GFM, notes, formulas, directives, and signs that mean themselves. */
import type { Root } from "mdast";
import { parseBlocks } from "./blocks/index.ts";
import { treeOf } from "./tree.ts";

/** Lines end in `\n`; nodes are placed by their lines alone. */
export function parse(markdown: string): Root {
	return treeOf(parseBlocks(markdown), markdown);
}
