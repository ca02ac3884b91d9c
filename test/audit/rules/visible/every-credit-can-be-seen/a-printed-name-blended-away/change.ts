/** Has white paint take the ink of the first name. */
import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { editContent } from "../../../../edit-files.ts";

export function change(document: PDFDocument): void {
	const { context } = document;
	const resources = document.getPage(0).node.Resources();
	const states = resources?.lookup(PDFName.of("ExtGState"), PDFDict);
	states?.set(PDFName.of("Veil"), context.obj({ BM: "Screen" }));
	editContent(
		(text) =>
			`q 1 g 0 0 600 850 re f Q ${text.replace("/MCID 1>> BDC", "/MCID 1>> BDC /Veil gs")}`,
		0,
	)(document);
}
