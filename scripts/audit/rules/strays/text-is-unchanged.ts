/** Compares each block of text and of notes with the hash that was taken of it before any edition was written. */

import { shortHash } from "../../../machine/sha256.ts";
import { findAll, textOf as textIn } from "../../../readings/markup.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { hashBlock, withoutDatelines } from "../../body-blocks.ts";
import { bodyInPrint } from "../../body-in-print.ts";
import { nothing } from "../../finding.ts";
import { type PageEdition, pageOf } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";
import { around, placeOf, spanBetween } from "../../spans.ts";

export const textIsUnchanged: Rule = {
	id: "Z03",
	says: "The text of each edition is the manuscript’s, paragraph by paragraph.",
	clause: "Nothing is added, lost or repaired on the way into an edition",
	html: (html, { record }) => [
		...comparePage(html, record),
		...compareNotes(html, record),
		...compareFormulas(html, record),
	],
	epub: (epub, { record }) => [
		...comparePage(epub, record),
		...compareNotes(epub, record),
		...compareFormulas(epub, record),
	],
	pdf: (pdf, { record }) => comparePrint(pdf, record),
	all: ({ readings: { html, epub } }) => {
		if (!html || !epub) return [];
		const [one, other] = [textOf(html), textOf(epub)];
		const at = one.findIndex((text, index) => text !== other[index]);
		return at < 0
			? []
			: [
					{
						expected: (one[at] ?? "").slice(0, 300),
						actual: (other[at] ?? nothing).slice(0, 300),
						where: `paragraph ${at + 1}: HTML against EPUB`,
						about: { restsOn: ["W02", "Z03", "A14", "V08"] },
					},
				];
	},
};

function textOf(reading: PageEdition): string[] {
	return reading.blocks
		.filter((block) => block.inText || block.inNotes)
		.map((block) => seenText(block.text));
}

function compareNotes(reading: PageEdition, record: CreditRecord): Finding[] {
	const blocks = reading.blocks.filter((block) => block.inNotes);
	return compareBlocks(
		record.chapters.flatMap((chapter) => chapter.noteBlocks),
		blocks.map((block) => ({ ...block, hash: hashBlock(block.text) })),
		(number) => `paragraph ${number} of the notes`,
	);
}

/** The signs that each draws, which are no words of its paragraph. */
function compareFormulas(
	{ documents }: PageEdition,
	{ chapters }: CreditRecord,
): Finding[] {
	if (chapters.some(({ formulas }) => formulas === undefined)) return [];
	const drawn = documents.flatMap(({ name, root }) =>
		findAll(root, "math").map((formula) => ({
			text: textIn(formula),
			hash: shortHash(textIn(formula)),
			where: `${name}:${formula.line}`,
		})),
	);
	return compareBlocks(
		chapters.flatMap(({ formulas = [] }) => formulas),
		drawn,
		(number) => `formula ${number} of the manuscript`,
	);
}

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const blocks = withoutDatelines(
		reading.blocks.filter((block) => block.inText),
		record,
	);
	return compareBlocks(
		record.chapters.flatMap((chapter) => chapter.blocks),
		blocks.map((block) => ({ ...block, hash: hashBlock(block.text) })),
		(number) => `paragraph ${number} of the manuscript`,
	);
}

function compareBlocks(
	expected: readonly string[],
	blocks: readonly {
		readonly hash: string;
		readonly text: string;
		readonly where: string;
	}[],
	called: (number: number) => string,
): Finding[] {
	const at = expected.findIndex((hash, index) => hash !== blocks[index]?.hash);
	if (at < 0 && blocks.length === expected.length) return [];
	const index = at < 0 ? expected.length : at;
	const [before, block] = [blocks[index - 1], blocks[index]];
	return [
		{
			expected: at < 0 ? "the end of the text" : called(at + 1),
			actual: seenText(block?.text ?? nothing).slice(0, 300),
			where: block?.where ?? "the end of the text",
			about: {
				has: block ? [block.text] : [],
				lacks: [],
				spans: [
					spanBetween(placeOf(before?.where), placeOf(block?.where), around),
				],
			},
		},
	];
}

/** Tags cut the print’s text elsewhere too, so each paragraph is looked for in order, whatever stands between. */
function comparePrint(pdf: PdfReading, record: CreditRecord): Finding[] {
	const { missing } = bodyInPrint(pdf, record);
	if (!missing) return [];
	const { number, instead } = missing;
	return [
		{
			expected: `paragraph ${number} of the manuscript`,
			actual: seenText(instead?.text ?? nothing).slice(0, 300),
			where: instead ? pageOf(instead) : "the end of the text",
			about: { restsOn: ["W02"] },
		},
	];
}
