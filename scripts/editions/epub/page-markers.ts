/** Where the printed pages begin, in the text of the EPUB: so that readers of both can be on the same page (EPUB Accessibility 1.1 §3). */
import type { Element, Root } from "hast";
import { blocksOf, type PageBreaks } from "../page/blocks.ts";

export interface PageMarker {
	readonly page: number;
	/** `page-3`, unique in the book. */
	readonly id: string;
	readonly href: string;
}

/**
 * Sets a marker before the first block that begins on each new page. A page that begins in the middle of a paragraph
 * gets its marker at the next one; a page on which none begins gets none. `label` is “Page” in the book’s language.
 */
export function markPages(
	body: Root,
	chapterSlug: string,
	breaks: PageBreaks,
	marked: readonly PageMarker[],
	label: string,
): PageMarker[] {
	const markers: PageMarker[] = [];
	const taken = new Set(marked.map((marker) => marker.page));
	for (const { block, element } of blocksOf(body)) {
		const page = breaks.get(block.id);
		if (page === undefined || taken.has(page)) continue;
		taken.add(page);
		const id = `_page-${page}`;
		body.children.splice(
			body.children.indexOf(element),
			0,
			marker(id, `${label} ${page}. `),
		);
		markers.push({ page, id, href: `${chapterSlug}.xhtml#${id}` });
	}
	return markers;
}

function marker(id: string, words: string): Element {
	return {
		type: "element",
		tagName: "div",
		properties: {
			id,
			"epub:type": "pagebreak",
			role: "doc-pagebreak",
			ariaLabel: words,
		},
		children: [],
	};
}
