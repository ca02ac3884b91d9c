/** A tree of elements as the readings see it, whatever parser made it. */
export interface MarkupElement {
	/** Local name. */
	readonly name: string;
	readonly namespace: string;
	/** `class`, `epub:type`, `xml:lang`: names with the prefixes that the standards use, whatever the file’s own are. */
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: readonly (MarkupElement | string)[];
	/** 1-based. */
	readonly line: number;
	/** 1-based, of its start tag: where that begins in HTML, where it ends in XML. */
	readonly column: number;
}

/** All the text inside, without any change. */
export function textOf(node: MarkupElement | string): string {
	return typeof node === "string" ? node : node.children.map(textOf).join("");
}

/** Every element below, in document order, with its ancestors from the outermost on. */
export function* elementsBelow(
	node: MarkupElement,
	ancestors: readonly MarkupElement[] = [],
): Generator<{
	readonly element: MarkupElement;
	readonly ancestors: readonly MarkupElement[];
}> {
	// A list of its own in place of recursion, which takes a step more for each level that an element stands deep.
	const open = childrenOf(node, ancestors);
	for (let next = open.pop(); next; next = open.pop()) {
		yield next;
		for (const child of childrenOf(next.element, next.ancestors))
			open.push(child);
	}
}

/** The child elements, the last first. */
function childrenOf(node: MarkupElement, ancestors: readonly MarkupElement[]) {
	const path = [...ancestors, node];
	return node.children
		.filter((child) => typeof child !== "string")
		.map((element) => ({ element, ancestors: path }))
		.reverse();
}

/** The elements below of a name, and of a namespace where one is given. */
export function findAll(
	node: MarkupElement,
	name: string,
	namespace?: string,
): MarkupElement[] {
	return [...elementsBelow(node)]
		.map(({ element }) => element)
		.filter(
			(element) =>
				element.name === name &&
				(namespace === undefined || element.namespace === namespace),
		);
}

export function attribute(element: MarkupElement, name: string): string {
	return element.attributes.get(name) ?? "";
}

/** Whether a space-separated attribute holds a word. */
export function hasWord(
	element: MarkupElement,
	name: string,
	word: string,
): boolean {
	return attribute(element, name).split(/\s+/).includes(word);
}
