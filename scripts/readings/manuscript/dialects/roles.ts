/** Roles of MyST, ``{name}`words` ``, for the witness. */
import type { Nodes } from "mdast";
import { nodeIn } from "./line.ts";
import {
	anchor,
	type Chapter,
	element,
	type Place,
	type Result,
	words,
} from "./place.ts";
import { reference, withoutKind } from "./references.ts";

export function role(place: Place): Result {
	const { line, at, chapter, isLink } = place;
	const [whole, written = ""] =
		/^\{([a-zA-Z][\w:+.-]{0,40})\}/.exec(line.signs.slice(at, at + 50)) ?? [];
	if (whole === undefined || line.signs[at - 1] === "{") return undefined;
	const code = nodeIn(line, at + whole.length);
	if (code?.type !== "inlineCode") return undefined;
	const made = roleNode(
		written.toLowerCase(),
		code.value,
		place,
		chapter,
		isLink,
	);
	return [[made ?? code], at + whole.length + 1];
}

/** Nothing where the words of a role are code. */
function roleNode(
	name: string,
	value: string,
	place: Place,
	chapter: Chapter,
	isLink: boolean,
): Nodes | undefined {
	if (/^cite/.test(name)) return words(`[${value}]`, place);
	const tag = roles[name];
	if (tag !== undefined) return element(tag, [words(value, place)], place);
	if (name === "abbr") {
		const text = value;
		const [, short = text, title = ""] =
			/^(.+?)\s*\(([^()]+)\)$/s.exec(text) ?? [];
		if (title === "") return words(value, place);
		return element("abbr", [words(short, place)], place, { title });
	}
	if (!/^(?:ref|numref|eq|doc|any|term|download)$/.test(name)) return undefined;
	if (isLink) return words(value, place);
	const text = value;
	const [, said, named] = /^(.*\S)\s*<([^<>]+)>$/s.exec(text) ?? [];
	const target = (named ?? text).trim();
	if (name === "term") return words(said ?? target, place);
	const hasWords = said !== undefined || name === "doc" || name === "download";
	if (hasWords) return anchor("#", [words(said ?? target, place)], place);
	return reference(
		target,
		name === "numref" ? target : withoutKind(target),
		place,
		chapter,
	);
}

const roles: Readonly<Record<string, string>> = {
	sub: "sub",
	subscript: "sub",
	sup: "sup",
	superscript: "sup",
	kbd: "kbd",
	emphasis: "em",
	strong: "strong",
	underline: "u",
	u: "u",
	del: "del",
	strike: "del",
	guilabel: "strong",
	menuselection: "strong",
	dfn: "dfn",
};
