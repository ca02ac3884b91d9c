/** A place in a line where a dialect may say something, for the witness, and the nodes that are made of it. */
import type { FootnoteDefinition, Node, Nodes, Parent } from "mdast";
import { firstFrom, type Line } from "./line.ts";

export interface Chapter {
	/** Numbers of examples, by their labels. */
	readonly examples: ReadonlyMap<string, number>;
	/** Sources that are cited in brackets. */
	readonly sources: ReadonlySet<string>;
	readonly headings: readonly { readonly id: string; readonly words: string }[];
	readonly notes: FootnoteDefinition[];
}

export interface Place {
	readonly line: Line;
	readonly at: number;
	readonly to: number;
	readonly chapter: Chapter;
	readonly isLink: boolean;
	/** What stands between two places, read. */
	readonly read: (from: number, to: number) => Nodes[];
}

/** What was found, and where it ends. */
export type Result =
	| readonly [parts: readonly Nodes[], end: number]
	| undefined;

/** An element of HTML that a dialect has signs for. */
export interface Worded extends Parent {
	type: "worded";
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
}

declare module "mdast" {
	interface RootContentMap {
		worded: Worded;
	}
}

export function element(
	name: string,
	children: readonly Nodes[],
	place: Place,
	attributes: Readonly<Record<string, string>> = {},
): Nodes {
	return {
		type: "worded",
		name,
		attributes,
		children: [...children],
		...positionOf(place),
	} as unknown as Nodes;
}

export function words(value: string, place: Place): Nodes {
	return { type: "text", value, ...positionOf(place) };
}

export function anchor(
	url: string,
	children: readonly Nodes[],
	place: Place,
): Nodes {
	return element("a", children, place, { href: url });
}

/** What a dialect makes of signs stands in the line of the first. */
export function positionOf({ line, at }: Place): Pick<Node, "position"> {
	const { nodes } = line;
	const index = firstFrom(nodes.length, (node) => (nodes[node]?.at ?? 0) > at);
	const position = nodes[Math.max(0, index - 1)]?.node.position;
	return position ? { position } : {};
}

/** Letters and figures; sealed tags begin and end with noncharacters. */
export const wordSign = /[\p{L}\p{N}\ufdd0-\ufdef]/u;

export function isWord(sign: string | undefined): boolean {
	return sign !== undefined && wordSign.test(sign);
}
