/** How deep prose may nest: deeper than any author, less than what stops the parser or the walkers of the tree. */
import type { Nodes as HastNodes } from "hast";
import type { Nodes as MdastNodes } from "mdast";
import type { Point } from "unist";
import type { ProseContext } from "./context.ts";

const maxDepth = 100;

const message = `Unexpected depth of nesting, expected at most ${maxDepth} levels of quotations, lists and brackets: take some away`;

/** The place at which the markers or brackets of `markdown` nest too deep for the parser itself; found without parsing. */
export function findExcess(
	markdown: string,
): { readonly message: string; readonly point: Point } | undefined {
	for (const [index, line] of markdown.split("\n").entries()) {
		const margin = /^(?:[ \t]|[->*+]|\d{1,9}[.)])*/.exec(line)?.[0] ?? "";
		const markers = margin.match(/>|[-*+][ \t]|[.)]/g)?.length ?? 0;
		if (markers > maxDepth || margin.length > maxDepth * 10)
			return { message, point: { line: index + 1, column: 1 } };
		const column = bracketsTooDeep(line);
		if (column) return { message, point: { line: index + 1, column } };
	}
	return undefined;
}

/** The 1-based column at which more brackets or marks of emphasis are open than anybody closes. */
function bracketsTooDeep(line: string): number | undefined {
	let depth = 0;
	for (let at = 0; at < line.length; at += 1) {
		if (line[at] === "[") depth += 1;
		else if (line[at] === "]") depth = Math.max(0, depth - 1);
		if (depth > maxDepth) return at + 1;
	}
	return undefined;
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
				context.report("nesting", message, node.position?.start);
				node.children = [];
				return;
			}
			for (const child of node.children)
				open.push({ node: child, depth: depth + 1 });
		}
	};
}
