/** `[see @smith2020, p. 3; -@doe99]` and `@smith2020`: their keys stand as words, with a note, since no bibliography is read. */
import type { PhrasingContent } from "mdast";
import type { Point } from "unist";
import type { Construct, Reading } from "./construct.ts";
import { textOf } from "./construct.ts";
import { citationKey, isPlaceKey } from "./keys.ts";
import { referenceTo } from "./references.ts";

export const citations: Construct = {
	signs: "[",
	read(at, reading) {
		const { run } = reading;
		const to = run.closing(at);
		if (to < 0 || /[([{:]/.test(run.text[to + 1] ?? "")) return undefined;
		const words = run.text.slice(at + 1, to);
		const keys = keysIn(words);
		if (!keys) return undefined;
		const sources = keys.filter(({ key }) => !isPlaceKey(key));
		if (sources.length === 0 && reading.isInLink) return undefined;
		const nodes: PhrasingContent[] = [];
		let from = at + 1;
		for (const { key, index, length } of keys) {
			nodes.push(...reading.inside(from, at + 1 + index));
			const point = run.pointAt(at + 1 + index);
			nodes.push(
				isPlaceKey(key) && !reading.isInLink
					? referenceTo(key, { isNamed: true, point }, reading)
					: textOf(key, point),
			);
			from = at + 1 + index + length;
		}
		nodes.push(...reading.inside(from, to));
		if (sources.length === 0) return { end: to + 1, nodes };
		noteCitation(
			sources.map(({ key }) => `@${key}`),
			run.pointAt(at),
			reading,
		);
		return {
			end: to + 1,
			nodes: [
				textOf("[", run.pointAt(at)),
				...nodes,
				textOf("]", run.pointAt(to)),
			],
		};
	},
};

/** A handle looks the same, so that only keys of a text that cites in brackets are taken for sources. */
export const bareCitations: Construct = {
	signs: "@-",
	read(at, reading) {
		const { run, cited, isInLink } = reading;
		if (run.text[at] === "-" && run.text[at + 1] !== "@") return undefined;
		keyHere.lastIndex = at;
		const found = keyHere.exec(run.text);
		if (!found) return undefined;
		const key = found[2] ?? found[3] ?? "";
		const end = at + found[0].length;
		const point = run.pointAt(at);
		const example = reading.examples.get(key);
		if (example !== undefined)
			return { end, nodes: [textOf(String(example), point)] };
		if (isPlaceKey(key))
			return isInLink
				? undefined
				: { end, nodes: [referenceTo(key, { isNamed: true, point }, reading)] };
		const isOfYear = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.test(key);
		if (!isOfYear && !cited.has(key)) return undefined;
		if (cited.size === 0) {
			reading.context.note(
				"citation",
				`Unexpected @${key}: it stands as it is; write \\@ if it is a name, or the source in words`,
				point,
			);
			return undefined;
		}
		noteCitation([`@${key}`], point, reading);
		return { end, nodes: [textOf(key, point)] };
	},
};

const keyHere = new RegExp(citationKey.source, "uy");

/** Tells of a citation in whatever dialect; `keys` are as they are written there. */
export function noteCitation(
	keys: readonly string[],
	point: Point | undefined,
	{ context }: Pick<Reading, "context">,
): void {
	context.note(
		"citation",
		`Unexpected citation ${keys.join(", ")}: no bibliography is read, so ${keys.length === 1 ? "its key stands" : "their keys stand"} in the text; write the source in words, or as a note [^1]`,
		point,
	);
}

interface Key {
	readonly key: string;
	readonly index: number;
	readonly length: number;
}

/** The keys of a citation; nothing where a part of it has none. */
function keysIn(words: string): readonly Key[] | undefined {
	if (!words.includes("@") || /[[\]]/.test(words)) return undefined;
	const keys = [...words.matchAll(citationKey)].map((found) => ({
		key: found[2] ?? found[3] ?? "",
		index: found.index,
		length: found[0].length,
	}));
	let from = 0;
	for (const part of words.split(";")) {
		const to = from + part.length;
		if (!keys.some(({ index }) => index >= from && index < to))
			return undefined;
		from = to + 1;
	}
	return keys;
}

/** The keys of all citations in brackets. */
export function keysCited(markdown: string): ReadonlySet<string> {
	const cited = new Set<string>();
	if (!markdown.includes("@")) return cited;
	for (const [, words = ""] of markdown.matchAll(
		/(?<!\\)\[([^[\]]{1,2000})\](?![([{:])/g,
	))
		for (const { key } of keysIn(words) ?? [])
			if (!isPlaceKey(key)) cited.add(key);
	return cited;
}
