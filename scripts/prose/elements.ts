/** Small questions about hast that several transforms ask. */
import type { Element, Nodes, Properties, Root } from "hast";

/** Elements that stand between paragraphs, not among words. */
export const blockElements: readonly string[] =
	"p ul ol dl div table figure blockquote section aside pre hr details h1 h2 h3 h4 h5 h6".split(
		" ",
	);

/** Whether `node` is an element, with one of `names` if any are given. */
export function isElement(
	node: unknown,
	...names: readonly string[]
): node is Element {
	const element = node as Partial<Element> | null | undefined;
	return (
		element?.type === "element" &&
		(names.length === 0 || names.includes(element.tagName ?? ""))
	);
}

export function element(
	tagName: string,
	properties: Properties,
	children: Element["children"],
): Element {
	return { type: "element", tagName, properties, children };
}

/** The children that are not white space between blocks. */
export function solid(node: Element | Root): Nodes[] {
	return node.children.filter(
		(child) => !(child.type === "text" && child.value.trim() === ""),
	);
}
