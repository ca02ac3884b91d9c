/** What dialects of Markdown have in a line beside CommonMark and GFM, for the witness: the tree with elements in the place of their signs. */
import { nameToEmoji } from "gemoji";
import type {
	FootnoteDefinition,
	Literal,
	Node,
	Nodes,
	Parent,
	Root,
} from "mdast";
import type { Data, Processor } from "unified";
import { unshown } from "../legitimate-changes.ts";

/** A sign after a backslash, or of an entity: it means itself. */
interface Itself extends Literal {
	type: "itself";
}

/** An element of HTML that a dialect has signs for. */
export interface Worded extends Parent {
	type: "worded";
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
}

declare module "mdast" {
	interface RootContentMap {
		itself: Itself;
		worded: Worded;
	}
}

type Handlers = NonNullable<Data["fromMarkdownExtensions"]>[number];

/** The parser’s own reader joins such signs to the words around them. */
export function signsThemselves(this: Processor): void {
	const begin: NonNullable<
		Extract<Handlers, { enter?: unknown }>["enter"]
	>[string] = function (token) {
		this.enter({ type: "itself", value: "" }, token);
	};
	const end: typeof begin = function (token) {
		this.exit(token);
	};
	const value: typeof begin = function (token) {
		const sign = this.stack.at(-1);
		if (sign && "value" in sign) sign.value += this.sliceSerialize(token);
	};
	this.data().fromMarkdownExtensions?.push({
		enter: { characterEscape: begin, characterReference: begin },
		exit: {
			characterEscape: end,
			characterReference: end,
			characterEscapeValue: value,
		},
	});
}

interface Chapter {
	readonly restore: (text: string) => string;
	/** Sources that are cited in brackets. */
	readonly sources: ReadonlySet<string>;
	readonly headings: readonly { readonly id: string; readonly words: string }[];
	readonly notes: FootnoteDefinition[];
}

/** Rewrites `tree`; `markdown` is what it was parsed from, `restore` gives back what was sealed in it. */
export function readDialects(
	tree: Root,
	markdown: string,
	restore: Chapter["restore"],
): void {
	const chapter: Chapter = {
		restore,
		sources: sourcesIn(markdown),
		headings: headingsOf(tree, restore),
		notes: [],
	};
	rewrite(tree, chapter, false);
	tree.children.push(...chapter.notes);
}

/** What is written in lines. */
const inLines =
	/^(?:paragraph|heading|tableCell|emphasis|strong|delete|link|linkReference|textDirective)$/;

function rewrite(node: Node, chapter: Chapter, inLink: boolean): void {
	if (!("children" in node)) return;
	const parent = node as { children: Nodes[] };
	const isLink = inLink || /^link/.test(node.type);
	for (const child of parent.children) rewrite(child, chapter, isLink);
	if (node.type === "heading" && "depth" in node && node.depth === 1)
		parent.children = parent.children.map(asWritten);
	if (inLines.test(node.type))
		parent.children = partsOf(lineOf(parent.children), chapter, isLink);
}

/** A title holds words alone, and a formula there is what it is written with. */
function asWritten(child: Nodes): Nodes {
	if (child.type !== "inlineMath" || child.meta === undefined) return child;
	const { position, meta: value } = child;
	return { type: "text", value, ...(position && { position }) };
}

/** Nodes as a line of signs. */
interface Line {
	readonly signs: string;
	readonly nodes: readonly { readonly node: Nodes; readonly at: number }[];
	/** Where signs stand, by sign. */
	readonly places: Map<string, readonly number[]>;
	/** The closing bracket of each. */
	readonly closes: ReadonlyMap<number, number>;
}

const other = "\ufffc";

function lineOf(nodes: readonly Nodes[]): Line {
	let signs = "";
	const placed = nodes.map((node) => {
		const at = signs.length;
		if (node.type === "text") signs += node.value;
		else if (node.type === "break") signs += "\n";
		else if (
			(node as Node).type === "itself" &&
			(node as Literal).value === "|"
		)
			signs += "|";
		else signs += other;
		return { node, at };
	});
	const closes = new Map<number, number>();
	const open: number[] = [];
	for (const { 0: sign, index } of signs.matchAll(/[[\]]/g)) {
		if (sign === "[") open.push(index);
		else {
			const from = open.pop();
			if (from !== undefined) closes.set(from, index);
		}
	}
	return { signs, nodes: placed, places: new Map(), closes };
}

