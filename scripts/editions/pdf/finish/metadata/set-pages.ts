/** The sheets as they were ordered: exact boxes, tab order by structure, and page labels. */
import { type PDFDict, PDFName } from "@cantoo/pdf-lib";
import type { PageLabel, PdfFacts } from "../facts.ts";
import { arrayAt, type OpenFile } from "../open-file.ts";

/** Chromium rounds the sheet to CSS pixels; a difference of more than this many points is another sheet. */
const rounding = 1;

export function setPages(file: OpenFile, facts: PdfFacts): void {
	for (const { dict } of file.pages) {
		setBoxes(file, dict, facts.page);
		dict.set(PDFName.of("Tabs"), PDFName.of("S"));
	}
	if (facts.pageLabels.length === 0) return;
	const labels = fromFirstPage(facts.pageLabels).flatMap(
		({ page, style, start = 1 }) => [
			page,
			{ Type: "PageLabel", S: style, St: start },
		],
	);
	file.catalog.set(
		PDFName.of("PageLabels"),
		file.context.obj({ Nums: labels }),
	);
}

/** In order, and from the first page on, as they must be (ISO 32000-1 §12.4.2). */
function fromFirstPage(labels: readonly PageLabel[]): readonly PageLabel[] {
	const ordered = labels.toSorted((a, b) => a.page - b.page);
	return ordered[0]?.page === 0
		? ordered
		: [{ page: 0, style: "D" }, ...ordered];
}

/** Sheets in landscape get the same exact sides; a sheet of another size keeps its own. */
function setBoxes(
	file: OpenFile,
	page: PDFDict,
	sheet: PdfFacts["page"],
): void {
	const printed = arrayAt(page, "MediaBox")?.asRectangle();
	if (!printed) return;
	const exact = [sheet, { width: sheet.height, height: sheet.width }].find(
		({ width, height }) =>
			Math.abs(width - printed.width) <= rounding &&
			Math.abs(height - printed.height) <= rounding,
	);
	const { width, height } = exact ?? printed;
	for (const box of ["MediaBox", "TrimBox"])
		page.set(PDFName.of(box), file.context.obj([0, 0, width, height]));
}
