/** Shows the lower part of the first page alone. */
import type { PDFDocument } from "@cantoo/pdf-lib";

export function change(document: PDFDocument): void {
	document.getPage(0).setCropBox(0, 0, 595, 540);
}
