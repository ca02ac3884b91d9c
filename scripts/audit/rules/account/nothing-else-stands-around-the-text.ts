/** Explains each run of text around the texts of the chapters: by a line of the record, or by a word of the house. */
import type { EpubReading } from "../../../readings/epub.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { noWords } from "../../account/expected.ts";
import {
	explainRuns,
	pairAltered,
	type Run,
} from "../../account/explain-runs.ts";
import { gapsOfRecord, ownWords } from "../../account/gaps-of-record.ts";
import { formsOfPrint, runsOfPrint } from "../../account/runs-of-print.ts";
import { hashBlock } from "../../body-blocks.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";

export const nothingElseStandsAroundTheText: Rule = {
	id: "A06",
	says: "Around the texts of its chapters an edition says what the record and the house say, each line once, in its place and in its order, and nothing else.",
	clause:
		"Colophon, the account: whatever an edition says has somebody who said it",
	html: comparePage,
	epub: comparePage,
	pdf: comparePrint,
};

function comparePage(
	reading: PageEdition,
	{ record }: Context,
): readonly Finding[] {
	const words = record.house?.words;
	if (!words) return noWords;
	const texts = Math.max(-1, ...reading.blocks.map(({ chapter }) => chapter));
	// Where texts are missing or foreign, nothing stands between them as it should, and others tell of it.
	if (texts + 1 !== record.chapters.length) return [];
	const licences = new Licences(record.house?.licences);
	const runs = reading.blocks
		.filter(({ inText, inNotes }) => !inText && !inNotes)
		.map(
			({ text, chapter, where, credit }): Run => ({
				text,
				gap: chapter + 1,
				where,
				credit,
			}),
		)
		.filter((run) => {
			const isLicence =
				reading.edition === "epub" && run.gap === record.chapters.length;
			return !(isLicence && licences.take(hashBlock(run.text)));
		});
	const own = ownWords(words).flatMap(({ texts }) => texts);
	const explained = explainRuns(
		gapsOfRecord(record, words, reading.edition),
		runs,
		(text) => formsOf(seenText(text), own),
	);
	return [
		...pairAltered(explained),
		...(reading.edition === "epub" ? licences.lacking(reading) : []),
	];
}

type RecordedLicences = NonNullable<CreditRecord["house"]>["licences"];

/** The paragraphs of the licences of fonts, which a book carries along with these, each once. */
class Licences {
	readonly #licences: NonNullable<RecordedLicences>;
	readonly #taken: string[] = [];

	constructor(licences: RecordedLicences = []) {
		this.#licences = licences;
	}

	/** Whether it is one that has not been taken yet. */
	take(paragraph: string): boolean {
		const isTheirs =
			!this.#taken.includes(paragraph) &&
			this.#licences.some(
				({ notices, terms }) =>
					notices.includes(paragraph) || terms.includes(paragraph),
			);
		if (isTheirs) this.#taken.push(paragraph);
		return isTheirs;
	}

	/** Of the fonts in the book the first whose licence is not all there. */
	lacking({ items, packagePath }: EpubReading): Finding[] {
		const embedded = new Set(
			items.map(({ key }) => /^item (?:.*\/)?([^/]+)\.ttf$/.exec(key)?.[1]),
		);
		const own = this.#licences.filter(({ faces }) =>
			faces.some((face) => embedded.has(face)),
		);
		const of = own.find(({ notices, terms }) =>
			[...notices, ...terms].some(
				(paragraph) => !this.#taken.includes(paragraph),
			),
		);
		return of
			? [
					{
						expected: `the licence of ${of.faces[0]}, all of it`,
						actual: nothing,
						where: packagePath,
					},
				]
			: [];
	}
}

/** As it is, and without words of the house’s own templates before or after it. */
function formsOf(text: string, own: readonly string[]): string[] {
	const rests = own.flatMap((word) => {
		if (text === word) return [];
		if (text.startsWith(word)) return [text.slice(word.length).trim()];
		if (text.endsWith(word)) return [text.slice(0, -word.length).trim()];
		return [];
	});
	return [text, ...rests];
}

function comparePrint(
	pdf: PdfReading,
	{ record }: Context,
): readonly Finding[] {
	const words = record.house?.words;
	if (!words) return noWords;
	const printed = runsOfPrint(pdf, record, words);
	if (!printed) return [];
	const own = ownWords(words).flatMap(({ texts }) => texts);
	return pairAltered(
		explainRuns(printed.gaps, printed.runs, (text) =>
			formsOf(seenText(text), own).flatMap(formsOfPrint),
		),
	);
}
