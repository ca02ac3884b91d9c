/** What a reader sees of an edition, as lines of text, for goldens. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

type Node = DefaultTreeAdapterTypes.Node;

const hidden = new Set(["head", "script", "style", "title", "template"]);
const inline = new Set(
	"a abbr b bdi bdo cite code em i mark q s small span strong sub sup time u".split(
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

/** The text of each page as PDF.js reads it, with a form feed after each. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const pages: string[] = [];
	for (let number = 1; number <= document.numPages; number += 1) {
		const { items } = await (await document.getPage(number)).getTextContent();
		pages.push(
			items
				.map((item) =>
					"str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "",
				)
				.join("")
				.trim(),
		);
	}
	await task.destroy();
	return pages.map((page) => `${page}\n\f\n`).join("");
}
