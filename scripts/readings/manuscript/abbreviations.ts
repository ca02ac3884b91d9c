/** What letters stand for by a line of the manuscript, `*[HTML]: HyperText Markup Language`, and where the witness meets them. */
import type { Nodes, Root } from "mdast";
import type { Numbereds, Said } from "./dialect-blocks/numbered.ts";

/** By abbreviation. */
export type Meanings = Map<string, string>;

/** Takes such a line into `meanings`; a blank one is left. */
export function readMeaning(
	lines: Numbereds,
	at: number,
	meanings: Meanings,
): Said | undefined {
	const { text = "", number = 0 } = lines[at] ?? {};
	if (!/^ {0,3}\*\[/.test(text)) return undefined;
	const from = text.indexOf("[") + 1;
	const to = text.indexOf("]:", from);
	const short = text.slice(from, to).trim();
	const long = text.slice(to + 2);
	if (to < 0 || to - from > 80 || short === "" || /[[\]]/.test(short))
		return undefined;
	if (!/^[ \t]+\S/.test(long)) return undefined;
	if (!meanings.has(short)) meanings.set(short, long.trim());
	return { taken: 1, lines: [{ text: "", number }] };
}

/** Outside of headings. */
export function spellOut(tree: Root, text: string, meanings: Meanings): void {
	const met = [...meanings.keys()].filter((short) => text.includes(short));
	if (met.length === 0) return;
	const one = new RegExp(
		`(?<![\\p{L}\\p{N}_])(${met
			.sort((a, b) => b.length - a.length)
			.map((short) => short.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
			.join("|")})(?![\\p{L}\\p{N}_])`,
		"u",
	);
	spellOutIn(tree, one, meanings);
}

function spellOutIn(node: Nodes, one: RegExp, meanings: Meanings): void {
	if (!("children" in node) || node.type === "heading") return;
	const parent = node as { name?: string; children: Nodes[] };
	if (parent.name === "abbr") return;
	parent.children = parent.children.flatMap((child): Nodes[] => {
		if (child.type === "text") return parts(child, one, meanings);
		spellOutIn(child, one, meanings);
		return [child];
	});
}

function parts(
	{ value, position }: Extract<Nodes, { type: "text" }>,
	one: RegExp,
	meanings: Meanings,
): Nodes[] {
	const said = (words: string): Nodes => ({
		type: "text",
		value: words,
		...(position && { position }),
	});
	return value.split(one).flatMap((words, index): Nodes[] => {
		if (words === "") return [];
		if (index % 2 === 0) return [said(words)];
		return [
			{
				type: "worded",
				name: "abbr",
				attributes: { title: meanings.get(words) ?? "" },
				children: [said(words)],
				...(position && { position }),
			} as unknown as Nodes,
		];
	});
}
