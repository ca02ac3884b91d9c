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
	/** What `data:` addresses embed, in base64; the address has `#` and the index in its place. */
	readonly embedded: readonly Uint8Array[];
	/** The markup without what is embedded. */
	readonly text: string;
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
	const { text, embedded } = takeOut(bytes);
	if (text.length > sizeLimits.markup)
		throw new Unreadable(
			`The HTML has ${Math.round(text.length / 1e6)} million characters, expected at most ${sizeLimits.markup / 1e6} million`,
		);
	const root = parseHtml(text);
	const [html] = findAll(root, "html");
	const [head] = findAll(root, "head");
	if (!html || !head) throw new Unreadable("Missing head in the HTML");
	return {
		edition: "html",
		embedded,
		text,
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

/** Embedded files are most of the bytes and none of the markup: base64 holds no character that a parser looks for. */
function takeOut(bytes: Uint8Array): {
	readonly text: string;
	readonly embedded: readonly Uint8Array[];
} {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const embedded: Uint8Array[] = [];
	const markup: Uint8Array[] = [];
	let end = 0;
	for (const { 0: data, index } of file
		.toString("latin1")
		.matchAll(/(?<=;base64,)[A-Za-z0-9+/]{200,}={0,2}/g)) {
		markup.push(file.subarray(end, index), Buffer.from(`#${embedded.length}`));
		end = index + data.length;
		embedded.push(file.subarray(index, end));
	}
	markup.push(file.subarray(end));
	return { text: decodeUtf8(Buffer.concat(markup), "the HTML"), embedded };
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
