/** Measures the type of each page’s running text, since a browser prints everything smaller where one thing is too wide. */

import { elementsBelow } from "../../../readings/markup.ts";
import { holdsText } from "../../../readings/page.ts";
import type { PdfReading, Shown } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { bodyInPrint } from "../../body-in-print.ts";
import type { PageEdition } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";

export const textHasTheSizeOfTheHouse: Rule = {
	id: "P10",
	says: "The text of every page has the size of the house style.",
	clause:
		"Chromium prints all text smaller where one thing is wider than the page",
	pdf: (pdf, { record, readings }) => {
		// Records of earlier versions do not say it.
		if (!record.house) return [];
		const pages = [...runsByPage(pdf, record)];
		const { text, apart } = record.house.typeSizes;
		const isPlain = (runs: readonly Shown[]) => hasSize(runs, text);
		const page = readings.html ?? readings.epub;
		// A page may hold nothing but a quotation that is set large; a whole publication only where all its text is set apart.
		const expected =
			pages.some(([, runs]) => isPlain(runs)) || (page && isSetApart(page))
				? [...text, ...apart]
				: text;
		return pages
			.filter(([, runs]) => !hasSize(runs, expected))
			.map(
				([page, runs]): Finding => ({
					expected: `text of ${text.join(" or ")} points`,
					actual: `${mostUsed(runs).toFixed(2)} points`,
					where: `page ${page + 1}`,
				}),
			);
	},
};

/** Whether every paragraph of the text stands in an aside. */
function isSetApart({ documents }: PageEdition): boolean {
	const paragraphs = documents
		.flatMap(({ root }) => [...elementsBelow(root)])
		.filter(
			({ element, ancestors }) =>
				ofText.has(element.name) && ancestors.some(holdsText),
		);
	return (
		paragraphs.length > 0 &&
		paragraphs.every(({ ancestors }) =>
			ancestors.some(({ name }) => name === "aside"),
		)
	);
}

const ofText = new Set("p li dt dd blockquote".split(" "));

/** Points by which a size may differ. */
const tolerance = 0.05;

/** What is set in sizes of its own. */
const notText = new Set(
	"Table Caption Figure Formula Note Code H1 H2 H3 H4 H5 H6 TOC".split(" "),
);

function runsByPage(
	pdf: PdfReading,
	record: CreditRecord,
): Map<number, Shown[]> {
	const pages = new Map<number, Shown[]>();
	for (const block of bodyInPrint(pdf, record).blocks)
		if (!block.path.some((tag) => notText.has(tag)))
			for (const run of block.shown) {
				const runs = pages.get(run.page) ?? [];
				pages.set(run.page, runs);
				runs.push(run);
			}
	return pages;
}

function hasSize(runs: readonly Shown[], sizes: readonly number[]): boolean {
	return runs.some((run) =>
		sizes.some((size) => Math.abs(run.size - size) <= tolerance),
	);
}

/** The size of most of the characters. */
function mostUsed(runs: readonly Shown[]): number {
	const used = new Map<number, number>();
	for (const { size, drawn } of runs)
		used.set(size, (used.get(size) ?? 0) + drawn.length);
	const [most] = [...used].sort((one, other) => other[1] - one[1]);
	return most?.[0] ?? 0;
}
