/** Draws the first words of the page once more at its foot, in the page’s own font and as no part of the text. */
import type { PDFDocument } from "@cantoo/pdf-lib";
import { editContent } from "../../../../edit-files.ts";

export function change(document: PDFDocument): void {
	editContent((content) => {
		const [words] = /BT(?:(?!\bET\b)[\s\S])*\bET\b/.exec(content) ?? [];
		if (words === undefined) throw new Error("No text on the page");
		const placed = words.replace(/\S+ \S+ Tm/, "56 24 Tm");
		return `q\n${content}\nQ\n/Artifact <</Type /Pagination>> BDC\n${placed.replace("0 0 -1", "0 0 1")}\nEMC`;
	}, 0)(document);
}
