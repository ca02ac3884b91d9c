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
	const path = [...ancestors, node];
	for (const child of node.children) {
		if (typeof child === "string") continue;
		yield { element: child, ancestors: path };
		yield* elementsBelow(child, path);
	}
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
