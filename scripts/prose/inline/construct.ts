/** What a construct of a dialect gets, and what it gives: types, and the nodes that it makes. */
import type { Emphasis, PhrasingContent } from "mdast";
import type { Point } from "unist";
import type { ProseContext } from "../context.ts";
import type { Run } from "./run.ts";

/** The chapter around a paragraph. */
export interface Surroundings {
	readonly context: ProseContext;
	/** Keys of the sources that it cites in brackets. */
	readonly cited: ReadonlySet<string>;
	/** Numbers of examples, by their labels. */
	readonly examples: ReadonlyMap<string, number>;
	/** The words of the heading that an id leads to. */
	readonly headingAt: (id: string) => string | undefined;
	/** Makes a note of the text, and returns the reference to it. */
	readonly addNote: (
		children: readonly PhrasingContent[],
		point: Point | undefined,
	) => PhrasingContent;
}

export interface Reading extends Surroundings {
	readonly run: Run;
	/** Where the part of the run ends that is read. */
	readonly end: number;
	/** Whether all stands in a link, in which there is no other. */
	readonly isInLink: boolean;
	/** What stands between two places, read as the rest. */
	readonly inside: (from: number, to: number) => PhrasingContent[];
}

export interface Found {
	/** The place after it. */
	readonly end: number;
	readonly nodes: readonly PhrasingContent[];
}

export interface Construct {
	/** It begins with one of these signs. */
	readonly signs: string;
	readonly read: (at: number, reading: Reading) => Found | undefined;
}

/** An element of HTML around words. */
export function elementOf(
	tagName: string,
	children: readonly PhrasingContent[],
	point: Point | undefined,
	properties: Readonly<Record<string, string | readonly string[]>> = {},
): Emphasis {
	return {
		type: "emphasis",
		children: [...children],
		data: {
			hName: tagName,
			hProperties: Object.fromEntries(
				Object.entries(properties).map(([key, value]) => [
					key,
					typeof value === "string" ? value : [...value],
				]),
			),
		},
		...positionAt(point),
	};
}

export function linkTo(
	url: string,
	children: readonly PhrasingContent[],
	point: Point | undefined,
): PhrasingContent {
	return { type: "link", url, children: [...children], ...positionAt(point) };
}

export function textOf(
	value: string,
	point: Point | undefined,
): PhrasingContent {
	return { type: "text", value, ...positionAt(point) };
}

export function positionAt(point: Point | undefined) {
	return point ? { position: { start: point, end: point } } : {};
}

/** A letter or a figure. */
export function isWordSign(sign: string | undefined): boolean {
	return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}
