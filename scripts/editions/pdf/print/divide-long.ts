/**
 * Long texts, lists and tables in parts, which do not show: what Chromium does for the children of one element grows with
 * their square, in time for those that it tags, and in memory for the rows of a table that goes on for many pages.
 */
import type {
	Element,
	ElementContent,
	Properties,
	Root,
	RootContent,
} from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { encodeMark } from "../side-channel.ts";

/** Children of a part. */
const size = 200;

/** What parts of a table need of a style sheet, whatever the house. */
export const partStyles = `
.in-parts, .part { table-layout: fixed; overflow-wrap: anywhere; }
.part { margin: 0; }
.in-parts > tbody > tr { break-inside: auto; }
.in-parts > tbody > tr > td { padding: 0; border: 0; }
`;

/** Divides whatever has more than some hundred children. What is put around them is no part of the structure. */
export function divideLong(tree: Root): void {
	visit(tree, "element", (node) => {
		if (node.tagName === "table") divideTable(node);
		else if (holders.has(node.tagName)) divideChildren(node);
	});
	divideChildren(tree);
}

/** Elements whose children are blocks. */
const holders = new Set(
	"ol ul dl div section aside blockquote li details".split(" "),
);

/** The first part stays as it is, so that a style sheet finds the first child where it looks for it. */
function divideChildren(node: Root | Element): void {
	if (node.children.length <= 2 * size) return;
	const kept = node.children.slice(0, size);
	const parts: ElementContent[] = [];
	for (let at = size; at < node.children.length; at += size)
		parts.push(
			element(
				"div",
				{ className: ["run"], ...group },
				node.children.slice(at, at + size) as ElementContent[],
			),
		);
	let before: RootContent | undefined = kept.findLast((child) =>
		isElement(child),
	);
	for (const one of parts) {
		const own = one.type === "element" ? elementsOf(one) : [];
		const [first] = own;
		// A paragraph is indented after another one, which here it is not the sibling of.
		if (isElement(before, "p") && isElement(first, "p"))
			first.properties.className = [...classesOf(first), "goes-on"];
		before = own.at(-1) ?? before;
	}
	node.children = [...kept, ...parts] as ElementContent[];
}

function isElement(
	node: RootContent | undefined,
	tagName?: string,
): node is Element {
	return node?.type === "element" && (!tagName || node.tagName === tagName);
}

function elementsOf({ children }: Element): Element[] {
	return children.filter((child) => isElement(child));
}

function classesOf({ properties }: Element): string[] {
	return [properties.className ?? []].flat().map(String);
}

/**
 * The rows become tables of their own in one cell of the table, which has its head on every page as before. Roles keep
 * the structure: one table, whose rows they all are. Cells that span rows may reach from one part into the next, so such
 * a table stays as it is.
 */
function divideTable(table: Element): void {
	const bodies = table.children.filter((child) => isElement(child, "tbody"));
	const [body] = bodies;
	if (!isElement(body) || bodies.length > 1) return;
	const rows = body.children.filter((child) => isElement(child, "tr"));
	if (rows.length <= 2 * size || spansRows(table)) return;
	const { columns, least } = columnsOf(table);
	const parts: Element[] = [];
	for (let at = 0; at < rows.length; at += size)
		parts.push(
			element("table", { className: ["part"], ...group }, [
				structuredClone(columns),
				element("tbody", meaningless, rows.slice(at, at + size)),
			]),
		);
	for (const row of rows) nameRow(row);
	const colSpan = columns.children.length;
	const cell = element("td", { colSpan, ...meaningless }, parts);
	body.properties.role = "none";
	body.children = [element("tr", meaningless, [cell])];
	table.properties.role = "table";
	table.properties.className = [...classesOf(table), "in-parts"];
	// Wider than its page then, so that it is set smaller or across a page like a short one.
	if (least > lineLength)
		table.properties.style = `min-width: ${(least * letter).toFixed(2)}em`;
	const head = table.children.findIndex(
		(child) => isElement(child) && child.tagName !== "caption",
	);
	table.children = table.children.filter(
		(child) => !isElement(child, "colgroup"),
	);
	table.children.splice(head, 0, columns);
}

function spansRows(table: Element): boolean {
	let spans = false;
	visit(table, "element", ({ properties }) => {
		spans ||= Number(properties.rowSpan ?? 1) !== 1;
	});
	return spans;
}

const meaningless = { role: "none" };
/** Has to be in the browser’s tree, or it would count the children of all parts as those of one element. */
const group = { role: "figure", ariaLabel: encodeMark({ tag: "Group" }) };

function nameRow(row: Element): void {
	row.properties.role = "row";
	for (const cell of elementsOf(row))
		cell.properties.role =
			cell.tagName === "td"
				? "cell"
				: cell.properties.scope === "row"
					? "rowheader"
					: "columnheader";
}

/** Characters that fit into a line of a table, about. */
const lineLength = 80;
/** Characters of white space around the text of a cell. */
const padding = 2;

/** Ems that a character of a word takes, about. */
const letter = 0.55;

/**
 * Widths as a browser would give them to columns of such texts: all that the longest text needs, or a fair share. `least`
 * is how many characters wide the table is when no usual word is broken.
 */
function columnsOf(table: Element): {
	readonly columns: Element;
	readonly least: number;
} {
	const least: number[] = [];
	const most: number[] = [];
	visit(table, "element", (row) => {
		if (row.tagName !== "tr") return;
		let column = 0;
		for (const cell of elementsOf(row)) {
			const span = Number(cell.properties.colSpan ?? 1) || 1;
			const text = textOf(cell).replaceAll("\u00ad", "").trim();
			const word = Math.max(...text.split(/\s+/).map(({ length }) => length));
			for (let at = column; at < column + span; at += 1) {
				const share = span === 1 ? 1 : 0;
				least[at] = Math.max(least[at] ?? 1, share * Math.min(word, 20));
				most[at] = Math.max(most[at] ?? 1, share * Math.min(text.length, 200));
			}
			column += span;
		}
	});
	const widths = shareOut(least, most);
	const whole = sum(widths);
	const columns = widths.map((width) =>
		element(
			"col",
			{ style: `width: ${((100 * width) / whole).toFixed(2)}%` },
			[],
		),
	);
	return {
		columns: element("colgroup", {}, columns),
		least: sum(least) + padding * least.length,
	};
}

function shareOut(least: readonly number[], most: readonly number[]): number[] {
	const room = lineLength - padding * least.length;
	const free = Math.max(0, room - sum(least));
	const wanted = Math.max(1, sum(most) - sum(least));
	return least.map((width, column) => {
		const more = (most[column] ?? width) - width;
		return padding + width + more * Math.min(1, free / wanted);
	});
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

function element(
	tagName: string,
	properties: Properties,
	children: ElementContent[],
): Element {
	return { type: "element", tagName, properties: { ...properties }, children };
}
