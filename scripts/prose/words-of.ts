/** The words of an element, as the readings of editions have them. */
import type { Element } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { isElement } from "./elements.ts";

/** In one line, with a picture or a formula as one sign (U+FFFC). */
export function wordsOf(node: Element): string {
	let words = "";
	visit(node, (part) => {
		if (part.type === "text") words += part.value;
		else if (isElement(part, "img", "svg", "math")) words += "\ufffc";
		return isElement(part, "math") ? SKIP : undefined;
	});
	return words.replace(/\s+/g, " ").trim();
}
