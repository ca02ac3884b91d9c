/** YAML with its places: parses front matter and says in which line and column each key stands. */
import {
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseDocument,
} from "yaml";
import type { Problem } from "../publication.ts";

export interface PlacedYaml {
	readonly value: unknown;
	readonly problems: readonly Problem[];
	/** The place of the node at `path`, or of its nearest ancestor. */
	readonly place: (path: readonly PropertyKey[]) => Place;
}

export interface Place {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly source: string;
}

/**
 * Parses `text`, which begins at line `firstLine` (1-based) of `file`.
 * Dates stay strings; aliases are limited so that no document can expand without bound.
 */
export function parseYaml(
	text: string,
	file: string,
	firstLine: number,
): PlacedYaml {
	const lineCounter = new LineCounter();
	const document = parseDocument(text, {
		lineCounter,
		strict: true,
		uniqueKeys: true,
		version: "1.2",
	});
	const lines = text.split("\n");
	const at = (offset: number): Place => {
		const { line, col } = lineCounter.linePos(offset);
		return {
			file,
			line: line + firstLine - 1,
			column: col,
			source: lines[line - 1] ?? "",
		};
	};
	const syntax = document.errors.map(
		(error): Problem => ({
			rule: "yaml-syntax",
			message: `Malformed YAML: ${firstSentence(error.message)}`,
			...at(Math.min(error.pos[0], text.trimEnd().length)),
		}),
	);
	const place = (path: readonly PropertyKey[]): Place =>
		at(offsetOf(document.contents, path));
	if (syntax.length > 0) return { value: undefined, problems: syntax, place };
	try {
		return { value: document.toJS({ maxAliasCount: 50 }), problems: [], place };
	} catch (error) {
		return {
			value: undefined,
			problems: [
				{
					rule: "yaml-syntax",
					message: `Malformed YAML: ${firstSentence(String(error))}`,
					...at(0),
				},
			],
			place,
		};
	}
}

function firstSentence(message: string): string {
	return (message.split("\n")[0] ?? message).replace(
		/ at line \d+, column \d+:?$/,
		"",
	);
}

function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
	let node: unknown = contents;
	let offset = start(node);
	for (const step of path) {
		if (isMap(node)) {
			const pair = node.items.find(
				(item) => isScalar(item.key) && String(item.key.value) === String(step),
			);
			if (!pair) return offset;
			offset = start(pair.key);
			node = pair.value;
			if (isScalar(node)) offset = start(node);
		} else if (isSeq(node)) {
			node = node.items[Number(step)];
			if (node === undefined) return offset;
			offset = start(node);
		} else return offset;
	}
	return offset;
}

function start(node: unknown): number {
	return (node as Node | null | undefined)?.range?.[0] ?? 0;
}
