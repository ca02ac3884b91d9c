/** The place of a finding in the HTML or the EPUB → the blocks of text and the images that it means. */
import type { AuditResult } from "../audit/rule.ts";
import type { EpubReading } from "../readings/epub.ts";
import type { HtmlReading } from "../readings/html.ts";
import {
	elementsBelow,
	hasWord,
	type MarkupElement,
} from "../readings/markup.ts";
import {
	type Image,
	inline,
	type Page,
	type PageBlock,
} from "../readings/page.ts";
import { selectElements } from "./select-elements.ts";

interface Spots {
	readonly blocks: readonly PageBlock[];
	readonly images: readonly Image[];
}

type Reading = HtmlReading | EpubReading;

/** Nothing where the place is none of a page, or one that holds much more than a block. */
export function findOnPage(
	{ rule, where }: AuditResult,
	reading: Reading,
): Spots {
	const spots = elementsAt(rule, where, reading).map(({ page, element }) =>
		spotsOf(element, page, reading),
	);
	return {
		blocks: [...new Set(spots.flatMap(({ blocks }) => blocks))],
		images: [...new Set(spots.flatMap(({ images }) => images))],
	};
}

interface Found {
	readonly page: Page;
	readonly element: MarkupElement;
}

function elementsAt(rule: string, where: string, reading: Reading): Found[] {
	const { documents } = reading;
	const point = pointOf(where, documents);
	if (point) {
		const { page, line, column } = point;
		return elementsFrom(page, line, column && shown(line, column, reading));
	}
	if (!/^(axe|ace) /.test(rule)) return [];
	const page = documents.find(
		({ name }) => reading.edition === "html" || where.startsWith(`${name} `),
	);
	if (!page) return [];
	const selector =
		reading.edition === "html" ? where : where.slice(page.name.length + 1);
	const elements = selectElements(page.root, selector);
	// A selector that fits several names none of them.
	return elements.length === 1
		? elements.map((element) => ({ page, element }))
		: [];
}

interface Point {
	readonly page: Page;
	readonly line: number;
	readonly column: number | undefined;
}

/** `LINE:COLUMN` of Nu, which knows of one page, or `NAME:LINE` with a column or without at the end of what is said. */
function pointOf(where: string, pages: readonly Page[]): Point | undefined {
	const bare = /^(\d+):(\d+)$/.exec(where);
	const named = /(?:^|[ ,(])([^\s:,(]+):(\d+)(?::(\d+))?$/.exec(where);
	const [line, column] = bare ? bare.slice(1) : (named?.slice(2) ?? []);
	const page = bare ? pages[0] : pages.find(({ name }) => name === named?.[1]);
	return (
		page && {
			page,
			line: Number(line),
			column: column === undefined ? undefined : Number(column),
		}
	);
}

/** The reading has a short mark in place of each file that the page embeds, so what follows it in a line stands further left. */
function shown(line: number, column: number, reading: Reading): number {
	if (reading.edition === "epub") return column;
	const text = reading.text.split("\n")[line - 1] ?? "";
	let moved = column;
	for (const { 0: mark, 1: index, index: at } of text.matchAll(
		/(?<=;base64,)#(\d+)/g,
	)) {
		if (moved <= at + 1) break;
		const length = reading.embedded[Number(index)]?.length ?? mark.length;
		moved = Math.max(at + 1, moved - length + mark.length);
	}
	return moved;
}

/** With a column, the element that begins last before it; without, all that begin on the line. */
function elementsFrom(
	page: Page,
	line: number,
	column: number | undefined,
): Found[] {
	const before = [...elementsBelow(page.root)]
		.map(({ element }) => element)
		.filter(
			(element) =>
				element.line < line ||
				(element.line === line && element.column <= (column ?? Infinity)),
		);
	const last = before.at(-1);
	const elements =
		column === undefined && last?.line === line
			? before.filter((element) => element.line === line)
			: last
				? [last]
				: [];
	return elements.map((element) => ({ page, element }));
}

const none: Spots = { blocks: [], images: [] };

/** What stands in an element, or else the block that it is a part of. */
function spotsOf(element: MarkupElement, page: Page, reading: Reading): Spots {
	const inside = new Set([
		element,
		...[...elementsBelow(element)].map((below) => below.element),
	]);
	const blocks = reading.blocks.filter((block) => inside.has(block.element));
	const images = reading.images.filter((image) => inside.has(image.element));
	const [first] = blocks;
	if (blocks.length === 1) return { blocks, images: [] };
	// A list or a table begins where its first block does; a chapter is no place.
	if (first)
		return isProse(blocks) && !hasWord(element, "class", "text")
			? { blocks: [first], images: [] }
			: none;
	if (images.length === 1) return { blocks: [], images };
	const around = blockAround(element, page);
	const own = reading.blocks.filter((block) => block.element === around);
	return own.length === 1 ? { blocks: own, images: [] } : none;
}

function isProse(blocks: readonly PageBlock[]): boolean {
	return blocks.every((block) => block.inText || block.inNotes);
}

function blockAround(
	element: MarkupElement,
	{ root }: Page,
): MarkupElement | undefined {
	if (!inline.has(element.name)) return element;
	for (const below of elementsBelow(root))
		if (below.element === element)
			return below.ancestors.findLast((item) => !inline.has(item.name));
	return undefined;
}
