/** Compares the EPUB’s list of printed pages with the pages of the PDF. */
import type { EpubReading } from "../../../readings/epub.ts";
import {
	attribute,
	elementsBelow,
	findAll,
	type MarkupElement,
} from "../../../readings/markup.ts";
import { apart } from "../../../readings/page.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const pagesAreThoseOfThePrint: Rule = {
	id: "N04",
	says: "The EPUB’s list of pages leads to what begins on these pages of the print.",
	clause: "EPUB Accessibility 1.1 §3: page navigation corresponds to the print",
	all: ({ readings: { epub, pdf } }) => (epub && pdf ? check(epub, pdf) : []),
};

function check(epub: EpubReading, pdf: PdfReading): Finding[] {
	const marked = new Map(
		epub.documents.flatMap(({ name, root }) =>
			blocksAfterMarkers(root).map(({ id, block }) => [`${name}#${id}`, block]),
		),
	);
	const begins = pdf.pages.map((): string[] => []);
	for (const { page, text } of pdf.blocks) begins[page]?.push(bareText(text));
	return epub.navigation.pages.flatMap(({ text, path, id }): Finding[] => {
		const block = marked.get(`${path}#${id}`);
		const isSame =
			block !== undefined &&
			(!isComparable(block) || startsWithOne(block, begins[Number(text) - 1]));
		return isSame
			? []
			: [
					{
						expected: `what begins on page ${text} of the PDF`,
						actual: block
							? seenText(textOf(block)).slice(0, 60)
							: "no such place",
						where: `page ${text} of the EPUB’s list of pages`,
						about: {
							has: block ? [textOf(block)] : [],
							restsOn: block ? ["W02", "V08"] : ["A14", "A05", "W02"],
						},
					},
				];
	});
}

/** As it stands in a line of print. */
function textOf(node: MarkupElement | string): string {
	if (typeof node === "string") return node;
	return apart.has(node.name) ? "" : node.children.map(textOf).join("");
}

function startsWithOne(block: MarkupElement, starts: readonly string[] = []) {
	const own = bareText(textOf(block));
	return starts.some((start) => own.startsWith(start));
}

/** Each marker with the element that stands right after it. */
function blocksAfterMarkers(root: MarkupElement) {
	return [...elementsBelow(root)].flatMap(({ element }) => {
		const elements = element.children.filter(
			(child) => typeof child !== "string",
		);
		return elements.flatMap((child, index) => {
			const block = elements[index + 1];
			return attribute(child, "role") === "doc-pagebreak" && block
				? [{ id: attribute(child, "id"), block }]
				: [];
		});
	});
}

/** Pictures have no words; formulas, letters that run from right to left, and figures without letters, which may stand among those, are read in another order in print. */
function isComparable(block: MarkupElement): boolean {
	const text = textOf(block);
	return (
		/\p{L}/u.test(text) &&
		findAll(block, "math").length === 0 &&
		!/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text)
	);
}
