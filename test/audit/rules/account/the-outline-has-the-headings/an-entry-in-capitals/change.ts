/** Gives the first entry of the outline in capitals, as a style sheet may set its heading. */
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
			PDFHexString.fromText("PORT OFFICIALS REOPEN NORTHERN BASIN"),
		);
}
