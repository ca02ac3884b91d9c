/** Straight quotation marks and double hyphens → those of the language, in houses that ask for it. Curly ones are never touched. */
import type { Element, Root, Text } from "hast";

interface Marks {
	/** Opening and closing, of a quotation and of one inside it. */
	readonly double: readonly [string, string];
	readonly single: readonly [string, string];
}

const marks: Readonly<Record<string, Marks>> = {
	en: { double: ["“", "”"], single: ["‘", "’"] },
	fr: { double: ["«\u00a0", "\u00a0»"], single: ["“", "”"] },
	de: { double: ["„", "“"], single: ["‚", "‘"] },
	es: { double: ["«", "»"], single: ["“", "”"] },
	it: { double: ["«", "»"], single: ["“", "”"] },
	pt: { double: ["“", "”"], single: ["‘", "’"] },
	nl: { double: ["‘", "’"], single: ["“", "”"] },
};

const untouched = new Set("code pre kbd samp math svg".split(" "));
const blocks = new Set(
	"p li td th blockquote h1 h2 h3 h4 h5 h6 figcaption caption dt dd div aside".split(
		" ",
	),
);

/** Changes the text of `tree`; a quotation may begin in one element and end in another of the same paragraph. */
export function setQuotes(tree: Root, language: string): void {
	const own = marks[language.split("-")[0]?.toLowerCase() ?? ""];
	if (own) walk(tree, own, { before: " " });
}

/** `before` is the character that stands before the next text. */
function walk(
	node: Root | Element,
	own: Marks,
	place: { before: string },
): void {
	for (const child of node.children) {
		if (child.type === "text") setText(child, own, place);
		if (child.type !== "element") continue;
		if (untouched.has(child.tagName)) {
			place.before = "x";
			continue;
		}
		if (blocks.has(child.tagName)) place.before = " ";
		walk(child, own, place);
		if (blocks.has(child.tagName)) place.before = " ";
	}
}

function setText(text: Text, own: Marks, place: { before: string }): void {
	let result = "";
	for (const character of text.value
		.replace(/(?<!-)---(?!-)/g, "—")
		.replace(/(?<!-)--(?!-)/g, "–")) {
		result += setMark(character, own, place.before);
		place.before = character;
	}
	text.value = result;
}

/** An apostrophe stands inside a word or at its end; a mark opens after a space, a bracket, a dash or another mark. */
function setMark(character: string, own: Marks, before: string): string {
	const opens = /[\s([{—–\-“‘„«"']/u.test(before);
	if (character === '"') return own.double[opens ? 0 : 1];
	if (character !== "'") return character;
	if (/[\p{L}\p{N}]/u.test(before)) return "’";
	return own.single[opens ? 0 : 1];
}
