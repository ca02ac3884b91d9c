/** Draws lines over the whole first page, so that some stand over what is there. */
import type { PDFDocument } from "@cantoo/pdf-lib";

export function change(document: PDFDocument): void {
	for (let y = 100; y < 760; y += 7)
		document.getPage(0).drawText("over the text", { x: 40, y, size: 8 });
}
