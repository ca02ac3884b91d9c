/** The bytes of an HTML edition → what it says: metas, links, JSON-LD and the page itself. */
import { type ActivePart, activeParts, isInFile } from "./active.ts";
import { type Item, itemsOfHead } from "./items.ts";
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
	/** Everything that the head says. */
	readonly items: readonly Item[];
	/** What would run, fetch or lead elsewhere; such a page is not shown to a browser. */
	readonly active: readonly ActivePart[];
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
	const jsonLd = findAll(root, "script")
		.filter((element) => attribute(element, "type") === "application/ld+json")
		.map(parseJsonLd);
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
		jsonLd,
		items: itemsOfHead(html, head, jsonLd),
		active: activeParts([{ name: "page", root }], [], isInFile),
		...readPages([{ name: "page", root }]),
	};
}

/**
 * Embedded files are most of the bytes and none of the markup: base64 holds no character that a parser looks for.
 * They are found byte by byte, since a regular expression runs out of stack in a picture of some megabytes.
 */
function takeOut(bytes: Uint8Array): {
	readonly text: string;
	readonly embedded: readonly Uint8Array[];
} {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const embedded: Uint8Array[] = [];
	const markup: Uint8Array[] = [];
	let end = 0;
	for (
		let at = file.indexOf(mark);
		at >= 0;
		at = file.indexOf(mark, Math.max(end, at + mark.length))
	) {
		const start = at + mark.length;
		const stop = endOfBase64(file, start);
		if (stop - start < shortestEmbedded) continue;
		markup.push(file.subarray(end, start), Buffer.from(`#${embedded.length}`));
		embedded.push(file.subarray(start, stop));
		end = stop;
	}
	markup.push(file.subarray(end));
	return { text: decodeUtf8(Buffer.concat(markup), "the HTML"), embedded };
}

const mark = ";base64,";

/** Characters of base64; what is shorter stays in the markup. */
const shortestEmbedded = 200;

/** By the value of a byte, whether it is a digit of base64 (RFC 4648 §4). */
const isDigit = Array.from({ length: 256 }, (_, byte) =>
	/[A-Za-z0-9+/]/.test(String.fromCharCode(byte)),
);

function endOfBase64(file: Buffer, start: number): number {
	let end = start;
	while (isDigit[file[end] ?? 0]) end += 1;
	for (let padding = 0; padding < 2 && file[end] === 0x3d; padding += 1)
		end += 1;
	return end;
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
