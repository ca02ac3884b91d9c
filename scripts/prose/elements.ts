/** Small questions about hast that several transforms ask. */
import type { Element, Nodes, Properties, Root } from "hast";

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
