/** `<q>` → the quotation marks of its language, as text that can be searched, copied and read aloud; in houses that ask for it, straight marks, double hyphens and three full stops too. Curly ones are never touched. */
import type { Element, Root, Text } from "hast";
import { visit } from "unist-util-visit";
import { wordsOf } from "../credits/words/index.ts";
import type { Chapter } from "../model/chapter.ts";
import type { House } from "../model/house.ts";
import type { Publication } from "../model/publication.ts";
import { passagesOf } from "./blocks.ts";

interface Marks {
	/** Opening and closing, of a quotation and of one inside it. */
	readonly double: readonly [string, string];
	readonly single: readonly [string, string];
}

const untouched = new Set("code pre kbd samp math svg".split(" "));
const blocks = new Set(
	"p li td th blockquote h1 h2 h3 h4 h5 h6 figcaption caption dt dd div aside".split(
		" ",
	),
);

/** A publication in one of the house’s two ways. */
export function setQuotationMarks(
	publication: Publication,
	quotes: House["quotes"],
): Publication {
	const chapters = publication.chapters.map((chapter) => {
		const set = (tree: Root) => setIn(tree, chapter.lang, quotes);
		const body = set(chapter.body);
		const notes = chapter.notes.map((note) => {
			const own = set(note.body);
			return own ? { ...note, body: own, passages: passagesOf(own) } : note;
		});
		return body
			? {
					...chapter,
					body,
					notes,
					passages: passagesOf(body),
					headings: withWords(chapter.headings, body),
				}
			: { ...chapter, notes };
	});
	return { ...publication, chapters };
}

/** A copy with its marks; nothing where there is nothing to set. */
function setIn(
	tree: Root,
	language: string,
	quotes: House["quotes"],
): Root | undefined {
	const ofHouse = quotes === "typographic";
	if (!ofHouse && !hasQuotation(tree)) return undefined;
	const copy = structuredClone(tree);
	setQuotations(copy, language, 0);
	if (ofHouse) walk(copy, marksOf(language), { before: " " });
	return copy;
}

function withWords(
	headings: Chapter["headings"],
	body: Root,
): Chapter["headings"] {
	const words = new Map<unknown, string>();
	visit(body, "element", (node) => {
		if (/^h[1-6]$/.test(node.tagName))
			words.set(node.properties.id, textOf(node).trim());
	});
	return headings.map((heading) => ({
		...heading,
		text: words.get(heading.id) ?? heading.text,
	}));
}

/** Without the numbers of notes. */
function textOf(node: Element | Text): string {
	if (node.type === "text") return node.value;
	if ([node.properties.className].flat().includes("noteref")) return "";
	return node.children
		.map((child) =>
			child.type === "element" || child.type === "text" ? textOf(child) : "",
		)
		.join("");
}

/** Where the marks of a language are not known, those of English. */
function marksOf(language: string): Marks {
	const [open = "", close = "", innerOpen = "", innerClose = ""] =
		wordsOf(language).quotes;
	return { double: [open, close], single: [innerOpen, innerClose] };
}

function hasQuotation(tree: Root): boolean {
	let has = false;
	visit(tree, "element", ({ tagName }) => {
		has ||= tagName === "q";
	});
	return has;
}

/** Of a quotation inside another the single marks. */
function setQuotations(
	parent: Root | Element,
	language: string,
	depth: number,
): void {
	for (const child of parent.children) {
		if (child.type !== "element") continue;
		const { lang } = child.properties;
		const isQuotation = child.tagName === "q";
		setQuotations(
			child,
			typeof lang === "string" ? lang : language,
			isQuotation ? depth + 1 : depth,
		);
		if (!isQuotation) continue;
		const own = marksOf(language);
		const [open, close] = depth === 0 ? own.double : own.single;
		child.tagName = "span";
		delete child.properties.cite;
		child.children = [
			{ type: "text", value: open },
			...child.children,
			{ type: "text", value: close },
		];
	}
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
	for (const character of setSigns(text.value, place.before)) {
		result += setMark(character, own, place.before);
		place.before = character;
	}
	text.value = result;
}

/** Hyphens for dashes and full stops for an ellipsis; `--flag` of a command, and `.../` of a path, stay. */
function setSigns(text: string, before: string): string {
	return text
		.replace(/(?<!-)---(?!-)/g, "—")
		.replace(/(?<!-)--(?!-)/g, (hyphens, at: number) =>
			/[\s([{"'“‘„«]/u.test(text[at - 1] ?? before) &&
			/[\p{L}\p{N}]/u.test(text[at + 2] ?? "")
				? hyphens
				: "–",
		)
		.replace(/(?<![./])\.{3}(?![./])/g, "…");
}

/** An apostrophe stands inside a word or at its end; a mark opens after a space, a bracket, a dash or another mark. */
function setMark(character: string, own: Marks, before: string): string {
	const opens = /[\s([{—–\-“‘„«"']/u.test(before);
	if (character === '"') return own.double[opens ? 0 : 1];
	if (character !== "'") return character;
	if (/[\p{L}\p{N}]/u.test(before)) return "’";
	return own.single[opens ? 0 : 1];
}