/** The next place of `what` from `from` on. */
function next(line: Line, what: string, from: number): number {
	let all = line.places.get(what);
	if (!all) {
		const found: number[] = [];
		let at = line.signs.indexOf(what);
		while (at >= 0) {
			found.push(at);
			at = line.signs.indexOf(what, at + 1);
		}
		all = found;
		line.places.set(what, all);
	}
	const at = firstFrom(all.length, (index) => (all[index] ?? 0) >= from);
	return all[at] ?? -1;
}

function firstFrom(count: number, isIn: (index: number) => boolean): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (isIn(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

function nodeIn({ nodes }: Line, at: number): Nodes | undefined {
	const after = firstFrom(
		nodes.length,
		(index) => (nodes[index]?.at ?? 0) > at,
	);
	const node = nodes[after - 1]?.node;
	return node?.type === "text" ? undefined : node;
}

/** What stands from one place to another, unread. */
function cut(line: Line, from: number, to: number): Nodes[] {
	const parts: Nodes[] = [];
	const { nodes } = line;
	let index = Math.max(
		0,
		firstFrom(nodes.length, (at) => (nodes[at]?.at ?? 0) > from) - 1,
	);
	for (; index < nodes.length; index += 1) {
		const { node, at } = nodes[index] as Line["nodes"][number];
		if (at >= to) break;
		if (node.type !== "text") {
			if (at >= from) parts.push(node);
			continue;
		}
		const value = node.value.slice(Math.max(0, from - at), to - at);
		if (value !== "") parts.push({ ...node, value });
	}
	return parts;
}

interface Place {
	readonly line: Line;
	readonly at: number;
	readonly to: number;
	readonly chapter: Chapter;
	readonly isLink: boolean;
	/** What stands between two places, read. */
	readonly read: (from: number, to: number) => Nodes[];
}

/** What was found, and where it ends. */
type Result = readonly [parts: readonly Nodes[], end: number] | undefined;

const beginnings = /[[!^~=+{:@%\\\ufffc-]/g;

function partsOf(line: Line, chapter: Chapter, isLink: boolean): Nodes[] {
	const read = (from: number, to: number): Nodes[] => {
		const parts: Nodes[] = [];
		let done = from;
		const { signs } = line;
		const search = new RegExp(beginnings);
		search.lastIndex = from;
		for (let found = search.exec(signs); found; found = search.exec(signs)) {
			const at = found.index;
			if (at >= to) break;
			const place: Place = { line, at, to, chapter, isLink, read };
			for (const reader of readers[found[0]] ?? []) {
				const [made, end] = reader(place) ?? [[], 0];
				if (end <= at || end > to) continue;
				parts.push(...cut(line, done, at), ...made);
				done = end;
				search.lastIndex = end;
				break;
			}
		}
		parts.push(...cut(line, done, to));
		return parts;
	};
	return read(0, line.signs.length);
}

const readers: Readonly<Record<string, readonly ((place: Place) => Result)[]>> =
	{
		"[": [pageLink, span, citation],
		"!": [pageLink],
		"^": [note, raised],
		"~": [tie, lowered],
		"=": [(place) => doubled(place, "==", "mark")],
		"+": [(place) => doubled(place, "++", "ins")],
		"{": [edit, role],
		":": [emoji],
		"@": [bareCitation],
		"-": [bareCitation],
		"%": [remark],
		"\\": [hardBlank, texCommand],
		[other]: [linkWithoutWords, attributesAfter, bookReference],
	};

/** Letters and figures; sealed words begin and end with noncharacters. */
const wordSign = /[\p{L}\p{N}\ufdd0-\ufdef]/u;
const spelled =
	/[\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}_\ufdd0-\ufdef]/u;

function isWord(sign: string | undefined): boolean {
	return sign !== undefined && wordSign.test(sign);
}

/** What a dialect makes of signs stands in the line of the first. */
function positionOf({ line, at }: Place): Pick<Node, "position"> {
	const { nodes } = line;
	const index = firstFrom(nodes.length, (node) => (nodes[node]?.at ?? 0) > at);
	const position = nodes[Math.max(0, index - 1)]?.node.position;
	return position ? { position } : {};
}

function element(
	name: string,
	children: readonly Nodes[],
	place: Place,
	attributes: Readonly<Record<string, string>> = {},
): Nodes {
	return {
		type: "worded",
		name,
		attributes,
		children: [...children],
		...positionOf(place),
	} as unknown as Nodes;
}

function words(value: string, place: Place): Nodes {
	return { type: "text", value, ...positionOf(place) };
}

function anchor(url: string, children: readonly Nodes[], place: Place): Nodes {
	return element("a", children, place, { href: url });
}

function doubled(place: Place, pair: string, name: string): Result {
	const { line, at, to, read } = place;
	const { signs } = line;
	const [sign = ""] = pair;
	if (!signs.startsWith(pair, at)) return undefined;
	const close = next(line, pair, at + 2);
	if (close < at + 3 || close + 2 > to) return undefined;
	const inner = signs.slice(at + 2, close);
	const around = [signs[at - 1] ?? " ", signs[close + 2] ?? " "];
	const isPart = around.some(
		(beside) => beside === sign || spelled.test(beside),
	);
	const isLoose = /^[\s=+]|[\s=+]$/.test(
		inner.replace(sign === "=" ? /\+/g : /=/g, "x"),
	);
	if (isPart || isLoose || !hasBracketsInPairs(inner)) return undefined;
	return [[element(name, read(at + 2, close), place)], close + 2];
}

function hasBracketsInPairs(text: string): boolean {
	let depth = 0;
	for (const [bracket] of text.matchAll(/[()]/g)) {
		depth += bracket === "(" ? 1 : -1;
		if (depth < 0) return false;
	}
	return depth === 0;
}

function raised(place: Place): Result {
	const { line, at, to, read } = place;
	const close = next(line, "^", at + 1);
	if (close < at + 2 || close >= to) return undefined;
	const inner = line.signs.slice(at + 1, close);
	const before = line.signs[at - 1];
	if (!isTight(inner) || /[[\]]/.test(inner)) return undefined;
	if (
		!wordSign.test(inner) &&
		!inner.includes(other) &&
		!/\S/.test(before ?? " ")
	)
		return undefined;
	if (isReckoning(before, inner, line.signs[close + 1])) return undefined;
	return [[element("sup", read(at + 1, close), place)], close + 1];
}

function lowered(place: Place): Result {
	const { line, at, to, read } = place;
	const { signs } = line;
	const before = signs[at - 1];
	if (!isWord(before) && !/[)\]\ufffc]/.test(before ?? " ")) return undefined;
	const close = next(line, "~", at + 1);
	if (close < at + 2 || close >= to || signs[close + 1] === "~")
		return undefined;
	const inner = signs.slice(at + 1, close);
	const isIndex =
		/^(?:[\p{L}\p{N}\p{M}+\-−–.,=()*/′'\ufffc]|\\ )+$/u.test(inner) &&
		!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(
			inner,
		);
	if (!isIndex || !isTight(inner)) return undefined;
	if (isReckoning(before, inner, signs[close + 1])) return undefined;
	return [[element("sub", read(at + 1, close), place)], close + 1];
}

/** No blank but a hard one. */
function isTight(inner: string): boolean {
	return inner.length <= 200 && !/(?<!\\) |[^\S ]/.test(inner);
}

function isReckoning(
	before: string | undefined,
	inner: string,
	after: string | undefined,
): boolean {
	if (!isWord(after) || !(isWord(before) || before === ")")) return false;
	return /\p{N}/u.test(after ?? "") || /[-+*/=<>()]/.test(inner);
}

function note(place: Place): Result {
	const { line, at, to, read } = place;
	const close = line.closes.get(at + 1);
	if (line.signs[at + 1] !== "[" || close === undefined || close >= to)
		return undefined;
	if (!/\S/.test(line.signs.slice(at + 2, close))) return undefined;
	return [[noteOf(read(at + 2, close), place)], close + 1];
}

function noteOf(children: readonly Nodes[], place: Place): Nodes {
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

function span(place: Place): Result {
	const { line, at, read, chapter } = place;
	const close = line.closes.get(at);
	if (close === undefined || close < at + 2) return undefined;
	const attributes = attributesFrom(line.signs, close + 1);
	if (!attributes) return undefined;
	const text = chapter.restore(attributes.text);
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

function attributesAfter(place: Place): Result {
	const { line, at, chapter } = place;
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
	const own = kept(chapter.restore(attributes.text));
	const isPlain = Object.keys(own).length === 0;
	return [
		[isPlain ? node : element("span", [node], place, own)],
		attributes.end,
	];
}

/** A key with its place and whatever stands before its name. */
const keys =
	/(?<![\p{L}\p{N}_.@/\ufdd0-\ufdef])-?@(?:\{(?<braced>[^{}\s[\]]{1,200})\}|(?<bare>[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])){0,200}))/gu;
const keyAt = new RegExp(keys.source, "uy");
const ofPlace =
	/^(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|sol|alg|ch|app)[-:]\S/i;

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

function citation(place: Place): Result {
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

function bareCitation(place: Place): Result {
	const { line, at, chapter, isLink } = place;
	keyAt.lastIndex = at;
	const found = keyAt.exec(line.signs);
	if (!found) return undefined;
	const name = keyOf(found);
	const end = at + found[0].length;
	if (ofPlace.test(name))
		return isLink ? undefined : [[reference(name, name, place, chapter)], end];
	const { sources } = chapter;
	const isDated = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.test(name);
	const isSource = sources.has(name) || (isDated && sources.size > 0);
	return isSource ? [[words(name, place)], end] : undefined;
}

function sourcesIn(markdown: string): ReadonlySet<string> {
	if (!markdown.includes("@")) return new Set();
	return new Set(
		[...markdown.matchAll(/(?<!\\)\[([^[\]]{1,2000})\](?![([{:])/g)]
			.flatMap(([, text = ""]) => keysBetween(text))
			.map(keyOf)
			.filter((key) => !ofPlace.test(key)),
	);
}

function headingsOf(
	tree: Root,
	restore: Chapter["restore"],
): Chapter["headings"] {
	const found: { id: string; words: string }[] = [];
	const look = (node: Node) => {
		if (node.type === "heading") {
			const all = restore(plain(node));
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

function letters(text: string): string {
	return text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
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

/** What a reference is called that leads to no heading. */
function called(name: string): string {
	return name.replace(/[-_:]+/g, " ").trim() || name;
}

function reference(
	id: string,
	name: string,
	place: Place,
	chapter: Chapter,
): Nodes {
	const text = headingFor(id, chapter) ?? called(name);
	return anchor("#", [words(text, place)], place);
}

function withoutKind(id: string): string {
	return id.replace(/^[a-z]{1,9}[-:](?=.)/i, "");
}

function linkWithoutWords(place: Place): Result {
	const { line, at, chapter } = place;
	const node = nodeIn(line, at);
	if (node?.type !== "link" || node.children.length > 0) return undefined;
	if (!/^#./.test(node.url)) return undefined;
	const id = node.url.slice(1);
	return [[reference(id, id, place, chapter)], at + 1];
}

function role(place: Place): Result {
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
		const text = chapter.restore(value);
		const [, short = text, title = ""] =
			/^(.+?)\s*\(([^()]+)\)$/s.exec(text) ?? [];
		if (title === "") return words(value, place);
		return element("abbr", [words(short, place)], place, { title });
	}
	if (!/^(?:ref|numref|eq|doc|any|term|download)$/.test(name)) return undefined;
	if (isLink) return words(value, place);
	const text = chapter.restore(value);
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

function pageLink(place: Place): Result {
	const { line, at, to, read, chapter, isLink } = place;
	const { signs } = line;
	const isShown = signs[at] === "!";
	const from = isShown ? at + 1 : at;
	if (!signs.startsWith("[[", from)) return undefined;
	const close = line.closes.get(from + 1);
	if (close === undefined || line.closes.get(from) !== close + 1)
		return undefined;
	if (close + 2 > to) return undefined;
	const [name = "", ...rest] = signs.slice(from + 2, close).split("|");
	if (/[\n\ufffc]/.test(name) || /\n/.test(rest.join("|"))) return undefined;
	const [page = "", ...heads] = chapter.restore(name).split("#");
	const heading = heads.length > 0 ? heads.join("#") : undefined;
	const target = page + (heading ?? "");
	if (heading === "" || /^\s|\s$/.test(page) || /^\d+$/.test(target))
		return undefined;
	if (!/\S/.test(target)) return undefined;
	const hasText = rest.length > 0 && rest.join("|") !== "";
	const textFrom = from + 2 + name.length + 1;
	if (
		isShown &&
		/\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|heic)$/i.test(page)
	) {
		const text = rest.join("|").trim();
		const alt = /^(?:\d+|\d*x\d+)$/.test(text) ? "" : text;
		const image = {
			type: "image",
			url: page,
			alt,
			...positionOf(place),
		} as Nodes;
		return [[image], close + 2];
	}
	if (isLink) return undefined;
	const shown = [page, heading?.startsWith("^") ? "" : heading]
		.filter(Boolean)
		.join(" > ");
	return [
		[
			anchor(
				"#",
				hasText ? read(textFrom, close) : [words(shown, place)],
				place,
			),
		],
		close + 2,
	];
}

const ends: Readonly<Record<string, readonly [string, string]>> = {
	"++": ["++}", "ins"],
	"--": ["--}", "del"],
	"==": ["==}", "mark"],
	">>": ["<<}", ""],
};

/** CriticMarkup. */
function edit(place: Place): Result {
	const { line, at, to, read } = place;
	const [end = "", name = ""] = ends[line.signs.slice(at + 1, at + 3)] ?? [];
	const close = end === "" ? -1 : next(line, end, at + 3);
	if (close >= at + 3 && close + 3 <= to)
		return [
			name === "" ? [] : [element(name, read(at + 3, close), place)],
			close + 3,
		];
	const node = nodeIn(line, at + 1);
	if (node?.type !== "delete" || line.signs[at + 2] !== "}") return undefined;
	const index = node.children.findIndex(
		(child) => child.type === "text" && child.value.includes("~>"),
	);
	const child = node.children[index];
	if (child?.type !== "text") return undefined;
	const [old = "", ...rest] = child.value.split("~>");
	const before = [...node.children.slice(0, index), { ...child, value: old }];
	const after = [
		{ ...child, value: rest.join("~>") },
		...node.children.slice(index + 1),
	];
	return [
		[element("del", before, place), element("ins", after, place)],
		at + 3,
	];
}

function emoji(place: Place): Result {
	const { line, at } = place;
	const { signs } = line;
	const [whole = "", name = ""] =
		/^:([a-z0-9_+-]{1,40}):/.exec(signs.slice(at, at + 42)) ?? [];
	const around = [signs[at - 1], signs[at + whole.length]];
	if (around.some((sign) => sign === ":" || isWord(sign))) return undefined;
	const sign = Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
	// No face has the square around a figure.
	return sign && !sign.includes("\u20e3")
		? [[words(sign, place)], at + whole.length]
		: undefined;
}

function remark(place: Place): Result {
	const { line, at, to } = place;
	const { signs } = line;
	if (!signs.startsWith("%%", at) || !/\s/.test(signs[at - 1] ?? " "))
		return undefined;
	const close = next(line, "%%", at + 2);
	if (close < 0 || close + 2 > to || isWord(signs[close + 2])) return undefined;
	return [[], close + 2];
}

function hardBlank(place: Place): Result {
	const { line, at } = place;
	const [before = "", after = ""] = [
		line.signs[at - 1],
		line.signs.slice(at + 1, at + 3),
	];
	const isBlank =
		/[\p{L}\p{N}.,)\ufdd0-\ufdef]/u.test(before) && /^ \S/.test(after);
	return isBlank ? [[words("\u00a0", place)], at + 2] : undefined;
}

/** What a command of LaTeX makes of the words in its braces. */
const texElements: Readonly<Record<string, string>> = {
	textit: "em",
	emph: "em",
	textsl: "em",
	textbf: "strong",
	underline: "u",
	uline: "u",
	texttt: "code",
	textsc: "span",
	textsuperscript: "sup",
	textsubscript: "sub",
	sout: "del",
	hl: "mark",
};

const texSigns: Readonly<Record<string, string>> = {
	LaTeX: "LaTeX",
	TeX: "TeX",
	BibTeX: "BibTeX",
	ldots: "…",
	dots: "…",
	textellipsis: "…",
	textendash: "–",
	textemdash: "—",
	copyright: "©",
	textcopyright: "©",
	textregistered: "®",
	texttrademark: "™",
	textdegree: "°",
	euro: "€",
	pounds: "£",
	textbackslash: "\\",
	textasciitilde: "~",
	textasciicircum: "^",
	textbar: "|",
	newline: "\n",
	linebreak: "\n",
	quad: "\u2003",
	qquad: "\u2003",
};

function texCommand(place: Place): Result {
	const { line, at, to, read, chapter, isLink } = place;
	const { signs } = line;
	const [head, name = ""] =
		/^\\([a-zA-Z]{1,30})\*?/.exec(signs.slice(at, at + 32)) ?? [];
	if (head === undefined || signs[at - 1] === "\\") return undefined;
	let end = at + head.length;
	if (Object.hasOwn(texSigns, name)) {
		if (signs.startsWith("{}", end)) end += 2;
		const sign = texSigns[name] ?? "";
		const lineBreak = { type: "break", ...positionOf(place) } as Nodes;
		return [[sign === "\n" ? lineBreak : words(sign, place)], end];
	}
	const said: string[] = [];
	while (said.length < 2) {
		const [whole, option = ""] =
			/^\[([^[\]\ufffc]{0,300})\]/.exec(signs.slice(end, end + 302)) ?? [];
		if (whole === undefined) break;
		said.push(option);
		end += whole.length;
	}
	const close = braceAfter(line, end);
	if (close === undefined || close >= to) return undefined;
	const after = close + 1;
	const from = end + 1;
	const tag = texElements[name];
	if (tag !== undefined)
		return [[element(tag, read(from, close), place)], after];
	if (/^(?:mbox|text|textrm|textsf|textnormal|textup|textmd|hbox)$/.test(name))
		return [read(from, close), after];
	const inner = signs.slice(from, close);
	if (name === "footnote" || name === "footnotetext")
		return /\S/.test(inner)
			? [[noteOf(read(from, close), place)], after]
			: undefined;
	if (inner.includes(other)) return undefined;
	if (/^(?:label|index|glsadd)$/.test(name)) return [[], after];
	const keys = inner.split(",").map((key) => key.trim());
	if (keys.some((key) => key === "" || key.length > 200)) return undefined;
	if (/^(?:ref|eqref|autoref|cref|Cref|pageref|nameref|vref)$/.test(name)) {
		const isWhole = /^(?:autoref|cref|Cref)$/.test(name);
		const [open, shut] = name === "eqref" ? ["(", ")"] : ["", ""];
		return [
			keys.flatMap((key, index) => [
				words(`${index > 0 ? ", " : ""}${open}`, place),
				isLink
					? words(key, place)
					: reference(key, isWhole ? key : withoutKind(key), place, chapter),
				words(shut, place),
			]),
			after,
		];
	}
	const isCitation =
		/^[cC]ite(?:p|t|alp|alt|author|year|yearpar|title|num)?$/.test(name) ||
		/^(?:paren|text|auto|foot|super|full)cite$/.test(name);
	if (!isCitation) return undefined;
	const [before, behind] = said.length === 2 ? said : ["", said[0]];
	const list = [keys.join(", "), behind].filter(Boolean).join(", ");
	return [
		[words(`[${[before, list].filter(Boolean).join(" ")}]`, place)],
		after,
	];
}

const braces = new WeakMap<Line, ReadonlyMap<number, number>>();

/** The brace that closes the one at a place. */
function braceAfter(line: Line, at: number): number | undefined {
	if (line.signs[at] !== "{") return undefined;
	const known = braces.get(line);
	if (known) return known.get(at);
	const found = new Map<number, number>();
	const open: number[] = [];
	for (const { 0: sign, index } of line.signs.matchAll(/[{}]/g)) {
		const start = sign === "{" ? open.push(index) && undefined : open.pop();
		if (start !== undefined) found.set(start, index);
	}
	braces.set(line, found);
	return found.get(at);
}

function tie(place: Place): Result {
	const { line, at } = place;
	const isTie = /^~\\(?:[a-zA-Z]*ref|[a-zA-Z]*cite[a-z]*)[{[*]/.test(
		line.signs.slice(at, at + 20),
	);
	return isTie ? [[words("\u00a0", place)], at + 1] : undefined;
}

/** `\@ref(fig:crane)`. */
function bookReference(place: Place): Result {
	const { line, at, chapter, isLink } = place;
	const node = nodeIn(line, at) as Node | undefined;
	const isAt = node?.type === "itself" && (node as Literal).value === "@";
	const [whole = "", key = ""] =
		/^ref\(([^()\s\ufffc]{1,200})\)/.exec(line.signs.slice(at + 1, at + 210)) ??
		[];
	if (!isAt || isLink || key === "") return undefined;
	return [
		[reference(key, withoutKind(key), place, chapter)],
		at + 1 + whole.length,
	];
}
