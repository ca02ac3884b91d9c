/** Fills the first name with a pattern that is white. */
import { type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { editContent } from "../../../../edit-files.ts";

export function change(document: PDFDocument): void {
	const { context } = document;
	const pattern = context.register(
		context.stream("1 g 0 0 9 9 re f", {
			Type: "Pattern",
			PatternType: 1,
			PaintType: 1,
			TilingType: 1,
			BBox: [0, 0, 9, 9],
			XStep: 9,
			YStep: 9,
			Resources: {},
		}),
	);
	const resources = document.getPage(0).node.Resources();
	resources?.set(PDFName.of("Pattern"), context.obj({ Paper: pattern }));
	editContent(
		(text) =>
			text.replace("/MCID 1>> BDC", "/MCID 1>> BDC /Pattern cs /Paper scn"),
		0,
	)(document);
}
