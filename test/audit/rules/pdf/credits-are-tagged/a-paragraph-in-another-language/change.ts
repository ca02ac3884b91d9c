/** Says of the last paragraph that it is in French, as the tag of a foreign quotation does. */
import { PDFDict, type PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";

export function change({ context }: PDFDocument): void {
	const paragraph = context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.findLast(
			(object): object is PDFDict =>
				object instanceof PDFDict &&
				object.get(PDFName.of("S")) === PDFName.of("P"),
		);
	if (!paragraph) throw new Error("No paragraph in the structure");
	paragraph.set(PDFName.of("Lang"), PDFString.of("fr"));
}
