/** Fills the first name with a tenth of its ink. */
import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { editContent } from "../../../../edit-files.ts";

export function change(document: PDFDocument): void {
	const { context } = document;
	const resources = document.getPage(0).node.Resources();
	const states = resources?.lookup(PDFName.of("ExtGState"), PDFDict);
	states?.set(PDFName.of("Veil"), context.obj({ ca: 0.1 }));
	editContent(
		(text) => text.replace("/MCID 1>> BDC", "/MCID 1>> BDC /Veil gs"),
		0,
	)(document);
}
