/** What directives for tables that were drawn with signs become (dialect-blocks/drawn-tables.ts): a table, its head, body and foot, rows and cells. */
import type { Element } from "hast";
import { element, isElement } from "./elements.ts";

type Children = Element["children"];
type Attributes = Readonly<Record<string, string | null | undefined>>;

const groups: Readonly<Record<string, string>> = {
	head: "thead",
	foot: "tfoot",
};

/** Rows come each in a group of its own: those that follow one another are one. */
export function drawnTable(rows: Children): Element {
	const table = element("table", {}, []);
	for (const group of rows) {
		const last = table.children.at(-1);
		if (isElement(group) && isElement(last, group.tagName))
			last.children.push(...group.children);
		else table.children.push(group);
	}
	return table;
}

export function drawnRow(cells: Children, { part }: Attributes): Element {
	const row = element("tr", {}, cells);
	if (part === "head")
		for (const cell of cells) if (isElement(cell)) cell.tagName = "th";
	return element(groups[part ?? ""] ?? "tbody", {}, [row]);
}

export function drawnCell(children: Children, { align }: Attributes): Element {
	return element("td", align ? { align } : {}, children);
}
