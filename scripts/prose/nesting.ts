/** How deep and how dense prose may be: more than any author writes, less than what stops the parser or the walkers of the tree. */
import type { Nodes as HastNodes } from "hast";
import type { Nodes as MdastNodes } from "mdast";
import type { Point } from "unist";
import type { ProseContext } from "./context.ts";
import { openVerbatim } from "./dialect-blocks/lines.ts";

const maxDepth = 100;

/**
 * Characters times marks of a paragraph, summed over the text: the parser looks from each mark on through the rest of
 * the paragraph. A book has some 10⁷ of these; this many take some six seconds.
 */
const maxLooks = 500_000_000;

const tooDeep = `Unexpected depth of nesting, expected at most ${maxDepth} levels of quotations, lists and brackets: take some away`;
const tooDense =
	"Unexpected number of marks (* _ ` [ < : &) in one paragraph: divide it with blank lines";

export interface Excess {
	readonly message: string;
	readonly point: Point;
}

/** The place at which `markdown` is too much for the parser itself; found in linear time, without parsing. */
export function findExcess(markdown: string): Excess | undefined {
	const at = (line: number, column: number) => ({ line: line + 1, column });
	const paragraph = { length: 0, marks: 0 };
	const beginsAnew = openParagraphs();
	let looks = 0;
	let open = 0;
	const verbatim = openVerbatim();
	for (const [index, line] of markdown.split("\n").entries()) {
		if (markersTooDeep(line)) return { message: tooDeep, point: at(index, 1) };
		const column = bracketsTooDeep(line);
		if (column) return { message: tooDeep, point: at(index, column) };
		if (!verbatim.holds(line)) open = Math.max(0, open + tagsLeftOpen(line));
		verbatim.take(line);
		if (open > maxDepth) return { message: tooDeep, point: at(index, 1) };
		looks -= paragraph.length * paragraph.marks;
		if (beginsAnew(line)) paragraph.length = paragraph.marks = 0;
		paragraph.length += line.length;
		paragraph.marks += line.match(/[*_`[\]<:&!~(]/g)?.length ?? 0;
		looks += paragraph.length * paragraph.marks;
		if (looks > maxLooks) return { message: tooDense, point: at(index, 1) };
	}
	return undefined;
}

/** Whether a line begins another paragraph than the one before; in doubt it does not. */
function openParagraphs(): (line: string) => boolean {
	let block: "start" | "definitions" | "list" | "table" | "text" = "start";
	let indent = 0;
	return (line) => {
		if (line.trim() === "") {
			block = "start";
			return true;
		}
		const margin = line.search(/\S/);
		const inList = block === "list";
		const isItem = (inList ? anyItem : interruptingItem).test(line);
		// What is further to the right goes on with the text of the item above.
		if (isItem && margin <= (inList ? indent + 5 : 3)) {
			block = "list";
			indent = margin;
			return true;
		}
		if (block === "table") return true;
		if (/^ {0,3}\|?(?:[ \t]*:?-+:?[ \t]*\|)+/.test(line)) {
			block = "table";
			return false;
		}
		if (block === "start" || block === "definitions") {
			const isDefinition = /^ {0,3}\[[^\]]{1,999}\]:[ \t]*\S/.test(line);
			const isNext = block === "definitions" && isDefinition;
			block = isDefinition ? "definitions" : "text";
			return isNext;
		}
		return false;
	};
}

const anyItem = /^\s*(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]{1,999}\]:)[ \t]+\S/;
/** Other numbers than 1 begin no list in the middle of a paragraph (CommonMark §5.3). */
const interruptingItem = /^\s*(?:[-*+]|1[.)]|\[\^[^\]\s]{1,999}\]:)[ \t]+\S/;

/** Markers of quotations and lists before the text of a line, or white space as if there were. */
function markersTooDeep(line: string): boolean {
	const margin = /^(?:[ \t]|[->*+]|\d{1,9}[.)])*/.exec(line)?.[0] ?? "";
	const markers = margin.match(/>|[-*+][ \t]|[.)]/g)?.length ?? 0;
	return markers > maxDepth || margin.length > maxDepth * 10;
}

/** The 1-based column at which more brackets are open than the parser can follow; nothing where there are fewer. */
function bracketsTooDeep(line: string): number | undefined {
	let depth = 0;
	for (let at = 0; at < line.length; at += 1) {
		if (line[at] === "[") depth += 1;
		else if (line[at] === "]") depth = Math.max(0, depth - 1);
		if (depth > maxDepth) return at + 1;
	}
	return undefined;
}

/** Elements that need no end, or none of their own. */
const endless =
	/^(area|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tbody|td|tfoot|th|thead|tr|wbr)$/i;

/** Of one line, each between as many marks as it begins with. */
const codeSpans = /(?<!`)(`{1,3})(?!`)[^`]+\1(?!`)/g;

function tagsLeftOpen(line: string): number {
	let open = 0;
	for (const [tag, end, name = ""] of line
		.replace(codeSpans, "")
		.matchAll(/<(\/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>?/gi))
		if (!endless.test(name) && !tag.endsWith("/>")) open += end ? -1 : 1;
	return open;
}

/** Cuts a tree that is too deep, and says so, so that no walker runs out of stack. */
export function nesting(context: ProseContext) {
	return (tree: MdastNodes | HastNodes): void => {
		const open: { node: MdastNodes | HastNodes; depth: number }[] = [
			{ node: tree, depth: 0 },
		];
		for (let next = open.pop(); next; next = open.pop()) {
			const { node, depth } = next;
			if (!("children" in node)) continue;
			if (depth > maxDepth) {
				context.report("nesting", tooDeep, node.position?.start);
				node.children = [];
				return;
			}
			for (const child of node.children)
				open.push({ node: child, depth: depth + 1 });
		}
	};
}

/** What the parser’s or a walker’s end of stack means for the author; any other error is passed on. */
export function excessOf(error: unknown): Excess {
	if (!(error instanceof RangeError)) throw error;
	return { message: tooDeep, point: { line: 1, column: 1 } };
}
