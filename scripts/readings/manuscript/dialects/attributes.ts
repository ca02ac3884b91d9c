/** Attributes in braces after words, code and links, for the witness. */
import type { Nodes } from "mdast";
import { unshown } from "../../legitimate-changes.ts";
import { nodeIn } from "./line.ts";
import { element, type Place, positionOf, type Result } from "./place.ts";

export function span(place: Place): Result {
	const { line, at, read } = place;
	const close = line.closes.get(at);
	if (close === undefined || close < at + 2) return undefined;
	const attributes = attributesFrom(line.signs, close + 1);
	if (!attributes) return undefined;
	const text = attributes.text;
	const classes = [
		...text.matchAll(/[\s{:.]\.?([^\s"'{}=#.:]+)(?=[.#\s}])/g),
	].map(([, name = ""]) => name);
	const name = classes
		.filter((own) => text.includes(`.${own}`))
		.map((own) => spans[own])
		.find((found) => found !== undefined);
	const part = element(name ?? "span", read(at + 1, close), place, kept(text));
	return [[part], attributes.end];
}

export function attributesAfter(place: Place): Result {
	const { line, at } = place;
	const node = nodeIn(line, at);
	if (node?.type !== "inlineCode" && !node?.type.startsWith("link"))
		return undefined;
	if (node.type === "inlineCode") {
		const [raw, format = ""] =
			/^\{=([a-z][a-z0-9_+-]{0,30})\}/i.exec(
				line.signs.slice(at + 1, at + 40),
			) ?? [];
		if (raw !== undefined) {
			const isHtml = /^html[45]?$/i.test(format);
			const html = { type: "html", value: node.value, ...positionOf(place) };
			return [isHtml ? [html as Nodes] : [], at + 1 + raw.length];
		}
	}
	const attributes = attributesFrom(line.signs, at + 1);
	if (!attributes) return undefined;
	const own = kept(attributes.text);
	const isPlain = Object.keys(own).length === 0;
	return [
		[isPlain ? node : element("span", [node], place, own)],
		attributes.end,
	];
}

/** Attributes in braces from a place on: what is kept of them, and where they end. */
function attributesFrom(
	signs: string,
	at: number,
): { readonly text: string; readonly end: number } | undefined {
	if (signs[at] !== "{") return undefined;
	const [text] =
		unshown.attributes.pattern.exec(signs.slice(at, at + 2000)) ?? [];
	return text === undefined ? undefined : { text, end: at + text.length };
}

const spans: Readonly<Record<string, string>> = {
	underline: "u",
	ul: "u",
	mark: "mark",
	highlight: "mark",
	kbd: "kbd",
	sub: "sub",
	sup: "sup",
	strike: "del",
	strikethrough: "del",
};

/** Language and direction, the last of each. */
function kept(text: string): Readonly<Record<string, string>> {
	return Object.fromEntries(
		[
			...text.matchAll(
				/[\s{](lang|dir)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}=]+))/g,
			),
		].map(([, name = "", ...values]) => [name, values.find(Boolean) ?? ""]),
	);
}
