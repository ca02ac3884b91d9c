/** Notes in their place, `^[…]`, for the witness. */
import type { FootnoteDefinition, Nodes } from "mdast";
import { type Place, positionOf, type Result } from "./place.ts";

export function note(place: Place): Result {
	const { line, at, to, read } = place;
	const close = line.closes.get(at + 1);
	if (line.signs[at + 1] !== "[" || close === undefined || close >= to)
		return undefined;
	if (!/\S/.test(line.signs.slice(at + 2, close))) return undefined;
	return [[noteOf(read(at + 2, close), place)], close + 1];
}

export function noteOf(children: readonly Nodes[], place: Place): Nodes {
	const { chapter } = place;
	const identifier = `in its place ${chapter.notes.length}`;
	const paragraph = {
		type: "paragraph",
		children,
		...positionOf(place),
	};
	chapter.notes.push({
		type: "footnoteDefinition",
		identifier,
		children: [paragraph],
	} as FootnoteDefinition);
	return {
		type: "footnoteReference",
		identifier,
		...positionOf(place),
	} as Nodes;
}
