/** Compares the flow of each edition with that of the manuscript itself: paragraph by paragraph, cell by cell, notes, captions, pictures and formulas. */
import { shortHash } from "../../../machine/sha256.ts";
import { type FlowItem, flowOf } from "../../../readings/flow.ts";
import { folded } from "../../../readings/legitimate-changes.ts";
import type { PdfBlock, PdfReading } from "../../../readings/pdf.ts";
import { additionsOf } from "../../added-in-print.ts";
import {
	hashBlock,
	hashLetters,
	looseHashes,
	rightToLeft,
	withoutDateline,
} from "../../body-blocks.ts";
import {
	findParagraphs,
	type Paragraph,
	paragraphsOf,
} from "../../body-in-print.ts";
import { compareFlow, describeItem, findingOf } from "../../compare-flow.ts";
import { nothing } from "../../finding.ts";
import { isKnownInPrint, type PageEdition, pageOf } from "../../lines.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";
import {
	noWitness,
	type Witness,
	type WitnessedBlock,
	witnessOf,
} from "../../witness.ts";

export const everyBlockStands: Rule = {
	id: "W02",
	says: "Every block of the Markdown stands in every edition, in its place, and nothing else does.",
	clause:
		"Colophon, the witness: what editions say is what the bytes of the manuscript say",
	html: comparePage,
	epub: comparePage,
	pdf: comparePrint,
};

function comparePage(
	reading: PageEdition,
	context: Context,
): readonly Finding[] {
	const witness = witnessOf(context);
	if (!witness) return noWitness;
	const { chapters } = witness;
	const { body, notes, titles } = flowOf(reading.documents);
	const { html, epub } = context.readings;
	const other = reading.edition === "html" ? epub : html;
	return [
		...compareTitles(witness, titles),
		...compareFlow(
			namedBy(
				chapters.flatMap((chapter) => chapter.body),
				() => (other ? flowOf(other.documents).body : []),
			),
			body,
			"the text",
		),
		...compareFlow(
			namedBy(
				chapters.flatMap((chapter) => chapter.notes),
				() => (other ? flowOf(other.documents).notes : []),
			),
			notes,
			"the notes",
		),
	];
}

/** Blocks of which a record has no words are called as another edition has them, where one of them is to be told. */
function namedBy(
	blocks: readonly WitnessedBlock[],
	itemsOf: () => readonly FlowItem[],
): readonly WitnessedBlock[] {
	if (blocks.every(({ written }) => written)) return blocks;
	let items: readonly FlowItem[] | undefined;
	let from = 0;
	const found = new Map<WitnessedBlock, FlowItem | undefined>();
	const find = (block: WitnessedBlock): FlowItem | undefined => {
		if (found.has(block) || found.size >= mostNamed) return found.get(block);
		items ??= itemsOf();
		const after = items.slice(from).findIndex(block.isSaidBy);
		const at = after < 0 ? items.findIndex(block.isSaidBy) : from + after;
		if (at >= 0) from = at + 1;
		found.set(block, items[at]);
		return items[at];
	};
	return blocks.map((block) =>
		block.written
			? block
			: {
					...block,
					get written() {
						return find(block);
					},
				},
	);
}

/** For how many of them another edition is looked through. */
const mostNamed = 300;

/** The title of each chapter stands above its text, among other headings. */
function compareTitles(
	{ chapters }: Witness,
	titles: readonly FlowItem[],
): Finding[] {
	let from = 0;
	return chapters.flatMap(({ title, body }): Finding[] => {
		const at = titles.findIndex(
			({ text }, index) => index >= from && text === folded.blanks.fold(title),
		);
		if (at >= 0) {
			from = at + 1;
			return [];
		}
		return [
			{
				expected: title,
				actual: nothing,
				where: "the headings above the text",
				manuscript: body[0]?.manuscript,
			},
		];
	});
}

function comparePrint(pdf: PdfReading, context: Context): readonly Finding[] {
	const { record } = context;
	const witness = witnessOf(context);
	if (!witness) return noWitness;
	const blocks = witness.chapters.flatMap(({ body, notes }) => [
		...body.flatMap(printedWords).map((block, index) => ({
			...block,
			opensChapter: index === 0,
		})),
		...notes
			.flatMap(printedWords)
			.map((block) => ({ ...block, opensChapter: false })),
	]);
	// Without the manuscript, by what the record has of the editions.
	const paragraphs = context.manuscript
		? blocks.map(paragraphOf)
		: paragraphsOf(record);
	const found = findParagraphs(pdf, record, paragraphs);
	if (found.missing) {
		const { number, instead } = found.missing;
		const block = context.manuscript && blocks[number - 1]?.block;
		return [
			{
				expected:
					describeItem(block?.written) ??
					textOnPage(number, context) ??
					`block ${number} of the text`,
				actual: instead ? seenText(instead.text).slice(0, 300) : nothing,
				where: instead ? pageOf(instead) : "the end of the text",
				manuscript: block?.manuscript,
				about: {
					lacks: [block?.written?.text ?? textOnPage(number, context) ?? ""],
					restsOn: pdf.blocks.length === 0 ? ["P08"] : [],
				},
			},
		];
	}
	return [
		...strangersAmong(pdf, found, context).map((block) => ({
			expected: nothing,
			actual: seenText(block.text).slice(0, 300),
			where: pageOf(block),
		})),
		...compareAlternatives(pdf, witness),
	];
}

