/** Looks for parts of an edition that are not there at all, so that what they would have said is not told line by line. */
import type { EditionName } from "../../../model/edition.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import type {
	CreditRecord,
	RecordedChapter,
} from "../../../statement/credit-record.ts";
import { imprintOf } from "../../account/expected.ts";
import { hashBlock, withoutDateline } from "../../body-blocks.ts";
import { nothing } from "../../finding.ts";
import { linesSaying, type PageEdition, wordings } from "../../lines.ts";
import { bareText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";
import { between, type Place, placeOf, spanBetween } from "../../spans.ts";

export const everyPartStands: Rule = {
	id: "A14",
	says: "Each part of an edition is there: what opens it, the text of each chapter and its notes, the credit lines, the corrections and the colophon.",
	clause:
		"Colophon, the account: what a whole page or document has lost is told once, and not line by line",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) => comparePrint(pdf, record),
};

/** A part that is missing: what it is called, what it says, and where it would stand. */
interface Part {
	readonly name: string;
	readonly says: readonly string[];
	readonly between?: readonly [Place | undefined, Place | undefined];
}

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const around = reading.blocks.filter(
		({ inText, inNotes }) => !inText && !inNotes,
	);
	const said = new Set(
		[...around, ...reading.zones].map(({ text }) => bareText(text)),
	);
	return tell(
		[
			...lostLines(record, (text) => said.has(bareText(text)), reading.edition),
			...lostTexts(reading, record, "inText"),
			...lostTexts(reading, record, "inNotes"),
		],
		reading.edition,
	);
}

function comparePrint(pdf: PdfReading, record: CreditRecord): Finding[] {
	const isSaid = (text: string) => linesSaying(pdf, record, text).length > 0;
	return tell(lostLines(record, isSaid, "pdf"), "pdf");
}

/** One finding for all of them, since a page that is gone takes several along. */
function tell(parts: readonly Part[], edition: EditionName): Finding[] {
	if (parts.length === 0) return [];
	return [
		{
			expected: parts.map(({ name }) => name).join("; "),
			actual: nothing,
			where: edition,
			about: {
				lacks: parts.flatMap(({ says }) => says),
				spans: parts.flatMap((part) =>
					part.between
						? [spanBetween(part.between[0], part.between[1], -between)]
						: [],
				),
			},
		},
	];
}

/** Parts around the texts of which several lines are wanted, and none is said; what others say too proves nothing. */
function lostLines(
	record: CreditRecord,
	isSaid: (text: string) => boolean,
	edition: EditionName,
): Part[] {
	const parts = linesOfParts(record, edition);
	return parts.flatMap((part) => {
		const { name, lines, says = [] } = part;
		const others = new Set([
			imprintOf(record),
			...parts.filter((one) => one !== part).flatMap((one) => one.lines.flat()),
		]);
		const own = lines.filter(
			(forms) => !forms.some((form) => others.has(form)),
		);
		const isThere = own.some((forms) => forms.some(isSaid));
		if (own.length < 2 || isThere) return [];
		return [
			{
				name: `${name}, all ${lines.length} lines`,
				says: [...lines.flat(), ...says],
			},
		];
	});
}

interface LinesOfPart {
	readonly name: string;
	/** Of each line the forms that it may have. */
	readonly lines: readonly (readonly string[])[];
	/** What machines read there. */
	readonly says?: readonly string[];
}

function linesOfParts(
	record: CreditRecord,
	edition: EditionName,
): LinesOfPart[] {
	const { title, subtitle, kicker, byline, opening, notes, colophon } = record;
	const { chapters, form, datePublished, dateModified } = record;
	const texts = (...lines: readonly (string | undefined)[]) =>
		lines.flatMap((text) => (text ? [[text]] : []));
	const contents =
		form === "book" && edition === "html"
			? chapters.map((chapter) =>
					[chapter.title, chapter.byline.text].filter(Boolean).join(" "),
				)
			: [];
	return [
		{
			name: "the opening",
			lines: [
				...texts(kicker, title, subtitle, byline.text),
				...opening.map(wordings),
			],
			says: [datePublished ?? "", dateModified ?? ""],
		},
		{ name: "the contents", lines: texts(...contents) },
		{
			name: "the credit lines",
			lines: texts(...record.creditLines.map(({ text }) => text)),
		},
		{ name: "the corrections and notes", lines: notes.map(wordings) },
		{ name: "the colophon", lines: colophon.map(wordings) },
	];
}

type TextPart = "inText" | "inNotes";

/** Chapters of whose text, or of whose notes, no paragraph is there. */
function lostTexts(
	reading: PageEdition,
	record: CreditRecord,
	part: TextPart,
): Part[] {
	const { chapters } = record;
	const blocks = reading.blocks.filter((block) => block[part]);
	const wanted = chapters.map((chapter) => hashesOf(chapter, part));
	// As many as are wanted: none is lost, but what another says others tell.
	if (blocks.length >= wanted.flat().length) return [];
	const found = blocks.map(({ text, where }, index) => ({
		hash: hashBlock(
			part === "inText" && index === 0 ? withoutDateline(text, record) : text,
		),
		place: placeOf(where),
	}));
	const own = new Set(wanted.flat());
	return chapters.flatMap((chapter, index) => {
		const hashes = new Set(wanted[index]);
		if (hashes.size === 0 || found.some(({ hash }) => hashes.has(hash)))
			return [];
		const isOf = (from: number, to: number) => {
			const around = new Set(wanted.slice(from, to).flat());
			return ({ hash }: (typeof found)[number]) =>
				own.has(hash) && around.has(hash);
		};
		return [
			{
				name: nameOf(chapter, part, record),
				says: part === "inText" ? linesOf(chapter, index, record) : [],
				between: [
					found.findLast(isOf(0, index))?.place,
					found.find(isOf(index + 1, chapters.length))?.place,
				],
			},
		];
	});
}

/** What stands around a text, or opens it, and goes with it. */
function linesOf(
	{ title, byline, creditLines }: RecordedChapter,
	index: number,
	{ form, dateline }: CreditRecord,
): string[] {
	const opening = index === 0 && dateline ? [dateline] : [];
	if (form === "article") return opening;
	return [
		...opening,
		title,
		...[byline, ...creditLines].flatMap(({ text, agents }) => [
			text,
			...agents.map(({ name }) => name),
		]),
	];
}

function hashesOf(
	{ blocks, noteBlocks }: RecordedChapter,
	part: TextPart,
): readonly string[] {
	return part === "inText" ? blocks : noteBlocks;
}

function nameOf(
	{ title, blocks, noteBlocks }: RecordedChapter,
	part: TextPart,
	{ form }: CreditRecord,
): string {
	const of = form === "book" ? ` of “${title}”` : "";
	const count = (part === "inText" ? blocks : noteBlocks).length;
	const all = count === 1 ? "its one paragraph" : `all ${count} paragraphs`;
	return `the ${part === "inText" ? "text" : "notes"}${of}, ${all}`;
}
