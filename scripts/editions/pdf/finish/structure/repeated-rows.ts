/** Table heads and feet that Chromium repeats on every page: they are read once, and are artifacts elsewhere. */
import {
	contentsOf,
	elementsOf,
	type StructureElement,
	type StructureTree,
} from "./structure-tree.ts";

export function markRepeatedRows(tree: StructureTree): void {
	for (const node of elementsOf(tree.root))
		if (node.tag === "Table") markRows(rowsOf(node));
}

function rowsOf(table: StructureElement): StructureElement[] {
	const rows: StructureElement[] = [];
	for (const child of table.children) {
		if (child.kind !== "element") continue;
		if (child.tag === "TR") rows.push(child);
		else if (child.tag !== "Caption") rows.push(...rowsOf(child));
	}
	return rows;
}

function markRows(rows: readonly StructureElement[]): void {
	const pages = rows.map(pagesOf);
	rows.forEach((row, index) => {
		const own = pages[index] ?? [];
		const first = own[0];
		const last = own.at(-1);
		if (own.length < 2 || first === undefined || last === undefined) return;
		if (!isWholeOnEachPage(row, own)) return;
		// A foot stands on pages after which its table goes on.
		const goesOn = pages
			.slice(0, index)
			.flat()
			.some((page) => page > first);
		// Below a row that is cut in two nothing stands on its first page.
		const isFollowed = pages.slice(index + 1).some((one) => one[0] === first);
		if (isHead(row, isFollowed)) keepPage(row, first);
		else if (goesOn) keepPage(row, last);
	});
}

function pagesOf(row: StructureElement): number[] {
	const pages = new Set<number>();
	for (const { page } of contentsOf(row)) pages.add(page);
	return [...pages].sort((a, b) => a - b);
}

/** A cell without words heads nothing, and is no TH. */
function isHead(row: StructureElement, isFollowed: boolean): boolean {
	const cells = row.children.filter((child) => child.kind === "element");
	return isFollowed
		? cells.some(({ tag }) => tag === "TH")
		: cells.every(({ tag }) => tag === "TH");
}

/** A row that is cut in two has some of its text on one page only; a repeated row has all of it on each. */
function isWholeOnEachPage(
	row: StructureElement,
	pages: readonly number[],
): boolean {
	for (const node of elementsOf(row)) {
		const isLeaf = node.tag !== "TR" && node.tag !== "TH" && node.tag !== "TD";
		const own = node.children.filter((child) => child.kind === "content");
		if (!isLeaf || own.length === 0) continue;
		const missing = pages.some(
			(page) => !own.some((content) => content.page === page),
		);
		if (missing) return false;
	}
	return true;
}

function keepPage(row: StructureElement, kept: number): void {
	for (const content of contentsOf(row))
		if (content.page !== kept) content.use = "artifact";
}
