/** HTML in Markdown → the flow: which blocks its tags open and close, its words and its pictures. */
import { attributesOf, type FlowWriter } from "../flow.ts";
import { set } from "../legitimate-changes.ts";
import type { Attribute } from "../marks.ts";
import { elementsBelow, textOf } from "../markup.ts";
import { parseHtml } from "../parse-html.ts";

/** A comment, or a tag with its name; what is neither is words. */
const tags =
	/<!--[\s\S]*?-->|<(?<end>\/?)(?<name>[a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g;

/** Elements without an end tag. */
const single = new Set("br hr wbr col img input".split(" "));

/** The tags may be some of many: an element may begin here and end in another place of the text. */
export function readTags(html: string, line: number, flow: FlowWriter): void {
	let at = 0;
	let now = line;
	const words = (end: number) => {
		const text = html.slice(at, end);
		flow.text(decoded(text), now + leadingLines(text));
		now += linesIn(text);
	};
	for (const tag of html.matchAll(tags)) {
		words(tag.index);
		readTag(tag[0], tag.groups ?? {}, now, flow);
		now += linesIn(tag[0]);
		at = tag.index + tag[0].length;
	}
	words(html.length);
}

function readTag(
	tag: string,
	{ name: written, end }: Readonly<Record<string, string | undefined>>,
	line: number,
	flow: FlowWriter,
): void {
	const name = written?.toLowerCase();
	if (name === undefined) return;
	if (name === "img") {
		const get = attributesIn(tag);
		flow.open("img", get, line);
		// `alt=""` says that there is nothing to say.
		const title = emptyText.test(tag) ? "" : get("title");
		flow.object("image", get("alt"), line, title);
	} else if (end) {
		if (name === "q") flow.text(set.quotation.mark, line);
		flow.close(name);
	} else if (name === "math") {
		flow.object("formula", attributesIn(tag)("alttext"), line);
		flow.open(name);
	} else {
		if (name === "svg")
			flow.object("drawing", attributesIn(tag)("aria-label"), line);
		flow.open(name, attributesIn(tag), line);
		if (name === "q") flow.text(set.quotation.mark, line);
		if (single.has(name) || tag.endsWith("/>")) flow.close(name);
	}
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
