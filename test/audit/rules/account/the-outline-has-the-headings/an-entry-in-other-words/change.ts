/** Gives the first entry of the outline other words. */
import {
	PDFDict,
	type PDFDocument,
	PDFHexString,
	PDFName,
} from "@cantoo/pdf-lib";

export function change(document: PDFDocument): void {
	const outlines = document.catalog.lookup(PDFName.of("Outlines"), PDFDict);
	outlines
		.lookup(PDFName.of("First"), PDFDict)
		.set(
			PDFName.of("Title"),
			PDFHexString.fromText("Port officials close northern basin"),
		);
}
