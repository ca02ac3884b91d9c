/** Stressed words of scripts that have no italics stand upright, so that the house can stress them in another way. */
import type { Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";

const stressed: ReadonlySet<string> = new Set("em i cite dfn var".split(" "));

/** Letters of the scripts whose type has italics are left to them. */
const upright =
	/(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}/u;

export function setUpright(tree: Root): void {
	visit(tree, "element", (node) => {
		if (stressed.has(node.tagName) && upright.test(textOf(node)))
			node.properties.className = ["upright"];
	});
}
