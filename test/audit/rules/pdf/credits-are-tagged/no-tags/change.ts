/** Leaves the structure tree out. */
import { type PDFDocument, PDFName } from "@cantoo/pdf-lib";

export function change({ catalog }: PDFDocument): void {
	catalog.delete(PDFName.of("StructTreeRoot"));
}
