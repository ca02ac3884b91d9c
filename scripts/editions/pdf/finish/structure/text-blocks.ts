/** Which pieces of text run on in the same lines: a paragraph with all that is inline in it. */
import type {
	StructureElement,
	StructureTree,
	TextBlock,
} from "./structure-tree.ts";

/** Structure types that stand in a line of text (ISO 32000-1 §14.8.4.4). */
export const inlineTags = new Set([
	"Span",
	"Em",
	"Strong",
	"Code",
	"Link",
	"Quote",
	"Reference",
	"BibEntry",
	"Ruby",
]);

/** Tells every piece of text its block. Tags must have their final names. */
export function markTextBlocks(tree: StructureTree): void {
	markBlock(tree.root, { lastPage: -1 });
}

function markBlock(node: StructureElement, block: TextBlock): void {
	for (const child of node.children)
		if (child.kind === "content") {
			child.block = block;
			block.lastPage = Math.max(block.lastPage, child.page);
		} else if (child.kind === "element")
			markBlock(child, runsOn(child) ? block : { lastPage: -1 });
}

/** Chromium calls a stretch of plain text NonStruct, which holds nothing but content. */
function runsOn({ tag, children }: StructureElement): boolean {
	if (tag !== "NonStruct") return inlineTags.has(tag);
	return children.every(({ kind }) => kind === "content");
}
