/** hast → markup: HTML for a page, XHTML for an EPUB, where every document is XML. */
import type { Element, Nodes, Root } from "hast";
import {
	html,
	find as propertyOf,
	type Schema,
	svg,
} from "property-information";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";

const stringifier = unified().use(rehypeStringify).freeze();

/** HTML as the standard’s own serializer writes it. */
export function toHtml(tree: Root): string {
	return stringifier.stringify(tree);
}

const voidElements = new Set(
	"area base br col embed hr img input link meta source track wbr".split(" "),
);
const namespaces: Readonly<Record<string, string>> = {
	svg: "http://www.w3.org/2000/svg",
	math: "http://www.w3.org/1998/Math/MathML",
};

/** XHTML that is well-formed XML (EPUB 3.3 §3.7): characters that XML forbids are left out. */
export function toXhtml(node: Nodes, schema: Schema = html): string {
	if (node.type === "root")
		return node.children.map((child) => toXhtml(child, schema)).join("");
	if (node.type === "text") return escapeText(node.value);
	if (node.type === "element")
		return elementXhtml(node, node.tagName === "svg" ? svg : schema);
	return "";
}

function elementXhtml(node: Element, schema: Schema): string {
	const namespace = namespaces[node.tagName];
	const open = [
		`<${node.tagName}`,
		...(namespace ? [`xmlns="${namespace}"`] : []),
		...attributes(node, schema),
	].join(" ");
	if (voidElements.has(node.tagName)) return `${open}/>`;
	const inner =
		schema === svg && node.tagName === "foreignObject" ? html : schema;
	const content = node.children.map((child) => toXhtml(child, inner)).join("");
	return `${open}>${content}</${node.tagName}>`;
}

function attributes(node: Element, schema: Schema): string[] {
	return Object.entries(node.properties).flatMap(([key, value]) => {
		const { attribute, boolean, commaSeparated } = propertyOf(schema, key);
		if (value === null || value === undefined || value === false) return [];
		if (attribute === "xmlns") return [];
		const text =
			value === true
				? boolean
					? attribute
					: ""
				: Array.isArray(value)
					? value.join(commaSeparated ? ", " : " ")
					: String(value);
		// XML has `xml:lang`; EPUB wants both, and they must agree.
		const twin =
			attribute === "lang" ? [`xml:lang="${escapeMarkup(text)}"`] : [];
		return [`${attribute}="${escapeMarkup(text)}"`, ...twin];
	});
}

/** Text → markup, in a document or an attribute. */
export function escapeMarkup(text: string): string {
	return escapeText(text).replaceAll('"', "&quot;");
}

function escapeText(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");
}
