/** Gives each entry of the outline the words of its heading: the browser writes capitals where the style sets them, no space where a line ends, and the names of marks. */
import { type PDFDict, PDFName, PDFRef } from "@cantoo/pdf-lib";
import { dictAt, type OpenFile, text } from "../open-file.ts";
import { elementsOf, type StructureTree } from "./structure-tree.ts";

/** `headings` are those of the print HTML in document order, which the structure has too. */
export function nameOutline(
	file: OpenFile,
	tree: StructureTree,
	headings: readonly string[],
): void {
	const elements = [...elementsOf(tree.root)].filter(({ tag }) =>
		/^H[1-6]$/.test(tag),
	);
	if (elements.length !== headings.length) return;
	const words = new Map<PDFRef, string>();
	for (const [index, { was }] of elements.entries()) {
		const heading = headings[index];
		if (was && heading !== undefined) words.set(was, heading);
	}
	for (const entry of entriesOf(dictAt(file.catalog, "Outlines"))) {
		const target = entry.get(PDFName.of("SE"));
		const heading = target instanceof PDFRef && words.get(target);
		if (heading) entry.set(PDFName.of("Title"), text(heading));
	}
}

/** In the order in which they are read. */
function* entriesOf(parent: PDFDict | undefined): Generator<PDFDict> {
	const seen = new Set<PDFDict>();
	for (
		let entry = parent && dictAt(parent, "First");
		entry && !seen.has(entry);
		entry = dictAt(entry, "Next")
	) {
		seen.add(entry);
		yield entry;
		yield* entriesOf(entry);
	}
}
