/** Compares the printed corrections, updates and editor’s notes with the record’s. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { sameSeen } from "../../compare.ts";
import { missingInPrint, type PageEdition, wordings } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";

export const correctionsArePrinted: Rule = {
	id: "V07",
	says: "Corrections, updates and notes are printed in each edition, in the same words and order.",
	clause: "A correction reaches every reader of what it corrects",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) =>
		missingInPrint(pdf, record, record.notes.map(wordings)),
};

const kinds = new Set(["correction", "update", "editorNote"]);

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const zones = reading.zones.filter((zone) => kinds.has(zone.kind));
	return sameSeen(
		record.notes.map((note) => withoutGap(wordings(note)[0] ?? "")),
		zones.map((zone) => withoutGap(zone.text)),
		zones[0]?.where ?? "notes",
	);
}

/** A colon of East Asia holds its blank already. */
function withoutGap(text: string): string {
	return text.replace(/：\s/u, "：");
}
