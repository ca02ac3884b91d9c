/** Holds the outline, which viewers show beside the pages, against the headings of the print. */

import type { PdfBlock } from "../../../readings/pdf.ts";
import { rightToLeft } from "../../body-blocks.ts";
import { nothing } from "../../finding.ts";
import { bareText, inCapitals, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const theOutlineHasTheHeadings: Rule = {
	id: "A04",
	says: "The outline of the PDF has each heading of its pages, in its words and in its place, and nothing else.",
	clause: "ISO 32000-1 §12.3.3; ISO 14289-1 §7.17",
	pdf: ({ items, blocks }) => {
		const headings = headingsIn(blocks);
		const entries = items
			.filter(({ key }) => key === "outline")
			.map(({ value }) => value);
		const length = Math.max(headings.length, entries.length);
		const at = Array.from({ length }).findIndex(
			(_, index) => !isHeading(headings[index], entries[index]),
		);
		if (at < 0) return [];
		const found = finding(headings[at], entries[at]);
		const { expected, actual } = found;
		if (headings.length === entries.length) return [found];
		return [
			{
				...found,
				about:
					headings.length > entries.length
						? { lacks: [expected] }
						: { has: [actual], restsOn: ["A14", "W02"] },
			},
		];
	},
};

/** Without the words in their pictures. */
function headingsIn(blocks: readonly PdfBlock[]): readonly PdfBlock[] {
	return blocks.filter(
		({ path }) =>
			path.some((tag) => /^H[1-6]$/.test(tag)) && !path.includes("Figure"),
	);
}

function isHeading(
	block: PdfBlock | undefined,
	entry: string | undefined,
): boolean {
	if (block === undefined || entry === undefined) return false;
	const isTurned = rightToLeft.test(entry);
	const [printed = "", listed = ""] = [block.text, entry].map((text) =>
		isTurned ? sorted(letters(text)) : letters(text),
	);
	if (block.isPartial) return isWithin(printed, listed);
	// Numbers and signs beside words from the right stand in an order of their own, and brackets are drawn the other way.
	return printed === listed && (isTurned || hasItsSpaces(block.text, entry));
}

/** Decomposed, since a mark may compose with the letter that stands before it in the order of print. */
function sorted(signs: string): string {
	return [
		...signs
			.normalize("NFD")
			.replace(/[)\]}]/g, (sign) => opening[sign] ?? sign),
	]
		.sort()
		.join("");
}

const opening: Readonly<Record<string, string>> = {
	")": "(",
	"]": "[",
	"}": "{",
};

/** Capitals, which the style sheet may set, without the numbers of notes. */
function letters(text: string): string {
	return inCapitals(bareText(text)).replace(/\p{N}/gu, "");
}

/** Whether the signs of `part` stand in `whole` in their order. */
function isWithin(part: string, whole: string): boolean {
	let at = 0;
	for (const sign of whole) if (part.startsWith(sign, at)) at += sign.length;
	return at >= part.length;
}

/** A line that ends between words has a space before its end, but for what is broken anywhere, and a word in two lines has none. */
function hasItsSpaces(printed: string, entry: string): boolean {
	let rest = words(entry);
	for (const printedLine of printed.split("\n")) {
		const line = words(printedLine);
		const found = [
			line,
			` ${line}`,
			line.replace(/[-\u2010]$/, ""),
			line.trim(),
		].find(
			(start, index) =>
				rest.startsWith(start) &&
				// A place beside a sign where a line may end is drawn as a space.
				(index < 3 ||
					/\p{P}$/u.test(start) ||
					/^\p{P}/u.test(rest.slice(start.length))),
		);
		if (found === undefined) return false;
		rest = rest.slice(found.length);
	}
	return rest.trim() === "";
}

/** With its blanks, by the letters that print draws, which may be composed or not. */
function words(text: string): string {
	const drawn = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
	return inCapitals(drawn.replace(/\s+/g, " ")).replace(/\p{N}/gu, "");
}

function finding(
	block: PdfBlock | undefined,
	entry: string | undefined,
): Finding {
	return {
		expected: block ? seenText(block.text) : nothing,
		actual: entry ?? nothing,
		where: "outline",
	};
}
