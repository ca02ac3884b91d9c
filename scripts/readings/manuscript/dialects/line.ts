/** A line of nodes as the signs that it is written with, for the witness: where signs and brackets stand, and what stands between two places. */
import type { Literal, Node, Nodes } from "mdast";

/** Nodes as a line of signs. */
export interface Line {
	readonly signs: string;
	readonly nodes: readonly { readonly node: Nodes; readonly at: number }[];
	/** Where signs stand, by sign. */
	readonly places: Map<string, readonly number[]>;
	/** The closing bracket of each. */
	readonly closes: ReadonlyMap<number, number>;
}

export function lineOf(nodes: readonly Nodes[]): Line {
	let signs = "";
	const placed = nodes.map((node) => {
		const at = signs.length;
		if (node.type === "text") signs += node.value;
		else if (node.type === "break") signs += "\n";
		else if (
			(node as Node).type === "itself" &&
			(node as Literal).value === "|"
		)
			signs += "|";
		else signs += other;
		return { node, at };
	});
	const closes = new Map<number, number>();
	const open: number[] = [];
	for (const { 0: sign, index } of signs.matchAll(/[[\]]/g)) {
		if (sign === "[") open.push(index);
		else {
			const from = open.pop();
			if (from !== undefined) closes.set(from, index);
		}
	}
	return { signs, nodes: placed, places: new Map(), closes };
}

export const other = "\ufffc";

/** The next place of `what` from `from` on. */
export function next(line: Line, what: string, from: number): number {
	let all = line.places.get(what);
	if (!all) {
		const found: number[] = [];
		let at = line.signs.indexOf(what);
		while (at >= 0) {
			found.push(at);
			at = line.signs.indexOf(what, at + 1);
		}
		all = found;
		line.places.set(what, all);
	}
	const at = firstFrom(all.length, (index) => (all[index] ?? 0) >= from);
	return all[at] ?? -1;
}

export function nodeIn({ nodes }: Line, at: number): Nodes | undefined {
	const after = firstFrom(
		nodes.length,
		(index) => (nodes[index]?.at ?? 0) > at,
	);
	const node = nodes[after - 1]?.node;
	return node?.type === "text" ? undefined : node;
}

/** What stands from one place to another, unread. */
export function cut(line: Line, from: number, to: number): Nodes[] {
	const parts: Nodes[] = [];
	const { nodes } = line;
	let index = Math.max(
		0,
		firstFrom(nodes.length, (at) => (nodes[at]?.at ?? 0) > from) - 1,
	);
	for (; index < nodes.length; index += 1) {
		const { node, at } = nodes[index] as Line["nodes"][number];
		if (at >= to) break;
		if (node.type !== "text") {
			if (at >= from) parts.push(node);
			continue;
		}
		const value = node.value.slice(Math.max(0, from - at), to - at);
		if (value !== "") parts.push({ ...node, value });
	}
	return parts;
}

export function firstFrom(
	count: number,
	isIn: (index: number) => boolean,
): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (isIn(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
