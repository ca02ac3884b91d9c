/** Turns Chromium’s print into an accessible, archivable file: PDF/UA-1 and PDF/A-2a, or 3a with the manuscript attached. */

import { rewriteContent } from "./content/rewrite-content.ts";
import { dropUnreachable } from "./drop-unreachable.ts";
import type { FinishedPdf, PdfFacts } from "./facts.ts";
import { checkAuthorsPart } from "./metadata/check-authors-part.ts";
import { setCatalog } from "./metadata/set-catalog.ts";
import { setPages } from "./metadata/set-pages.ts";
import { writeInfo } from "./metadata/write-info.ts";
import { writeXmp } from "./metadata/write-xmp.ts";
import { openFile } from "./open-file.ts";
import { saveFile } from "./save-file.ts";
import { applyMarks } from "./structure/apply-marks.ts";
import { describeLinks } from "./structure/describe-links.ts";
import { linkNotes } from "./structure/link-notes.ts";
import { nameOutline } from "./structure/name-outline.ts";
import { repairStructure } from "./structure/repair-structure.ts";
import { markRepeatedRows } from "./structure/repeated-rows.ts";
import { readStructure } from "./structure/structure-tree.ts";
import { markTextBlocks } from "./structure/text-blocks.ts";
import { writeStructure } from "./structure/write-structure.ts";

export type {
	Attachment,
	FinishedPdf,
	FinishFault,
	LinkFact,
	PageLabel,
	PdfFacts,
} from "./facts.ts";

/** The finished bytes, the same for the same print and facts, and the faults that only the author can mend. */
export async function finishPdf(
	raw: Uint8Array,
	facts: PdfFacts,
): Promise<FinishedPdf> {
	const file = await openFile(raw);
	const tree = readStructure(file);
	// While there are no headings but those of the page.
	nameOutline(file, tree, facts.headings);
	// Before anything looks at tags: the print’s own names for them.
	applyMarks(file, tree);
	// Before the content, which must know where lines run on and what is an artifact.
	markTextBlocks(tree);
	markRepeatedRows(tree);
	const { generated, forms } = rewriteContent(file, tree, facts);
	// After the content, which tells what is decoration and what no element knew of.
	repairStructure(tree, generated);
	checkAuthorsPart(file, tree);
	describeLinks(file, tree, facts.links);
	// Only now, since links are told apart by their addresses.
	linkNotes(file);
	writeStructure(file, tree, forms);
	setPages(file, facts);
	setCatalog(file, facts);
	writeInfo(file, facts);
	writeXmp(file, facts);
	// After every pass that replaces objects.
	dropUnreachable(file);
	return { bytes: await saveFile(file), faults: file.faults };
}
