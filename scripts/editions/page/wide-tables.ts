/** Tables whose words alone need more room than a narrow page has: where nothing scrolls, their words break rather than the page. */
import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";

/** Characters that a narrow page holds beside each other, with the space between two columns. */
const narrowPage = 44;
const columnGap = 2;

/** Gives such tables the class `wide`. */
export function markWideTables(tree: Root): void {
	visit(tree, "element", (node) => {
		if (node.tagName !== "table" || leastWidth(node) <= narrowPage) return;
		node.properties.className = ["wide"];
	});
}

/** The longest words of all columns, beside each other. */
function leastWidth(table: Element): number {
	const columns: number[] = [];
	visit(table, "element", (row) => {
		if (row.tagName !== "tr") return;
		const cells = row.children.filter((cell) => cell.type === "element");
		cells.forEach((cell, index) => {
			columns[index] = Math.max(columns[index] ?? 0, longestWord(cell));
		});
	});
	return columns.reduce((sum, width) => sum + width + columnGap, 0);
}

function longestWord(cell: Element): number {
	const words = textOf(cell).split(/[\s\-\u2013\u2014]+/u);
	return words.reduce((longest, word) => Math.max(longest, word.length), 0);
}
