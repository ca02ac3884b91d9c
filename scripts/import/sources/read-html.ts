/** A page saved from a site → blocks and what its metadata say of the authors: JSON-LD, metas, microformats. */
import { parse } from "parse5";
import type { Problem } from "../../model/problem.ts";
import { isNameShaped } from "../../names/read-name.ts";
import { foldLine, sameWords } from "../copy/fold-text.ts";
import { splitClauses } from "../copy/read-leads.ts";
import type { CopyBlock, WireSource } from "../model.ts";
import {
	attribute,
	descendants,
	type HtmlContext,
	type HtmlElement,
	htmlBlocks,
	isElement,
	textOf,
} from "./html-blocks.ts";

const maxDepth = 400;
/** Characters; a page of a site holds an article in far less. */
const maxLength = 5_000_000;
const hidden = new Set(
	"script style noscript template iframe form button svg nav aside head video audio object embed dialog input select textarea".split(
		" ",
	),
);

/** What one family of metadata says. */
interface Claims {
	readonly family: string;
	readonly authors: readonly string[];
	readonly title?: string | undefined;
	readonly date?: string | undefined;
	readonly dateModified?: string | undefined;
	readonly publisher?: string | undefined;
	readonly language?: string | undefined;
}

/** Reads a page; its metadata must agree with one another, and the importer compares them with the byline that is shown. */
export function htmlSource(
	text: string,
	file: string,
	imageFolder: string,
): WireSource {
	if (text.length > maxLength)
		return {
			blocks: [],
			problems: [
				{
					rule: "file-too-large",
					message: `Unexpected size of the page, expected at most ${maxLength / 1e6} million characters: save the article’s text instead`,
					file,
				},
			],
		};
	const document = parse(text, { sourceCodeLocationInfo: true });
	const html = document.childNodes.find((node) => isElement(node, "html"));
	if (!isElement(html) || deeperThan(html, maxDepth))
		return {
			blocks: [],
			problems: [
				{
					rule: "file-unreadable",
					message:
						"Unexpected depth of nested elements: save the article’s text instead",
					file,
				},
			],
		};
	const claims = [
		...jsonLdClaims(html),
		metaClaims(html),
		microformatClaims(html),
	].filter((claim) => claim.authors.length > 0 || claim.title || claim.date);
	const root = articleRoot(html);
	const marked = markedTexts(root);
	const blocks = htmlBlocks(root, {
		image: embeddedImages(imageFolder),
		skip: (element) => isHidden(element, root),
		line: (element) => element?.sourceCodeLocation?.startLine ?? 1,
	}).map((block) => markByline(block, marked));
	const first = <Key extends keyof Claims>(key: Key): Claims[Key] | undefined =>
		claims.find((claim) => claim[key] !== undefined && claim[key].length > 0)?.[
			key
		];
	const authors = claims.find((claim) => claim.authors.length > 0)?.authors;
	const language = first("language") ?? (attribute(html, "lang") || undefined);
	return {
		blocks,
		title: headline(blocks) ?? first("title"),
		language,
		date: first("date"),
		dateModified: first("dateModified"),
		authors,
		publisher: first("publisher"),
		problems: disagreements(claims, file),
	};
}

function deeperThan(element: HtmlElement, depth: number): boolean {
	let level: HtmlElement[] = [element];
	for (let count = 0; count < depth; count += 1) {
		level = level.flatMap((one) =>
			one.childNodes.filter((node): node is HtmlElement => isElement(node)),
		);
		if (level.length === 0) return false;
	}
	return true;
}

function disagreements(claims: readonly Claims[], file: string): Problem[] {
	const named = claims.filter((claim) => claim.authors.length > 0);
	const [first] = named;
	return named.slice(1).flatMap((claim): Problem[] => {
		const same =
			first &&
			claim.authors.length === first.authors.length &&
			claim.authors.every((name, index) =>
				sameWords(name, first.authors[index] ?? ""),
			);
		return same || !first
			? []
			: [
					{
						rule: "byline-differs",
						message: `Unexpected authors “${claim.authors.join("; ")}” in the page’s ${claim.family}: its ${first.family} names “${first.authors.join("; ")}”; correct the page, or answer with author, in full`,
						file,
					},
				];
	});
}

/** The bytes of an image that a page holds in itself. */
function embeddedImages(folder: string): HtmlContext["image"] {
	const images = new Map<
		string,
		{ readonly path: string; readonly bytes: Uint8Array }
	>();
	return (src) => {
		const type = /^data:image\/(png|jpeg);base64,/i.exec(src);
		if (!type) return undefined;
		const known = images.get(src);
		if (known) return known;
		const extension = type[1]?.toLowerCase() === "png" ? "png" : "jpg";
		const image = {
			path: `${folder}/${images.size + 1}.${extension}`,
			bytes: new Uint8Array(Buffer.from(src.slice(type[0].length), "base64")),
		};
		images.set(src, image);
		return image;
	};
}

function jsonLdClaims(html: HtmlElement): Claims[] {
	return descendants(html, "script")
		.filter((script) => attribute(script, "type") === "application/ld+json")
		.flatMap((script) => articlesOf(parseJson(rawText(script))))
		.slice(0, 5)
		.map((article) => ({
			family: "JSON-LD",
			authors: agentNames(article.author),
			title: asText(article.headline),
			date: asDate(article.datePublished),
			dateModified: asDate(article.dateModified),
			publisher: agentNames(article.publisher)[0],
			language: asText(article.inLanguage),
		}));
}

