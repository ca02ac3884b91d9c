/** Marks each abbreviation of a text that a line of it explains: `<abbr title>`. */
import type { PhrasingContent, Root, Text } from "mdast";
import type { Node, Point } from "unist";
import type { ProseContext } from "../context.ts";
import type { Expansion } from "../dialect-blocks/abbreviations.ts";
import { elementOf, textOf } from "./construct.ts";

/** Headings stay words alone, since contents and titles repeat them. */
export function abbreviate(
	expansions: ReadonlyMap<string, Expansion>,
	context: Pick<ProseContext, "note">,
) {
	const byFirst = byFirstSign(expansions.values());
	return (tree: Root): void => {
		if (expansions.size === 0) return;
		const used = new Set<string>();
		const open: Node[] = [tree];
		for (let node = open.pop(); node; node = open.pop()) {
			if (!("children" in node) || node.type === "heading" || isAbbr(node))
				continue;
			const parent = node as { children: PhrasingContent[] };
			for (const child of parent.children) open.push(child);
			if (parent.children.some(({ type }) => type === "text"))
				parent.children = parent.children.flatMap((child) =>
					child.type === "text" ? divide(child, byFirst, used) : child,
				);
		}
		for (const { short, line } of expansions.values())
			if (!used.has(short))
				context.note(
					"abbreviation-unused",
					`Unexpected meaning of ${short}, which the text does not hold: it is left out`,
					{ line, column: 1 },
				);
	};
}

const token = /[\p{L}\p{N}_]+|\S/gu;

/** The longest first. */
function byFirstSign(
	expansions: Iterable<Expansion>,
): ReadonlyMap<string, readonly Expansion[]> {
	const lists = new Map<string, Expansion[]>();
	for (const one of expansions) {
		const first = firstOf(one.short);
		const list = lists.get(first);
		if (list) list.push(one);
		else lists.set(first, [one]);
	}
	for (const list of lists.values())
		list.sort((a, b) => b.short.length - a.short.length);
	return lists;
}

function firstOf(short: string): string {
	return short.match(token)?.[0] ?? "";
}

function isAbbr({ data }: Node): boolean {
	return (data as { hName?: string } | undefined)?.hName === "abbr";
}

function divide(
	text: Text,
	byFirst: ReadonlyMap<string, readonly Expansion[]>,
	used: Set<string>,
): PhrasingContent[] {
	const { value } = text;
	const nodes: PhrasingContent[] = [];
	let plain = 0;
	for (const { 0: first, index } of value.matchAll(token)) {
		if (index < plain) continue;
		const found = byFirst
			.get(first)
			?.find(({ short }) => standsAt(value, index, short));
		if (!found) continue;
		used.add(found.short);
		const point = pointIn(text, index);
		if (index > plain)
			nodes.push(textOf(value.slice(plain, index), pointIn(text, plain)));
		nodes.push(
			elementOf("abbr", [textOf(found.short, point)], point, {
				title: found.long,
			}),
		);
		plain = index + found.short.length;
	}
	if (plain === 0) return [text];
	return plain < value.length
		? [...nodes, textOf(value.slice(plain), pointIn(text, plain))]
		: nodes;
}

/** As a word, or words, of its own. */
function standsAt(value: string, at: number, short: string): boolean {
	const end = at + short.length;
	return (
		value.startsWith(short, at) &&
		!/[\p{L}\p{N}_]$/u.test(value.slice(Math.max(0, at - 2), at)) &&
		!/^[\p{L}\p{N}_]/u.test(value.slice(end, end + 2))
	);
}

function pointIn({ value, position }: Text, at: number): Point | undefined {
	if (!position) return undefined;
	const before = value.slice(0, at).split("\n");
	return before.length === 1
		? { line: position.start.line, column: position.start.column + at }
		: { line: position.start.line + before.length - 1, column: 1 };
}
