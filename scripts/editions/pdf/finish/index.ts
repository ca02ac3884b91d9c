/** Turns Chromium’s print into an accessible, archivable file: PDF/UA-1 and PDF/A-2a, or 3a with the manuscript attached. */
import { dropUnreachable } from "./drop-unreachable.ts";
import type { FinishedPdf, PdfFacts } from "./facts.ts";
import { openFile } from "./open-file.ts";
import { saveFile } from "./save-file.ts";
import { setCatalog } from "./set-catalog.ts";
import { setPages } from "./set-pages.ts";
import { writeInfo } from "./write-info.ts";
import { writeXmp } from "./write-xmp.ts";

export type {
	Attachment,
	FinishedPdf,
	LinkFact,
	PageLabel,
	PdfFacts,
	PdfFault,
} from "./facts.ts";

/** The finished bytes, the same for the same print and facts, and the faults that only the author can mend. */
export async function finishPdf(
	raw: Uint8Array,
	facts: PdfFacts,
): Promise<FinishedPdf> {
	const file = await openFile(raw);
	setPages(file, facts);
	setCatalog(file, facts);
	writeInfo(file, facts);
	writeXmp(file, facts);
	// After every pass that replaces objects.
	dropUnreachable(file);
	return { bytes: await saveFile(file), faults: file.faults };
}