function rawText(element: HtmlElement): string {
	return element.childNodes
		.map((node) => ("value" in node ? node.value : ""))
		.join("");
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function articlesOf(value: unknown): Readonly<Record<string, unknown>>[] {
	const nodes = (Array.isArray(value) ? value : [value]).flatMap(
		(node: unknown) =>
			isRecord(node) && Array.isArray(node["@graph"]) ? node["@graph"] : [node],
	);
	return nodes
		.filter(isRecord)
		.filter((node) =>
			/Article|Posting|Report$/.test([node["@type"]].flat().join(" ")),
		);
}

function agentNames(value: unknown): string[] {
	return [value].flat().flatMap((agent) => {
		if (typeof agent === "string")
			return /^https?:/.test(agent) ? [] : [foldLine(agent).trim()];
		if (!isRecord(agent)) return [];
		const { name } = agent;
		return [name]
			.flat()
			.filter((one): one is string => typeof one === "string")
			.map((one) => foldLine(one).trim());
	});
}

function asText(value: unknown): string | undefined {
	return typeof value === "string" && value.trim() !== ""
		? foldLine(value).trim()
		: undefined;
}

/** ISO 8601 as the schema takes it; fractions of a second go. */
function asDate(value: unknown): string | undefined {
	const text = asText(value)
		?.replace(/\.\d+/, "")
		.replace(/([+-]\d{2})(\d{2})$/, "$1:$2");
	return text &&
		/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(
			text,
		)
		? text
		: undefined;
}

function metaClaims(html: HtmlElement): Claims {
	const metas = descendants(html, "meta");
	const values = (name: string) =>
		metas
			.filter(
				(meta) =>
					attribute(meta, "name") === name ||
					attribute(meta, "property") === name,
			)
			.map((meta) => foldLine(attribute(meta, "content")).trim())
			.filter((value) => value !== "" && !/^https?:/.test(value));
	const scholarly = values("citation_author");
	return {
		family: "metas",
		authors: scholarly.length > 0 ? scholarly : splitMeta(values("author")),
		title: values("og:title")[0],
		date: asDate(values("article:published_time")[0]),
		dateModified: asDate(values("article:modified_time")[0]),
		publisher: values("og:site_name")[0],
	};
}

/** One meta may hold several names. */
function splitMeta(values: readonly string[]): string[] {
	const [only] = values;
	return values.length === 1 && only
		? only
				.replace(/^by /i, "")
				.split(/\s*(?:;|, and|,| and )\s*/)
				.filter((name) => name !== "")
		: [...values];
}

function microformatClaims(html: HtmlElement): Claims {
	const entry = all(html).find((element) => hasClass(element, "h-entry"));
	const marked = entry
		? all(entry).filter((element) => hasClass(element, "p-author"))
		: [];
	const items =
		marked.length > 0
			? marked
			: all(html).filter(
					(element) =>
						attribute(element, "itemprop") === "author" &&
						element.tagName !== "meta",
				);
	const names = items.map((element) => {
		const inner = all(element).find(
			(child) =>
				hasClass(child, "p-name") || attribute(child, "itemprop") === "name",
		);
		return foldLine(
			textOf((inner ?? element).childNodes, { skip: () => false }),
		).trim();
	});
	return {
		family: "microformats",
		authors: [...new Set(names)].filter((name) => name !== ""),
	};
}

function all(element: HtmlElement): HtmlElement[] {
	return element.childNodes.flatMap((node) =>
		isElement(node) ? [node, ...all(node)] : [],
	);
}

function hasClass(element: HtmlElement, name: string): boolean {
	return attribute(element, "class").split(/\s+/).includes(name);
}

function articleRoot(html: HtmlElement): HtmlElement {
	const articles = descendants(html, "article");
	const body = descendants(html, "body")[0] ?? html;
	return (
		(articles.length === 1 ? articles[0] : undefined) ??
		descendants(html, "main")[0] ??
		articles[0] ??
		body
	);
}

function isHidden(element: HtmlElement, root: HtmlElement): boolean {
	if (
		hidden.has(element.tagName) ||
		element.attrs.some(
			({ name, value }) =>
				name === "hidden" || (name === "aria-hidden" && value === "true"),
		)
	)
		return true;
	return (
		root.tagName === "body" &&
		(element.tagName === "header" || element.tagName === "footer")
	);
}

function headline(blocks: readonly CopyBlock[]): string | undefined {
	return blocks.find((block) => block.kind === "heading")?.text;
}

/** The texts of elements that the page marks as a byline. */
function markedTexts(root: HtmlElement): ReadonlySet<string> {
	const marked = all(root).filter((element) =>
		/(?:^|[\s_-])(?:byline|author)s?(?:$|[\s_-])/i.test(
			`${attribute(element, "class")} ${attribute(element, "rel")} ${attribute(element, "itemprop")}`,
		),
	);
	return new Set(
		marked
			.slice(0, 200)
			.map((element) =>
				foldLine(textOf(element.childNodes, { skip: () => false })).trim(),
			),
	);
}

/** A name that the page itself marks as its byline needs no "By". */
function markByline(block: CopyBlock, marked: ReadonlySet<string>): CopyBlock {
	const isName =
		block.kind === "paragraph" &&
		block.text.length <= 120 &&
		isNameShaped(block.text.split(/,| and /)[0] ?? "");
	if (!isName || !marked.has(block.text)) return block;
	const led = splitClauses(block.text).some((clause) => clause.roles);
	return led ? block : { ...block, text: `By ${block.text}` };
}
