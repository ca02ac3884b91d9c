/** Takes from every font what its glyphs stand for. */
import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";

export function change({ context }: PDFDocument): void {
	for (const [, object] of context.enumerateIndirectObjects())
		if (object instanceof PDFDict) object.delete(PDFName.of("ToUnicode"));
}
