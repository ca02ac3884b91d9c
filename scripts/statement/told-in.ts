/** The prose of a chapter → what it tells without showing it, and how its formulas are drawn: what no passage holds. */
import type { Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { shortHash } from "../machine/sha256.ts";

interface ToldText {
	/** Of the attribute. */
	readonly name: string;
	readonly text: string;
}

/** By the names of hast. */
const telling: Readonly<Record<string, string>> = {
	title: "title",
	cite: "cite",
	ariaLabel: "aria-label",
	ariaLabelledBy: "aria-labelledby",
	ariaDescribedBy: "aria-describedby",
};

/** In order: the titles of words, the names of drawings and lists, the addresses of quotations. */
export function toldTextsIn(body: Root): ToldText[] {
	const told: ToldText[] = [];
	visit(body, "element", ({ properties }) => {
		for (const [property, value] of Object.entries(properties)) {
			const name = telling[property];
			if (name !== undefined && value !== null && value !== undefined)
				told.push({
					name,
					text: Array.isArray(value) ? value.join(" ") : String(value),
				});
		}
	});
	return told;
}

/** Of each formula a short hash of the signs that are drawn, in order. */
export function formulasIn(body: Root): string[] {
	const formulas: string[] = [];
	visit(body, "element", (element) => {
		if (element.tagName === "math") formulas.push(shortHash(textOf(element)));
	});
	return formulas;
}
