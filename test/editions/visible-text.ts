/** What a reader sees of an edition, as lines of text, for goldens. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { extractPages } from "../../scripts/readings/pdf/second-extractor.ts";

type Node = DefaultTreeAdapterTypes.Node;

const hidden = new Set(["head", "script", "style", "title", "template"]);
const inline = new Set(
	"a abbr b bdi bdo cite code em i mark q s small span strong sub sup time u wbr".split(
		" ",
	),
);

/** The text of a page, a line for each block; images as their alternative in brackets. */
export function htmlText(html: string): string {
	return `${lines(parse(html))
		.split("\n")
		.map((line) => line.replace(/\s+/g, " ").trim())
		.filter((line) => line !== "")
		.join("\n")}\n`;
}

function lines(node: Node): string {
	if ("value" in node && node.nodeName === "#text")
		return node.value.replaceAll("\n", " ");
	if (!("childNodes" in node) || hidden.has(node.nodeName)) return "";
	if (node.nodeName === "img" && "attrs" in node)
		return `\n[${node.attrs.find(({ name }) => name === "alt")?.value}]\n`;
	const inner = node.childNodes.map(lines).join("");
	return inline.has(node.nodeName) ? inner : `\n${inner}\n`;
}

/** The text of each page as pdf.js reads it, with a form feed after each. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
	const pages = [...(await extractPages(bytes)).values()];
	return pages.map((page) => `${page.trim()}\n\f\n`).join("");
}
