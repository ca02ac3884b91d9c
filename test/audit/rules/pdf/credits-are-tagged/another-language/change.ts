/** Has the catalog say French. */
import { type PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";

export function change({ catalog }: PDFDocument): void {
	catalog.set(PDFName.of("Lang"), PDFString.of("fr"));
}
