/** HTML in Markdown → the flow: which blocks its tags open and close, its words and its pictures. */
import { attributesOf, type FlowWriter } from "../flow.ts";
import { set } from "../legitimate-changes.ts";
import type { Attribute } from "../marks.ts";
import { elementsBelow, textOf } from "../markup.ts";
import { apart, inline } from "../page.ts";
import { parseHtml } from "../parse-html.ts";
import {
	addressesIn,
	choose,
	type Pictures,
	writePicture,
} from "./pictures.ts";

/** A comment, or a tag with its name; what is neither is words. */
const tags =
	/<!--[\s\S]*?-->|<(?<end>\/?)(?<name>[a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g;

/** Elements without an end tag. */
const single = new Set(
	"br hr wbr col img source input embed link meta base frame".split(" "),
);

/** The tags may be some of many: an element may begin here and end in another place of the text. */
export function readTags(
	html: string,
	line: number,
	flow: FlowWriter,
	pictures: Pictures,
): void {
	let at = 0;
	let now = line;
	const words = (end: number) => {
		const text = html.slice(at, end);
		flow.text(decoded(text), now + leadingLines(text));
		now += linesIn(text);
	};
	for (const tag of html.matchAll(tags)) {
		words(tag.index);
		const rest = html.slice(tag.index + tag[0].length);
		readTag(tag[0], { ...tag.groups, rest }, now, flow, pictures);
		now += linesIn(tag[0]);
		at = tag.index + tag[0].length;
	}
	words(html.length);
}

function readTag(
	tag: string,
	{ name: written, end, rest }: Readonly<Record<string, string | undefined>>,
	line: number,
	flow: FlowWriter,
	pictures: Pictures,
): void {
	const name = written?.toLowerCase();
	if (name === undefined || isUnknown(name)) return;
	if (unshown.has(name)) {
		if (end) flow.close(hiding);
		else {
			if (played.has(name)) writeAddress(tag, name, rest, line, flow);
			if (!single.has(name)) flow.open(hiding);
		}
	} else if (name === "source" && flow.isIn("picture")) {
		const said = addressesIn(attributesIn(tag)("srcset"));
		pictures.sources = [...(pictures.sources ?? []), ...said];
	} else if (name === "img" && !end) {
		const get = attributesIn(tag);
		const others = [
			...(flow.isIn("picture") ? (pictures.sources ?? []) : []),
			...addressesIn(get("srcset")),
		];
		const picture = {
			address: choose(get("src"), others, pictures),
			others: [get("src"), ...others],
			alt: get("alt"),
			title: get("title"),
			line,
		};
		// `alt=""` says that there is nothing to say.
		const saysNothing = emptyText.test(tag);
		writePicture(picture, get, flow, pictures, saysNothing);
	} else if (name === "p" && !end && tag.includes("data-label")) {
		flow.flush();
		flow.object("label", attributesIn(tag)("data-label"), line);
		flow.open(name);
	} else if (end && name !== "br") {
		// `</br>` is a break (HTML §13.2.6.4.7).
		if (name === "q") flow.text(set.quotation.mark, line);
		flow.close(name);
	} else if (name === "math") {
		flow.object("formula", attributesIn(tag)("alttext"), line);
		flow.open(name);
	} else {
		if (name === "svg")
			flow.object("drawing", attributesIn(tag)("aria-label"), line);
		if (name === "picture") pictures.sources = [];
		flow.open(name, attributesIn(tag), line);
		if (name === "q") flow.text(set.quotation.mark, line);
		if (single.has(name) || endsItself.test(tag)) flow.close(name);
	}
}

/** By a stroke at its end, but for one of an address without quotation marks. */
const endsItself = /(?<!=[^\s"'<>=]+)\/>$/;

/** Elements that HTML knows and no edition holds, with what is in them. */
const played = new Set("iframe video audio embed object".split(" "));
const unshown = new Set([
	...played,
	..."script style template noscript select textarea datalist link meta base frame frameset".split(
		" ",
	),
]);
/** Stands for those: an element that shows nothing of what it holds, and ends no block. */
const hiding = "math";

/** Blocks of HTML (HTML §15.3); tags that are neither these nor of a line mean nothing, and their words stand without them. */
const blocks = new Set(
	"address article aside blockquote caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split(
		" ",
	),
);

/** Blocks in which an address stands among words. */
const holdsLines = new Set(
	"p h1 h2 h3 h4 h5 h6 figcaption td th li dt dd".split(" "),
);

function isUnknown(name: string): boolean {
	return !(
		blocks.has(name) ||
		inline.has(name) ||
		apart.has(name) ||
		unshown.has(name)
	);
}

/** What is played is put in words: its address, a link where it is one of the web. */
function writeAddress(
	tag: string,
	name: string,
	rest = "",
	line: number,
	flow: FlowWriter,
): void {
	const [inside = ""] = rest.split(new RegExp(`</${name}\\s*>`, "i"));
	const [source = ""] = /<source\b[^>]*>/i.exec(inside) ?? [];
	const address = [tag, source]
		.map(attributesIn)
		.map((get) => (get("src") || get("data")).trim())
		.find((value) => value !== "");
	if (address === undefined) return;
	const isLink = /^https?:/i.test(address);
	const isInLine = holdsLines.has(flow.block() ?? "");
	if (!isInLine) flow.flush();
	if (isLink) flow.open("a", (key) => (key === "href" ? address : ""), line);
	flow.text(address, line);
	if (isLink) flow.close("a");
	if (!isInLine) flow.flush();
}

const emptyText = /\salt(?:\s*=\s*(?:""|''))?(?=[\s/>])/i;

/** Of whatever element, since some are none where they stand alone. */
function attributesIn(tag: string): Attribute {
	if (!tag.includes("=") && !/\s\w/.test(tag)) return () => "";
	const parsed = parseHtml(tag.replace(/^<[^\s/>]+/, "<i"));
	const element = [...elementsBelow(parsed)]
		.map((found) => found.element)
		.find(({ name }) => name === "i");
	return element ? attributesOf(element) : () => "";
}

function decoded(text: string): string {
	return text.includes("&") ? textOf(parseHtml(`<p>${text}`)) : text;
}

function linesIn(text: string): number {
	return text.split("\n").length - 1;
}

/** Line ends before the first that is to be seen. */
function leadingLines(text: string): number {
	return linesIn(/^\s*/.exec(text)?.[0] ?? "");
}
