/** What dialects of Markdown have in a line beside CommonMark and GFM, for the witness: the tree with elements in the place of their signs. */
import type { Node, Nodes, Root } from "mdast";
import { attributesAfter, span } from "./attributes.ts";
import { bareCitation, citation, sourcesIn } from "./citations.ts";
import { edit, remark } from "./edits.ts";
import { cut, type Line, lineOf, other } from "./line.ts";
import { doubled, lowered, raised } from "./marked.ts";
import { note } from "./notes.ts";
import { pageLink } from "./page-links.ts";
import type { Chapter, Place, Result } from "./place.ts";
import { bookReference, headingsOf, linkWithoutWords } from "./references.ts";
import { role } from "./roles.ts";
import { emoji, hardBlank, tie } from "./signs.ts";
import { texAddress, wordsAgain } from "./tex-addresses.ts";
import { texCommand } from "./tex-commands.ts";

/** Rewrites `tree`; `text` is what it was parsed from, in which examples are counted. */
export function readDialects(
	tree: Root,
	{ text, examples }: { readonly text: string } & Pick<Chapter, "examples">,
): void {
	const chapter: Chapter = {
		examples,
		sources: sourcesIn(text),
		headings: headingsOf(tree),
		notes: [],
	};
	rewrite(tree, chapter, false);
	tree.children.push(...chapter.notes);
}

function rewrite(node: Node, chapter: Chapter, inLink: boolean): void {
	if (!("children" in node)) return;
	const parent = node as { children: Nodes[] };
	const isLink = inLink || /^link/.test(node.type);
	for (const child of parent.children) rewrite(child, chapter, isLink);
	if (node.type === "heading" && "depth" in node && node.depth === 1)
		parent.children = parent.children.map(asWritten);
	if (inLines.test(node.type))
		parent.children = partsOf(
			lineOf(wordsAgain(parent.children)),
			chapter,
			isLink,
		);
}

/** What is written in lines. */
const inLines =
	/^(?:paragraph|heading|tableCell|emphasis|strong|delete|link|linkReference|textDirective)$/;

/** A title holds words alone, and a formula there is what it is written with. */
function asWritten(child: Nodes): Nodes {
	if (child.type !== "inlineMath" || child.meta === undefined) return child;
	const { position, meta: value } = child;
	return { type: "text", value, ...(position && { position }) };
}

function partsOf(line: Line, chapter: Chapter, isLink: boolean): Nodes[] {
	const read = (from: number, to: number): Nodes[] => {
		const parts: Nodes[] = [];
		let done = from;
		const { signs } = line;
		const search = new RegExp(beginnings);
		search.lastIndex = from;
		for (let found = search.exec(signs); found; found = search.exec(signs)) {
			const at = found.index;
			if (at >= to) break;
			const place: Place = { line, at, to, chapter, isLink, read };
			for (const reader of readers[found[0]] ?? []) {
				const [made, end] = reader(place) ?? [[], 0];
				if (end <= at || end > to) continue;
				parts.push(...cut(line, done, at), ...made);
				done = end;
				search.lastIndex = end;
				break;
			}
		}
		parts.push(...cut(line, done, to));
		return parts;
	};
	return read(0, line.signs.length);
}

const beginnings = /[[!^~=+{:@%\\\ufffc-]/g;

const readers: Readonly<Record<string, readonly ((place: Place) => Result)[]>> =
	{
		"[": [pageLink, span, citation],
		"!": [pageLink],
		"^": [note, raised],
		"~": [tie, lowered],
		"=": [(place) => doubled(place, "==", "mark")],
		"+": [(place) => doubled(place, "++", "ins")],
		"{": [edit, role],
		":": [emoji],
		"@": [bareCitation, bookReference],
		"-": [bareCitation],
		"%": [remark],
		"\\": [hardBlank, texAddress, texCommand],
		[other]: [linkWithoutWords, attributesAfter, bookReference],
	};
