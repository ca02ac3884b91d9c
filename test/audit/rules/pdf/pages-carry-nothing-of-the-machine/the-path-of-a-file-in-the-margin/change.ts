/** Draws text that no element of the structure knows, as a browser’s own footer is. */
import type { PDFDocument } from "@cantoo/pdf-lib";

export function change(document: PDFDocument): void {
	document
		.getPage(0)
		.drawText("file:///home/somebody/port.html", { x: 40, y: 20, size: 8 });
}
