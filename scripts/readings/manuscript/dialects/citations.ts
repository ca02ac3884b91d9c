/** Sources that are cited, `[@key]` and `@key`, for the witness. */
import type { Nodes } from "mdast";
import { type Place, type Result, words } from "./place.ts";
import { ofPlace, reference } from "./references.ts";

export function citation(place: Place): Result {
	const { line, at, to, read, chapter, isLink } = place;
	const close = line.closes.get(at);
	if (close === undefined || close >= to) return undefined;
	if (/^[([{:]/.test(line.signs.slice(close + 1, close + 2))) return undefined;
	const found = keysBetween(line.signs.slice(at + 1, close));
	if (found.length === 0) return undefined;
	const isOfPlaces = found.every((key) => ofPlace.test(keyOf(key)));
	if (isOfPlaces && isLink) return undefined;
	const parts: Nodes[] = isOfPlaces ? [] : [words("[", place)];
	let done = at + 1;
	for (const key of found) {
		const start = at + 1 + key.index;
		parts.push(...read(done, start));
		const name = keyOf(key);
		parts.push(
			ofPlace.test(name) && !isLink
				? reference(name, name, place, chapter)
				: words(name, place),
		);
		done = start + key[0].length;
	}
	parts.push(...read(done, close));
	if (!isOfPlaces) parts.push(words("]", place));
	return [parts, close + 1];
}

export function bareCitation(place: Place): Result {
	const { line, at, chapter, isLink } = place;
	keyAt.lastIndex = at;
	const found = keyAt.exec(line.signs);
	if (!found) return undefined;
	const name = keyOf(found);
	const end = at + found[0].length;
	const example = chapter.examples.get(name);
	if (example) return [[words(String(example), place)], end];
	if (ofPlace.test(name))
		return isLink ? undefined : [[reference(name, name, place, chapter)], end];
	const { sources } = chapter;
	const isDated = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.test(name);
	const isSource = sources.has(name) || (isDated && sources.size > 0);
	return isSource ? [[words(name, place)], end] : undefined;
}

export function sourcesIn(markdown: string): ReadonlySet<string> {
	if (!markdown.includes("@")) return new Set();
	return new Set(
		[...markdown.matchAll(/(?<!\\)\[([^[\]]{1,2000})\](?![([{:])/g)]
			.flatMap(([, text = ""]) => keysBetween(text))
			.map(keyOf)
			.filter((key) => !ofPlace.test(key)),
	);
}

/** A key with its place and whatever stands before its name. */
const keys =
	/(?<![\p{L}\p{N}_.@/\ufdd0-\ufdef])-?@(?:\{(?<braced>[^{}\s[\]]{1,200})\}|(?<bare>[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])){0,200}))/gu;

const keyAt = new RegExp(keys.source, "uy");

function keyOf({ groups }: RegExpExecArray): string {
	return groups?.braced ?? groups?.bare ?? "";
}

/** Where keys stand in what is between brackets, if each part of it has one. */
function keysBetween(text: string): readonly RegExpExecArray[] {
	if (!text.includes("@") || /[[\]]/.test(text)) return [];
	const all = [...text.matchAll(keys)];
	let from = 0;
	let index = 0;
	for (const part of text.split(";")) {
		const to = from + part.length;
		if ((all[index]?.index ?? to) >= to) return [];
		while ((all[index]?.index ?? to) < to) index += 1;
		from = to + 1;
	}
	return all;
}
