/** Lays an annotation with a white face over the byline. */
import type { PDFDocument } from "@cantoo/pdf-lib";

export function change(document: PDFDocument): void {
	const { context } = document;
	const face = context.register(
		context.stream("1 g 0 0 130 60 re f", {
			Type: "XObject",
			Subtype: "Form",
			BBox: [0, 0, 130, 60],
		}),
	);
	const note = context.register(
		context.obj({
			Type: "Annot",
			Subtype: "Square",
			Rect: [50, 540, 180, 600],
			F: 4,
			AP: { N: face },
		}),
	);
	document.getPage(0).node.addAnnot(note);
}
