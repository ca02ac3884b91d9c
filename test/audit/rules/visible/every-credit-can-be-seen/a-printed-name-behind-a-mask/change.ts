/** Lays a soft mask over the first name that is black all over. */
import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { editContent } from "../../../../edit-files.ts";

export function change(document: PDFDocument): void {
	const { context } = document;
	const resources = document.getPage(0).node.Resources();
	const states = resources?.lookup(PDFName.of("ExtGState"), PDFDict);
	const mask = context.register(
		context.stream("0 g 0 0 600 850 re f", {
			Type: "XObject",
			Subtype: "Form",
			BBox: [0, 0, 600, 850],
			Group: { S: "Transparency", CS: "DeviceGray" },
		}),
	);
	states?.set(
		PDFName.of("Veil"),
		context.obj({ SMask: { S: "Luminosity", G: mask } }),
	);
	editContent(
		(text) => text.replace("/MCID 1>> BDC", "/MCID 1>> BDC /Veil gs"),
		0,
	)(document);
}
