/** Puts the first name into optional content that is not shown. */
import { type PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { editContent } from "../../../../edit-files.ts";

export function change(document: PDFDocument): void {
	const { context, catalog } = document;
	const layer = context.register(
		context.obj({ Type: "OCG", Name: PDFString.of("Layer") }),
	);
	catalog.set(
		PDFName.of("OCProperties"),
		context.obj({ OCGs: [layer], D: { OFF: [layer] } }),
	);
	const resources = document.getPage(0).node.Resources();
	resources?.set(PDFName.of("Properties"), context.obj({ Layer: layer }));
	editContent(
		(text) =>
			text.replace(
				/\/MCID 1>> BDC([\s\S]*?)EMC/,
				"/MCID 1>> BDC /OC /Layer BDC$1EMC EMC",
			),
		0,
	)(document);
}
