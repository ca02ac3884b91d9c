/** HTML → elements, by the parsing algorithm of the standard. */
import {
	type DefaultTreeAdapterTypes,
	defaultTreeAdapter,
	parse,
} from "parse5";
import type { MarkupElement } from "./markup.ts";
import { sizeLimits, Unreadable } from "./unreadable.ts";

export function parseHtml(text: string): MarkupElement {
	let depth = 0;
	let count = 0;
	const document = parse(text, {
		sourceCodeLocationInfo: true,
		treeAdapter: {
			...defaultTreeAdapter,
			// The algorithm looks through all open elements again and again, so depth costs time squared.
			onItemPush: () => {
				depth += 1;
				count += 1;
				if (count > sizeLimits.elements)
					throw new Unreadable(
						`The HTML has more than ${sizeLimits.elements} elements`,
					);
				if (depth > sizeLimits.depth)
					throw new Unreadable(
						`Elements are nested more than ${sizeLimits.depth} deep`,
					);
			},
			onItemPop: () => {
				depth -= 1;
			},
		},
	});
	return {
		name: "",
		namespace: "",
		attributes: new Map(),
		children: childrenOf(document),
		line: 1,
		column: 1,
	};
}

function childrenOf(
	parent: DefaultTreeAdapterTypes.ParentNode,
): (MarkupElement | string)[] {
	return parent.childNodes.flatMap((node): (MarkupElement | string)[] => {
		if (defaultTreeAdapter.isTextNode(node)) return [node.value];
		if (!defaultTreeAdapter.isElementNode(node)) return [];
		return [
			{
				name: node.tagName,
				namespace: node.namespaceURI,
				attributes: new Map(
					node.attrs.map((item) => [
						`${item.prefix && item.prefix !== "xlink" ? `${item.prefix}:` : ""}${item.name}`,
						item.value,
					]),
				),
				children: childrenOf(node),
				line: node.sourceCodeLocation?.startLine ?? 0,
				column: node.sourceCodeLocation?.startCol ?? 0,
			},
		];
	});
}
