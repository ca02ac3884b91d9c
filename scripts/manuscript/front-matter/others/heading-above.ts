/** The heading that a text opens with, which is its title where front matter names none. */
import type { Heading, PhrasingContent } from "mdast";
import { toString as wordsOf } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** Its words, where these are plain beside stress, code, links and pictures; remarks and lines for other programs may stand above it. */
export function headingAbove(prose: string): string | undefined {
	const [first = "", second = ""] = withoutUnseen(prose).split("\n", 2);
	if (first.length > longest) return undefined;
	const isUnderlined = /^(?:=+|-+) *$/.test(second);
	const written = first.replace(/ *\{[#.][^{}]*\}(?= *#* *$)/, "");
	const [heading] = unified()
		.use(remarkParse)
		.parse(isUnderlined ? `${written}\n${second}` : written).children;
	if (heading?.type !== "heading" || !isPlain(heading)) return undefined;
	const words = wordsOf(heading, { includeImageAlt: false, includeHtml: false })
		.replace(/\s+/g, " ")
		.trim();
	// Signs that dialects of Markdown have for more than words.
	return words === "" ||
		/\[\[|\]\]|==|\+\+.*\+\+|%%|:[a-z_]+:|\{|\}|<|>|https?:/.test(words)
		? undefined
		: words;
}

/** Of a text that opens with a picture, a row of links or HTML, the words of its first heading of level 1. */
export function headingBelow(prose: string): string | undefined {
	let fence = "";
	const lines = prose.split("\n");
	for (const [at, line] of lines.entries()) {
		const [, mark = ""] = /^ {0,3}(```|~~~)/.exec(line) ?? [];
		if (fence === "") fence = mark;
		else if (mark === fence) fence = "";
		if (fence !== "") continue;
		const [, words] =
			/^\s*<h1\b[^<>]*>([^<>&]{1,200})<\/h1>\s*$/.exec(line) ?? [];
		if (words?.trim()) return words.trim();
		const below = lines[at + 1] ?? "";
		if (/^# +\S/.test(line) || (/^\w/.test(line) && /^=+ *$/.test(below)))
			return headingAbove(`${line}\n${below}`);
	}
	return undefined;
}

/** Characters: titles are shorter. */
const longest = 1000;

function isPlain({ children }: Heading): boolean {
	return children.every(isWords) && !hasPairs(children);
}

function isWords(node: PhrasingContent): boolean {
	switch (node.type) {
		case "text":
		case "inlineCode":
			return true;
		case "emphasis":
		case "strong":
		case "link":
			return node.children.every(isWords);
		// It stands below the title.
		case "image":
			return true;
		case "html":
			return /^<!--/.test(node.value);
		default:
			return false;
	}
}

/** What may be a formula, or raised, lowered or struck out. */
function hasPairs(children: readonly PhrasingContent[]): boolean {
	const text = children
		.filter(({ type }) => type === "text")
		.map((node) => wordsOf(node))
		.join(" ");
	return ["$", "^", "~", "[", "]"].some((sign) =>
		sign === "[" || sign === "]"
			? text.includes(sign)
			: text.split(sign).length > 2,
	);
}

/** Whether the text opens with a heading of level 1, whatever its words. */
export function opensWithTitle(prose: string): boolean {
	const [first = "", second = ""] = withoutUnseen(prose).split("\n", 2);
	return /^# +\S/.test(first) || (/\S/.test(first) && /^=+ *$/.test(second));
}

/** Whether the text is nothing but a title, remarks and lines for other programs. */
export function isTitleAlone(prose: string): boolean {
	const rest = withoutUnseen(prose);
	const below = rest.replace(
		/^(?:#{1,6}(?: [^\n]*)?(?:\n|$)|[^\n]+\n(?:=+|-+) *(?:\n|$))/,
		"",
	);
	return withoutUnseen(below) === "";
}

/** Blank lines, comments, a place for contents, commands of TeX on lines of their own. */
function withoutUnseen(prose: string): string {
	let rest = prose.replace(/^\ufeff/, "");
	for (;;) {
		const [unseen] =
			/^(?:[ \t]*\n|\[TOC\] *\n|\\[a-zA-Z]+ *\n)+/i.exec(rest) ?? [];
		if (unseen !== undefined) rest = rest.slice(unseen.length);
		else if (/^<!--/.test(rest) && rest.includes("-->"))
			rest = rest.slice(rest.indexOf("-->") + 3);
		else return rest;
	}
}
