/** Groups what the book holds in a part, which says nothing more of it. */
import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";

export function change({ context, catalog }: PDFDocument): void {
	const root = catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
	const kids = root.get(PDFName.of("K"));
	const [, top] =
		context
			.enumerateIndirectObjects()
			.find(
				([, object]) =>
					object instanceof PDFDict &&
					object.get(PDFName.of("S")) === PDFName.of("Document"),
			) ?? [];
	if (!(top instanceof PDFDict) || !kids) throw new Error("No structure");
	const part = context.register(
		context.obj({
			Type: "StructElem",
			S: "Part",
			P: context.getObjectRef(top) ?? null,
			K: top.get(PDFName.of("K")) ?? null,
		}),
	);
	top.set(PDFName.of("K"), part);
}
