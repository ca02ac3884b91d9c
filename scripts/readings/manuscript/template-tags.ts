/** Tags of templates (`{{< … >}}`, `{% … %}`, `{{ … }}`), for the witness: each is sealed before the text is parsed, and what it means stands in its place in the tree. */

import type { Nodes, Parents, Root } from "mdast";
import { boxLines } from "./dialect-blocks/boxes.ts";
import { figureTags } from "./dialect-blocks/figure-tags.ts";
import type {
	Numbered,
	Numbereds,
	ReadWithin,
	Said,
} from "./dialect-blocks/numbered.ts";

export interface SealedTags {
	readonly text: string;
	/** Line ends in the tags of a part of it. */
	readonly linesIn: (part: string) => number;
	readonly restore: (part: string) => string;
	/** Tags at odd indices. */
	readonly divide: (part: string) => readonly string[];
	/** Names that an end was written for. */
	readonly closed: ReadonlySet<string>;
}

const shortcode = /\{\{([<%])[^{}](?:(?!\{\{[<%])[\s\S]){0,1500}?\1?[>%]\}\}/;
const liquid = /\{%(?!\})(?:(?!\{%)[\s\S]){1,1500}?%\}/;
const variable = /\{\{\{?(?![<%{])[^{}\n]{1,500}\}?\}\}/;
const any = new RegExp(
	`${shortcode.source}|${variable.source}|${liquid.source}`,
	"g",
);

export function sealTags(markdown: string): SealedTags {
	const written: string[] = [];
	const closed = new Set<string>();
	const [open = "", close = ""] = /\{[{%]/.test(markdown)
		? Array.from({ length: 31 }, (_, index) =>
				// Words are sealed by the others, from the lowest.
				String.fromCharCode(0xfdee - index),
			).filter((sign) => !markdown.includes(sign))
		: [];
	const text =
		close === ""
			? markdown
			: markdown.replace(any, (tag) => {
					const name = endIn(tag);
					if (name) closed.add(name);
					return `${open}${written.push(tag) - 1}${close}`;
				});
	if (written.length === 0)
		return {
			text: markdown,
			linesIn: () => 0,
			restore: (part) => part,
			divide: (part) => [part],
			closed,
		};
	const token = new RegExp(`${open}(\\d+)${close}`, "g");
	const divide = (part: string) =>
		part
			.split(token)
			.map((own, index) =>
				index % 2 === 1 ? (written[Number(own)] ?? "") : own,
			);
	return {
		text,
		divide,
		restore: (part) => (part.includes(open) ? divide(part).join("") : part),
		linesIn: (part) =>
			part.includes(open)
				? divide(part).reduce(
						(sum, own, index) =>
							sum + (index % 2 === 1 ? own.split("\n").length - 1 : 0),
						0,
					)
				: 0,
		closed,
	};
}

/** The name of the tag that `tag` ends. */
function endIn(tag: string): string | undefined {
	return (/^\{\{[<%]-?\s*\/\s*([\w./-]+)/.exec(tag) ??
		/^\{%-?\s*end([\w-]+)/.exec(tag))?.[1];
}

interface Read {
	readonly name: string;
	readonly words: readonly string[];
	readonly values: Readonly<Record<string, string>>;
	readonly isEnd: boolean;
	/** Whether another tag may end it. */
	readonly isOpen: boolean;
}

function read(tag: string): Read {
	const inner = /^\{(?:\{[<%]|%)-?\s*(\/?)\s*([\w.-]+)([\s\S]*)$/.exec(tag);
	if (!inner)
		return { name: "", words: [], values: {}, isEnd: false, isOpen: false };
	const [, slash, name = "", rest = ""] = inner;
	const said = rest.replace(/\s*\/?-?(?:[>%]\}|%)\}$/, "");
	const words: string[] = [];
	const values: Record<string, string> = {};
	for (const { key, value } of argumentsIn(said))
		if (key === undefined) {
			if (value !== ",") words.push(value.replace(/,$/, ""));
		} else if (!(key in values)) values[key] = value;
	return {
		name,
		words,
		values,
		isOpen: !/\/[>%]\}\}$/.test(tag),
		isEnd: slash === "/" || (tag.startsWith("{%") && /^end./.test(name)),
	};
}

/** Up to a blank that stands outside of quotation marks, or a comma beside one. */
function* argumentsIn(
	said: string,
): Generator<{ readonly key: string | undefined; readonly value: string }> {
	let from = 0;
	while (from < said.length) {
		const [key, name] = keyAt(said, from) ?? ["", undefined];
		const end = endOfValue(said, from + key.length);
		const value = said.slice(from + key.length, end);
		if (value === "") from++;
		else {
			yield { key: name?.toLowerCase(), value: withoutMarks(value) };
			from = end;
		}
	}
}

function keyAt(said: string, at: number): RegExpExecArray | null {
	const key = /([\w-]+)\s*[=:]\s*/y;
	key.lastIndex = at;
	return key.exec(said);
}

function endOfValue(said: string, from: number): number {
	const run = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^\s"'`=]+/y;
	let at = from;
	for (;;) {
		const isGoingOn = at > from;
		if (isGoingOn && (said[at - 1] === "," || said[at] === ",")) return at;
		if (isGoingOn && keyAt(said, at)?.[0].includes("=")) return at;
		run.lastIndex = at;
		if (!run.test(said)) return at;
		at = run.lastIndex;
	}
}

function withoutMarks(value: string): string {
	const mark = value[0] ?? "";
	if (!"\"'`".includes(mark) || value.length < 2 || !value.endsWith(mark))
		return value;
	const inside = value.slice(1, -1);
	return mark === "`" ? inside : inside.replace(/\\(["'\\])/g, "$1");
}

const sites: Readonly<Record<string, string>> = {
	youtube: "https://www.youtube.com/watch?v=",
	youtuber: "https://www.youtube.com/watch?v=",
	vimeo: "https://vimeo.com/",
	video: "",
	embed: "",
	embedly: "",
	gist: "https://gist.github.com/",
	instagram: "https://www.instagram.com/p/",
	spotify: "https://open.spotify.com/",
	codepen: "https://codepen.io/",
	asciinema: "https://asciinema.org/a/",
};

function addressOf({ name, words, values }: Read): string | undefined {
	const site = sites[name.toLowerCase()];
	const id = values.id ?? values.url ?? values.src ?? words[0];
	if (site === undefined || !id) return undefined;
	return /^https?:/.test(id) ? id : site + id;
}

interface Picture {
	readonly source: string;
	readonly alt: string;
	readonly caption: string;
}

function pictureOf(
	{ name, words, values }: Read,
	tag: string,
): Picture | undefined {
	const own = name.toLowerCase();
	if (
		!/^(?:figure|img|image|include|picture|asset_img|imgproc|fig|lightbox|responsive-image)$/.test(
			own,
		)
	)
		return undefined;
	const isInclude = own === "include";
	if (isInclude && !/image|img|fig|pic|photo/i.test(words[0] ?? ""))
		return undefined;
	const said = ["src", "url", "file", "image_path", "image", "path", "link_src"]
		.map((key) => values[key])
		.find((value) => value !== undefined);
	const source =
		said ?? (isInclude ? undefined : words.find((word) => /[./]/.test(word)));
	if (!source) return undefined;
	const behind = isInclude
		? []
		: words
				.slice(words.indexOf(source) + 1)
				.filter((word) => !/^\d+(?:px|%)?$/.test(word));
	const saysAltFirst = ["image", "picture", "responsive-image"].includes(own);
	const titled = !saysAltFirst && tag.startsWith("{%") ? behind[0] : undefined;
	const others = behind.slice(saysAltFirst ? 1 : 2);
	const caption = [
		values.title ?? titled,
		values.caption,
		values.attr ?? values.attribution,
		...others.filter((word) => /\s/.test(word)),
	]
		.filter(Boolean)
		.join(" ");
	const alt = values.alt ?? behind[saysAltFirst ? 0 : 1] ?? "";
	return { source, alt, caption };
}

const boxes =
	/^(?:note|info|tip|hint|important|warning|warn|caution|danger|error|attention|success|question|callout|notice|alert|admonition|admonition-block|hint-box|details|expand|collapse|spoiler|tab|card|aside|box)$/;
const kinds =
	/^(?:note|info|tip|hint|important|warning|warn|caution|danger|error|attention|success|question|example)$/;

function boxOf({
	name,
	words,
	values,
}: Read): { readonly name: string; readonly title: string } | undefined {
	const own = name.toLowerCase();
	if (!boxes.test(own)) return undefined;
	const first = words[0]?.toLowerCase();
	const { type, style, kind: named, color, icon } = values;
	const kind = [type, style, named, color, icon, own, first].find(
		(one) => one !== undefined && kinds.test(one),
	);
	const title = ["title", "header", "summary", "name"]
		.map((key) => values[key])
		.find((value) => value !== undefined);
	const rest = kind !== undefined && kind === first ? words.slice(1) : words;
	return {
		name: kind ?? (own === "aside" ? "aside" : "details"),
		title: title ?? rest.join(" "),
	};
}

const controls =
	/^(?:if|elsif|elseif|elif|else|unless|case|when|for|break|continue|cycle|tablerow|assign|set|capture|increment|decrement|layout|extends|block|toc|more|endif|liquid|import|from|macro|tableofcontents|table_of_contents|clear|columns|column|pagebreak|page-break|newpage)$/;

/** Prints nothing. */
function isSilent(tag: string, { name, isEnd }: Read): boolean {
	if (name === "")
		return /^\{\{-?\s*\/\*[\s\S]*\*\/\s*-?\}\}$|^\{\{!--[\s\S]*--\}\}$|^\{\{\s*(?:TOC|\[TOC\])\s*\}\}$/i.test(
			tag,
		);
	return (
		isEnd || controls.test(name.toLowerCase()) || name.toLowerCase() === "raw"
	);
}

/** A block of HTML begins here, and the next line belongs to it. */
function isOpeningTag(text: string): boolean {
	const [, name = ""] = /^ {0,3}<([a-z]+)[^<>]*>$/i.exec(text.trimEnd()) ?? [];
	return ["figure", "div", "center", "section", "article", "aside"].includes(
		name.toLowerCase(),
	);
}

/** Reads the tags that stand in lines of their own. */
export function tagReader(tags: SealedTags) {
	const only = (text: string): string | undefined => {
		const [before, tag, behind, ...more] = tags.divide(text.trim());
		return before === "" && behind === "" && more.length === 0
			? tag
			: undefined;
	};
	const ends = (tag: string, name: string) => endIn(tag) === name;
	return (
		lines: Numbereds,
		at: number,
		within: ReadWithin,
	): Said | undefined => {
		const { text, number } = lines[at] as Numbered;
		const blank = { text: "", number };
		const margin = /^[ \t]*/.exec(text)?.[0] ?? "";
		const parts = tags.divide(text.trim());
		const tag = only(text);
		if (tag === undefined) {
			const [before, first = ""] = parts;
			const last =
				parts.length > 3 && parts.at(-1) === "" ? parts.at(-2) : undefined;
			const own =
				before === "" && first !== "" && last !== undefined
					? boxOf(read(first))
					: undefined;
			if (!own || last === undefined || !ends(last, read(first).name))
				return undefined;
			const words = text
				.trim()
				.replace(
					/^[\ufdd0-\ufdef]\d+[\ufdd0-\ufdef]|[\ufdd0-\ufdef]\d+[\ufdd0-\ufdef]$/g,
					"",
				)
				.trim();
			return {
				taken: 1,
				lines: boxLines(
					{ ...own, classes: [], values: {} },
					within([{ text: words, number }]),
					{ from: number, to: number, margin },
				),
			};
		}
		const said = read(tag);
		if (said.isEnd) return { taken: 1, lines: [blank] };
		const picture = pictureOf(said, tag);
		if (picture && isOpeningTag(lines[at - 1]?.text ?? "")) {
			const value = (words: string) =>
				words.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
			const image = `<img alt="${value(picture.alt)}" src="${value(picture.source)}"/>`;
			return {
				taken: 1,
				lines: [{ text: `${image} ${picture.caption}`.trim(), number }],
			};
		}
		if (picture)
			return { taken: 1, lines: figureTags(picture, number, margin) };
		if (addressOf(said) !== undefined)
			return { taken: 1, lines: [blank, { text, number }, blank] };
		const closing =
			said.isOpen && tags.closed.has(said.name)
				? endIndex(lines, at, said.name)
				: -1;
		if (isSilent(tag, said)) {
			return { taken: 1, lines: [blank] };
		}
		if (closing < 0) return undefined;
		const inner = lines.slice(at + 1, closing);
		const to = lines[closing]?.number ?? number;
		const taken = closing - at + 1;
		const name = said.name.toLowerCase();
		if (name === "comment") return { taken, lines: [blank] };
		if (
			/^(?:highlight|code|codeblock|code-(?:block|toggle|example|snippet)|command|mermaid|graphviz|plantuml)$/.test(
				name,
			)
		) {
			const { lang, language, type } = said.values;
			const [word = ""] = said.words;
			const marks = `${margin}${"~".repeat(30)}`;
			return {
				taken,
				lines: [
					blank,
					{
						text:
							marks +
							(lang ??
								language ??
								type ??
								(/^[\w+#.-]+$/.test(word) ? word : "")),
						number,
					},
					...inner,
					{ text: marks, number: to },
				],
			};
		}
		const box = boxOf(said);
		return {
			taken,
			lines: box
				? boxLines({ ...box, classes: [], values: {} }, within(inner), {
						from: number,
						to,
						margin,
					})
				: [blank, ...within(inner), { text: "", number: to }],
		};
	};
	function endIndex(lines: Numbereds, at: number, name: string): number {
		let open = 1;
		for (
			let next = at + 1;
			next < Math.min(lines.length, at + 3000);
			next += 1
		) {
			const tag = only(lines[next]?.text ?? "");
			if (tag === undefined) continue;
			if (ends(tag, name)) open -= 1;
			else if (read(tag).name === name && read(tag).isOpen) open += 1;
			if (open === 0) return next;
		}
		return -1;
	}
}

/** Puts what tags mean in their places, and tags that are written in code back. */
export function readTagsIn(tree: Root, tags: SealedTags): void {
	const visit = (parent: Parents) => {
		const children: Nodes[] = [];
		for (const child of parent.children as Nodes[]) {
			if (child.type === "text" && tags.restore(child.value) !== child.value) {
				children.push(...textParts(child, tags));
				continue;
			}
			restoreIn(child, tags);
			if ("children" in child) visit(child);
			children.push(child);
		}
		(parent as { children: Nodes[] }).children = children;
	};
	visit(tree);
}

function textParts(
	node: Extract<Nodes, { type: "text" }>,
	tags: SealedTags,
): Nodes[] {
	return tags.divide(node.value).flatMap((part, index): Nodes[] => {
		if (index % 2 === 0) return part === "" ? [] : [{ ...node, value: part }];
		const place = node.position ? { position: node.position } : {};
		const said = read(part);
		const picture = pictureOf(said, part);
		if (picture) {
			const { source, alt, caption } = picture;
			return [
				{
					type: "image",
					url: cleaned(source),
					alt,
					title: caption || null,
					...place,
				},
			];
		}
		const address = addressOf(said);
		if (address !== undefined) {
			const words: Nodes = { type: "text", value: address, ...place };
			return [
				/^https?:/.test(address)
					? { type: "link", url: address, children: [words], ...place }
					: words,
			];
		}
		if (isSilent(part, said) || (said.isOpen && tags.closed.has(said.name)))
			return [];
		return [{ type: "inlineCode", value: part.replace(/\s+/g, " "), ...place }];
	});
}

function restoreIn(node: Nodes, tags: SealedTags): void {
	const own = node as unknown as Record<string, unknown>;
	for (const key of [
		"value",
		"alt",
		"title",
		"label",
		"lang",
		"meta",
		"identifier",
		"url",
	]) {
		const value = own[key];
		if (typeof value !== "string" || tags.restore(value) === value) continue;
		own[key] =
			key === "url"
				? cleaned(tags.restore(value))
				: node.type === "html"
					? inHtml(value, tags)
					: tags.restore(value);
	}
	if ("attributes" in node && node.attributes) {
		const written = Object.entries(node.attributes as Record<string, string>);
		(node as { attributes: object }).attributes = Object.fromEntries(
			written.map(([key, value]) => [key, tags.restore(value)]),
		);
	}
}

/** An address without the tags that stand for the site. */
function cleaned(address: string): string {
	return address.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (tag) => {
		const { name, words, values } = read(tag);
		if (/^(?:ref|relref|link|post_url|asset_path|asset|url|static)$/.test(name))
			return values.path ?? words[0] ?? "";
		return /^\{\{-?\s*["'](.*?)["']/.exec(tag)?.[1] ?? "";
	});
}

/** Of HTML, where a tag may stand in a tag. */
function inHtml(html: string, tags: SealedTags): string {
	let isInside = false;
	let isCode = false;
	const escaped = (text: string) =>
		text
			.replaceAll("&", "&amp;")
			.replaceAll("<", "&lt;")
			.replaceAll(">", "&gt;");
	return tags
		.divide(html)
		.map((part, index) => {
			if (index % 2 === 0) {
				const [open, close] = [part.lastIndexOf("<"), part.lastIndexOf(">")];
				isInside = open === close ? isInside : open > close;
				const code = [
					...part.matchAll(/<(\/?)(?:script|style|pre|code)\b/gi),
				].at(-1);
				isCode = code ? code[1] === "" : isCode;
				return part;
			}
			if (isInside) return cleaned(part).replaceAll('"', "&quot;");
			const said = read(part);
			if (isCode) return escaped(part);
			const picture = pictureOf(said, part);
			if (picture)
				return `<img src="${escaped(picture.source)}"${picture.alt ? ` alt="${escaped(picture.alt).replaceAll('"', "&quot;")}"` : ""}${picture.caption ? ` title="${escaped(picture.caption).replaceAll('"', "&quot;")}"` : ""}>`;
			const address = addressOf(said);
			if (address !== undefined)
				return /^https?:/.test(address)
					? `<a href="${escaped(address)}">${escaped(address)}</a>`
					: escaped(address);
			const isGone =
				isSilent(part, said) || (said.isOpen && tags.closed.has(said.name));
			return isGone ? "" : `<code>${escaped(part.replace(/\s+/g, " "))}</code>`;
		})
		.join("");
}
