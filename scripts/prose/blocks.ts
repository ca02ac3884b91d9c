/** What a text consists of: its blocks, each with an id and its line, and the passages in them, each with its line and a hash, by which every edition is compared with the manuscript. */

import type { Element, Nodes, Parents, Root } from "hast";
import { shortHash } from "../machine/sha256.ts";
import type { Passage } from "../model/chapter.ts";

/** Elements that do not end a passage. */
const inline: ReadonlySet<string> = new Set(
	"a abbr b bdi bdo br cite code data del dfn em i ins kbd mark math picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr img svg".split(
		" ",
	),
);

/** A formula stands in two dimensions, a drawing shows its words as a picture does, and brackets stand around a reading aid where it can be shown no other way. */
const apart: ReadonlySet<string> = new Set(["math", "svg", "rp"]);

/** Notes on each element that stands at the top of a text which block it is; one without an id of its own gets a name that no heading can have. */
export function nameBlocks(body: Root, idPrefix: string): Root {
	const elements = body.children.filter(
		(node): node is Element => node.type === "element",
	);
	elements.forEach((node, index) => {
		const own = node.properties.id;
		const id = own === undefined ? `_block-${idPrefix}${index}` : String(own);
		node.data = { ...node.data, block: { id, line: lineOf(node) } };
	});
	return body;
}

/** The passages of a body or a note, in order. Those of nothing but white space and unseen characters are none. */
export function passagesOf(body: Root): Passage[] {
	const passages: Passage[] = [];
	// What a transform has made has no place of its own, and stands by what it was made of.
	let line = 1;
	let text = "";
	let start: number | undefined;
	const flush = () => {
		const bare = bareText(text);
		if (bare !== "")
			passages.push({ text, line: start ?? line, ...hashesOf(bare) });
		text = "";
		start = undefined;
	};
	const visit = (node: Nodes): void => {
		line = lineOf(node) ?? line;
		if (node.type === "text") {
			text += node.value;
			if (node.value.trim() !== "") start ??= line;
		} else if (node.type === "element" && apart.has(node.tagName)) return;
		else if (node.type === "element" && !inline.has(node.tagName)) {
			flush();
			visitAll(node);
			flush();
		} else if (node.type === "root" || node.type === "element") visitAll(node);
	};
	const visitAll = (parent: Parents) => {
		for (const child of parent.children) visit(child);
	};
	visit(body);
	flush();
	return passages;
}

function lineOf(node: Nodes): number | undefined {
	return node.position?.start.line;
}

/**
 * What is left when a line may break anywhere and ligatures are letters: NFKC without white space, hyphens and marks of
 * direction. Where there is nothing but hyphens, they are the text.
 */
function bareText(text: string): string {
	const seen = text
		.normalize("NFKC")
		.replace(
			/[\s\u00ad\u2060\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffc]/gu,
			"",
		);
	return seen.replace(/[-\u2010]/gu, "") || seen.replaceAll("\u2010", "-");
}

function hashesOf(bare: string): Pick<Passage, "hash" | "letters"> {
	const hash = shortHash(bare);
	// Print sets such letters as they are seen, line by line, and in which order they are read is then a matter of opinion.
	return /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(bare)
		? { hash, letters: shortHash(inOrderOfCodePoints(bare)) }
		: { hash };
}

function inOrderOfCodePoints(bare: string): string {
	return [...bare.normalize("NFKD")]
		.map((letter) => mirrored[letter] ?? letter)
		.sort()
		.join("");
}

/** Brackets are drawn the other way round there. */
const mirrored: Readonly<Record<string, string>> = {
	")": "(",
	"]": "[",
	"}": "{",
	"»": "«",
	"›": "‹",
};