/** A paragraph of the record, from 1, as the page of the same publication has it. */
function textOnPage(
	number: number,
	{ record, readings, manuscript }: Context,
): string | undefined {
	const page = readings.html ?? readings.epub;
	// The manuscript’s blocks are counted otherwise.
	if (!page || manuscript) return undefined;
	const hashes = paragraphsOf(record)[number - 1]?.hashes ?? [];
	const found = page.blocks.find(
		({ text, inText, inNotes }) =>
			(inText || inNotes) &&
			[text, withoutDateline(text, record)].some((form) =>
				hashes.includes(hashBlock(form)),
			),
	);
	return found && seenText(found.text).slice(0, 300);
}

/** What is drawn, and told to those who do not see it: in order, and as often as it is written. */
function compareAlternatives(
	pdf: PdfReading,
	{ chapters }: Witness,
): Finding[] {
	const told = [...pdf.alternatives.values()].map(seenText);
	const drawn = chapters
		.flatMap(({ body, notes }) => [...body, ...notes])
		.filter(({ written }) => written && drawnKinds.has(written.kind))
		.map((block) => ({ block, text: seenText(block.written?.text ?? "") }))
		.filter(({ text }) => text !== "");
	const findings: Finding[] = [];
	const left = new Map<string, number>();
	for (const text of told) left.set(text, (left.get(text) ?? 0) + 1);
	let from = 0;
	for (const { block, text } of drawn) {
		left.set(text, (left.get(text) ?? 0) - 1);
		const at = told.indexOf(text, from);
		if (at < 0)
			findings.push({
				...findingOf({ block, item: undefined }, "", alternatives),
				actual: told[from] ?? nothing,
			});
		else from = at + 1;
	}
	for (const text of new Set(drawn.map((item) => item.text)))
		if ((left.get(text) ?? 0) > 0)
			findings.push({
				expected: nothing,
				actual: text,
				where: alternatives,
			});
	return findings;
}

const alternatives = "the alternative texts of the PDF";

/** Kinds that print says in place of words. */
const drawnKinds: ReadonlySet<string> = new Set([
	"image",
	"drawing",
	"formula",
]);

/** Kinds that print has no words of its own for. */
const wordless: ReadonlySet<string> = new Set([
	...drawnKinds,
	"words of a drawing",
	"bracket",
	"label",
]);

interface PrintedWords {
	readonly block: WitnessedBlock;
	readonly bare: string;
}

/** Its words as print has them, bare; none of formulas, which stand in two dimensions. */
function printedWords(block: WitnessedBlock): PrintedWords[] {
	const { written } = block;
	if (!written || wordless.has(written.kind)) return [];
	const bare = bareText(written.text.replaceAll("\ufffc", ""));
	return bare === "" ? [] : [{ block, bare }];
}

function paragraphOf({
	block,
	bare,
	opensChapter,
}: PrintedWords & { readonly opensChapter: boolean }): Paragraph {
	if (block.isLoose && block.written)
		return {
			hashes: looseHashes(block.written.text),
			isLoose: true,
			opensChapter,
		};
	return {
		hashes: rightToLeft.test(bare)
			? [shortHash(bare), hashLetters(bare)]
			: [shortHash(bare)],
		opensChapter,
	};
}

/** Blocks between the first and the last of the text that are none of it, and no line that stands around a text. */
function strangersAmong(
	pdf: PdfReading,
	{ blocks, first = 0, last = -1 }: ReturnType<typeof findParagraphs>,
	{ record }: Context,
): PdfBlock[] {
	const isKnown = isKnownInPrint(record);
	const isAdded = additionsOf(record);
	return pdf.blocks
		.slice(first, last + 1)
		.filter(
			(block, index) =>
				!blocks.has(block) &&
				!isKnown(block.text) &&
				!isAdded(block, pdf.blocks[first + index + 1]),
		);
}
