/** References to headings, figures and formulas of a text by their ids, for the witness: what they are called. */
import type { Literal, Node, Nodes, Parent, Root } from "mdast";
import { unshown } from "../../legitimate-changes.ts";
import { nodeIn } from "./line.ts";
import {
	anchor,
	type Chapter,
	isWord,
	type Place,
	type Result,
	words,
} from "./place.ts";

/** Keys of figures, tables and other places. */
export const ofPlace =
	/^(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|sol|alg|ch|app)[-:]\S/i;

export function reference(
	id: string,
	name: string,
	place: Place,
	chapter: Chapter,
): Nodes {
	const text = headingFor(id, chapter) ?? called(name);
	return anchor("#", [words(text, place)], place);
}

export function linkWithoutWords(place: Place): Result {
	const { line, at, chapter } = place;
	const node = nodeIn(line, at);
	if (node?.type !== "link" || node.children.length > 0) return undefined;
	if (!/^#./.test(node.url)) return undefined;
	const id = node.url.slice(1);
	return [[reference(id, id, place, chapter)], at + 1];
}

/** `\@ref(fig:crane)`, or `@ref(fig:crane)`. */
export function bookReference(place: Place): Result {
	const { line, at, chapter, isLink } = place;
	const node = nodeIn(line, at) as Node | undefined;
	const isAt = node?.type === "itself" && (node as Literal).value === "@";
	const [whole = "", key = ""] =
		/^ref\(([^()\s\ufffc]{1,200})\)/.exec(line.signs.slice(at + 1, at + 210)) ??
		[];
	const isBare = line.signs[at] === "@" && !isWord(line.signs[at - 1]);
	const isNamed = isAt || (isBare && ofPlace.test(key));
	if (!isNamed || isLink || key === "") return undefined;
	return [
		[reference(key, withoutKind(key), place, chapter)],
		at + 1 + whole.length,
	];
}

export function headingsOf(tree: Root): Chapter["headings"] {
	const found: { id: string; words: string }[] = [];
	const look = (node: Node) => {
		if (node.type === "heading") {
			const all = plain(node);
			const at = all.lastIndexOf("{");
			const last = at < 0 ? "" : all.slice(at);
			const isList =
				unshown.attributes.pattern.exec(last)?.[0] === last && last;
			const own = (isList ? all.slice(0, at) : all).replace(/\s+/g, " ").trim();
			const [, id = ""] =
				/[\s{:]#([^\s"'{}=#]+)(?=[.#\s}])(?!.*\s#)/.exec(isList || "") ?? [];
			if (/^[\p{L}\p{N}\p{M} ,.;’?!()–—-]+$/u.test(own))
				found.push({ id, words: own });
		}
		if ("children" in node)
			for (const child of (node as Parent).children) look(child);
	};
	look(tree);
	return found;
}

function plain(node: Node): string {
	if ("value" in node) return node.type === "html" ? "" : String(node.value);
	if ("alt" in node) return String(node.alt ?? "");
	return "children" in node
		? (node as Parent).children.map(plain).join("")
		: "";
}

function headingFor(id: string, { headings }: Chapter): string | undefined {
	const named = headings.find((heading) => heading.id === id);
	const spelt = letters(id);
	const alike = () =>
		spelt === ""
			? undefined
			: headings.find((heading) => letters(heading.words) === spelt);
	return (named ?? alike())?.words;
}

function letters(text: string): string {
	return text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

/** What a reference is called that leads to no heading. */
function called(name: string): string {
	return name.replace(/[-_:]+/g, " ").trim() || name;
}

export function withoutKind(id: string): string {
	return id.replace(/^[a-z]{1,9}[-:](?=.)/i, "");
}
