/** The print → the PDF edition: the second of two steps, after print-edition.ts. */
import type { House, Publication, SourceFile } from "../../publication.ts";
import { factsOf } from "./facts-of.ts";
import { type FinishedPdf, finishPdf } from "./finish/index.ts";
import type { Print } from "./print.ts";

export type { PdfFault } from "./finish/index.ts";

/** The finished bytes, with `attached` inside them, and the faults that only the author can mend. */
export function finishEdition(
	publication: Publication,
	house: House,
	print: Print,
	attached: readonly SourceFile[] = [],
): Promise<FinishedPdf> {
	return finishPdf(print.bytes, factsOf(publication, house, print, attached));
}
