/** The build’s own checker of PDF/UA-1 and PDF/A-2a: what a machine can tell of a finished file without Java, and nothing of how it was made. */
import type { PdfFault } from "../model/problem.ts";
import { openPdf } from "../readings/pdf/document.ts";
import { checkAnnotations } from "./check-annotations.ts";
import { checkCatalog } from "./check-catalog.ts";
import { checkContent } from "./check-content.ts";
import { checkFonts } from "./check-fonts.ts";
import { checkMetadata } from "./check-metadata.ts";
import { checkStructure } from "./check-structure.ts";
import { checkTables } from "./check-tables.ts";
import { readPdf } from "./read-pdf.ts";

const checks = [
	checkCatalog,
	checkMetadata,
	checkStructure,
	checkTables,
	checkContent,
	checkFonts,
	checkAnnotations,
];

/**
 * What is wrong in a PDF, each fault under the clause that it breaks: `UA1:` of ISO 14289-1 and `A2:` of ISO 19005-2
 * with the numbers that veraPDF uses, `PDF:` where the build asks for more than the standards.
 * Points that only a person can judge (the order makes sense, the words describe the image) are not among them.
 */
export async function checkPdf(bytes: Uint8Array): Promise<PdfFault[]> {
	const document = openPdf(bytes);
	if (document.isEncrypted)
		return [{ rule: "A2:6.1.3-2", message: "Unexpected encryption" }];
	const pdf = readPdf(document);
	return checks.flatMap((check) => check(pdf));
}
