/** Compares the printed credits of one edition with those of another, whatever the record says. */
import type { Zone } from "../../../readings/page.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { listText, sameSeen } from "../../compare.ts";
import { blocksSaying, type PageEdition, pageOf } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const creditsAreWordedAlike: Rule = {
	id: "X02",
	says: "The editions print byline, credits, notes, dates and rights in the same words.",
	clause:
		"Wording has one home; what differs between two editions was changed in one of them",
	all: ({ record, readings: { html, epub, pdf } }) => {
		const base = html ?? epub;
		return [
			...(html && epub ? comparePages(html, epub) : []),
			...(base && pdf ? comparePrint(base, pdf, record) : []),
		];
	},
};

/** Kinds of zones that are containers of others. */
const containers = new Set(["contributors"]);

function lines(reading: PageEdition): Zone[] {
	return reading.zones.filter((zone) => !containers.has(zone.kind));
}

function comparePages(html: PageEdition, epub: PageEdition): Finding[] {
	const kinds = new Set(
		[...lines(html), ...lines(epub)].map((zone) => zone.kind),
	);
	return [...kinds].flatMap((kind) =>
		sameSeen(
			textsOf(html, kind),
			textsOf(epub, kind),
			`${kind}: HTML against EPUB`,
		),
	);
}

function textsOf(reading: PageEdition, kind: string): string[] {
	return lines(reading)
		.filter((zone) => zone.kind === kind)
		.map((zone) => zone.text);
}

/** Datelines and image credits stand inside a block of print, the other lines are blocks. */
function comparePrint(
	base: PageEdition,
	pdf: PdfReading,
	record: CreditRecord,
): Finding[] {
	return lines(base).flatMap((zone): Finding[] => {
		if (zone.kind === "dateline" || zone.kind === "image") return [];
		if (blocksSaying(pdf, record, zone.text).length > 0) return [];
		const near = pdf.blocks.filter((block) =>
			seenText(block.text).startsWith(seenText(zone.text).slice(0, 8)),
		);
		return [
			{
				expected: seenText(zone.text),
				actual: listText(near.map((block) => seenText(block.text))),
				where: `${zone.kind}: ${base.edition} against PDF${near[0] ? `, ${pageOf(near[0])}` : ""}`,
				about: { lacks: [zone.text] },
			},
		];
	});
}
