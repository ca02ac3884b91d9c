/** The bytes of an HTML edition → what it says: metas, links, JSON-LD and the page itself. */
import { attribute, findAll, type MarkupElement, textOf } from "./markup.ts";
import { type PageReading, readPages } from "./page.ts";
import { parseHtml } from "./parse-html.ts";
import {
	decodeUtf8,
	requireSize,
	sizeLimits,
	Unreadable,
} from "./unreadable.ts";

export interface HtmlReading extends PageReading {
	readonly edition: "html";
	readonly language: string;
	/** The `title` element. */
	readonly headTitle: string;
	readonly metas: readonly Meta[];
	readonly links: readonly { readonly rel: string; readonly href: string }[];
	/** Each JSON-LD block, parsed. */
	readonly jsonLd: readonly unknown[];
}

/** `name` is the value of `name` or `property`. */
export interface Meta {
	readonly name: string;
	readonly content: string;
}

/** Throws an Unreadable. */
export function readHtml(bytes: Uint8Array): HtmlReading {
	requireSize(bytes, sizeLimits.html, "HTML");
	const root = parseHtml(decodeUtf8(bytes, "the HTML"));
	const [html] = findAll(root, "html");
	const [head] = findAll(root, "head");
	if (!html || !head) throw new Unreadable("Missing head in the HTML");
	return {
		edition: "html",
		language: attribute(html, "lang"),
		headTitle: findAll(head, "title").map(textOf)[0] ?? "",
		metas: findAll(head, "meta").map((element) => ({
			name: attribute(element, "name") || attribute(element, "property"),
			content: attribute(element, "content"),
		})),
		links: findAll(root, "link").map((element) => ({
			rel: attribute(element, "rel"),
			href: attribute(element, "href"),
		})),
		jsonLd: findAll(root, "script")
			.filter((element) => attribute(element, "type") === "application/ld+json")
			.map(parseJsonLd),
		...readPages([{ name: "page", root }]),
	};
}

function parseJsonLd(element: MarkupElement): unknown {
	try {
		return JSON.parse(textOf(element)) as unknown;
	} catch {
		throw new Unreadable(
			`The JSON-LD in line ${element.line} of the HTML is no JSON`,
		);
	}
}
