/** Compares the flow of each edition with that of the manuscript itself: paragraph by paragraph, cell by cell, notes, captions, pictures and formulas. */
import { type FlowItem, flowOf } from "../../../readings/flow.ts";
import { folded } from "../../../readings/legitimate-changes.ts";
import type { PdfBlock, PdfReading } from "../../../readings/pdf.ts";
import {
	hashBlock,
	hashLetters,
	looseHashes,
	rightToLeft,
} from "../../body-blocks.ts";
import {
	findParagraphs,
	type Paragraph,
	paragraphsOf,
} from "../../body-in-print.ts";
import { knownLines, type PageEdition, pageOf } from "../../lines.ts";
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
	return [
		...compareTitles(witness, titles),
		...compareFlow(
			chapters.flatMap((chapter) => chapter.body),
			body,
			"the text",
		),
		...compareFlow(
			chapters.flatMap((chapter) => chapter.notes),
			notes,
			"the notes",
		),
	];
}

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

const nothing = "(nothing)";

/** Blocks that are looked through for the place where both go on alike. */
const farthest = 100;

function compareFlow(
	expected: readonly WitnessedBlock[],
	actual: readonly FlowItem[],
	of: string,
): Finding[] {
	const findings: Finding[] = [];
	let [at, from] = [0, 0];
	while (at < expected.length || from < actual.length) {
		const [block, item] = [expected[at], actual[from]];
		if (block && item && block.isSaidBy(item)) {
			at += 1;
			from += 1;
			continue;
		}
		const [lost, more] = stepTo(
			expected.slice(at, at + farthest),
			actual.slice(from, from + farthest),
		);
		for (let step = 0; step < Math.max(lost, more); step += 1)
			findings.push(
				findingOf(
					{
						block: step < lost ? expected[at + step] : undefined,
						item: step < more ? actual[from + step] : undefined,
					},
					`block ${at + step + 1} of ${of}`,
					placeOf(actual[from + step] ?? actual.at(-1), of),
				),
			);
		at += lost;
		from += more;
	}
	return findings;
}

/** How many blocks are lost and how many come instead before both say the same again; those that are nearest. */
function stepTo(
	expected: readonly WitnessedBlock[],
	actual: readonly FlowItem[],
): readonly [number, number] {
	for (let sum = 1; sum < expected.length + actual.length; sum += 1)
		for (let lost = Math.min(sum, expected.length); lost >= 0; lost -= 1) {
			const item = actual[sum - lost];
			if (item && expected[lost]?.isSaidBy(item)) return [lost, sum - lost];
		}
	return [expected.length, actual.length];
}

function findingOf(
	{
		block,
		item,
	}: {
		readonly block: WitnessedBlock | undefined;
		readonly item: FlowItem | undefined;
	},
	number: string,
	where: string,
): Finding {
	return {
		expected: block ? (describe(block.written) ?? number) : nothing,
		actual: describe(item) ?? nothing,
		where,
		manuscript: block?.manuscript,
	};
}

/** What is no paragraph is called by its kind. */
function describe(item: FlowItem | undefined): string | undefined {
	if (!item) return undefined;
	const text = item.text.slice(0, 300);
	return item.kind === "text" ? text : `${item.kind}: ${text}`;
}

function placeOf(item: FlowItem | undefined, of: string): string {
	return item ? `${item.page}:${item.line}` : of;
}

function comparePrint(pdf: PdfReading, context: Context): readonly Finding[] {
	const { record } = context;
	const witness = witnessOf(context);
	if (!witness) return noWitness;
	const blocks = witness.chapters.flatMap(({ body, notes }) => [
		...body
			.filter(isOfWords)
			.map((block, index) => ({ block, opensChapter: index === 0 })),
		...notes.filter(isOfWords).map((block) => ({ block, opensChapter: false })),
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
				expected: describe(block?.written) ?? `block ${number} of the text`,
				actual: instead ? seenText(instead.text).slice(0, 300) : nothing,
				where: instead ? pageOf(instead) : "the end of the text",
				manuscript: block?.manuscript,
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
]);

function isOfWords({ written }: WitnessedBlock): boolean {
	if (!written) return false;
	if (wordless.has(written.kind)) return false;
	return wordsOf(written) !== "";
}

/** Without formulas, which stand in two dimensions. */
function wordsOf({ text }: FlowItem): string {
	return bareText(text.replaceAll("\ufffc", ""));
}

function paragraphOf({
	block,
	opensChapter,
}: {
	readonly block: WitnessedBlock;
	readonly opensChapter: boolean;
}): Paragraph {
	if (block.isLoose && block.written)
		return {
			hashes: looseHashes(block.written.text),
			isLoose: true,
			opensChapter,
		};
	const text = block.written ? wordsOf(block.written) : "";
	return {
		hashes: rightToLeft.test(text)
			? [hashBlock(text), hashLetters(text)]
			: [hashBlock(text)],
		opensChapter,
	};
}

/** Blocks between the first and the last of the text that are none of it, and no line that stands around a text. */
function strangersAmong(
	pdf: PdfReading,
	{ blocks, first = 0, last = -1 }: ReturnType<typeof findParagraphs>,
	{ record }: Context,
): PdfBlock[] {
	const known = knownLines(record);
	const credits = record.images.map(({ creditText }) =>
		bareText(creditText ?? ""),
	);
	return pdf.blocks.slice(first, last + 1).filter((block, index) => {
		if (blocks.has(block)) return false;
		const text = bareText(block.text);
		const next = pdf.blocks[first + index + 1];
		return !(
			block.path.includes("Lbl") ||
			block.path.at(-1) === "Figure" ||
			known.has(text) ||
			isOfCredits(text, credits) ||
			isNumberOfNote(block) ||
			(isHeading(block) && next?.path.includes("Note"))
		);
	});
}

/** "1 a b" stands for itself where a note begins with no paragraph. */
function isNumberOfNote({ path, text }: PdfBlock): boolean {
	return path.includes("Note") && /^\d+(?:\s+[a-z])*\s*$/.test(text);
}

/** The house’s word for notes. */
function isHeading({ tag, text }: PdfBlock): boolean {
	return /^H[2-6]$/.test(tag) && text.length < 40;
}

/** Whether a caption has nothing but the credits of its pictures. */
function isOfCredits(text: string, credits: readonly string[]): boolean {
	if (text === "") return true;
	return credits.some(
		(credit) =>
			credit !== "" &&
			text.startsWith(credit) &&
			isOfCredits(text.slice(credit.length), credits),
	);
}
