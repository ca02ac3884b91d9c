/** The build’s own checker of PDF/UA-1 and PDF/A-2a: what a machine can tell of a finished file without Java, and nothing of how it was made. */
import { checkAnnotations } from "./pdf/check-annotations.js";
import { checkCatalog } from "./pdf/check-catalog.js";
import { checkContent } from "./pdf/check-content.js";
import { checkFonts } from "./pdf/check-fonts.js";
import { checkMetadata } from "./pdf/check-metadata.js";
import { checkStructure } from "./pdf/check-structure.js";
import { checkTables } from "./pdf/check-tables.js";
import { readPdf } from "./pdf/read-pdf.js";
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
 * What is wrong in a PDF, each finding under the clause that it breaks: `UA1:` of ISO 14289-1 and `A2:` of ISO 19005-2
 * with the numbers that veraPDF uses, `PDF:` where the build asks for more than the standards.
 * Points that only a person can judge (the order makes sense, the words describe the image) are not among them.
 */
export async function checkPdf(bytes) {
    const pdf = await readPdf(bytes);
    return checks.flatMap((check) => check(pdf));
}
