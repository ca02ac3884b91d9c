/** What the manuscript itself says, for the rules: as it was just read or, without the manuscript, as the record keeps it. */
import { shortHash } from "../machine/sha256.ts";
import type { House } from "../model/house.ts";
import type { FlowItem } from "../readings/flow.ts";
import { folded, set } from "../readings/legitimate-changes.ts";
import type { ManuscriptReading, Stated } from "../readings/manuscript.ts";
import type { Mark } from "../readings/marks.ts";
import type {
	CreditRecord,
	RecordedName,
	RecordedWitness,
	RecordedWords,
} from "../statement/credit-record.ts";
import type { ManuscriptLine } from "./finding.ts";
import type { Context } from "./rule.ts";
import { readWords } from "./words-said.ts";

export interface Witness {
	readonly named: readonly (RecordedName & OfManuscript)[];
	/** Absent in records of earlier versions. */
	readonly stated?: readonly WitnessedStated[];
	/** With which its language says what is stated; absent in records of earlier versions. */
	readonly words?: RecordedWords;
	readonly imageCredits: readonly ({ readonly text: string } & OfManuscript)[];
	readonly chapters: readonly WitnessedChapter[];
}

export interface WitnessedStated {
	/** `work`, `author`, `image` … */
	readonly of: string;
	/** Of somebody as they are printed, of a picture its path. */
	readonly name?: string | undefined;
	readonly chapter?: number | undefined;
	readonly values: readonly ({
		readonly key: string;
		readonly text: string;
	} & OfManuscript)[];
}

export interface WitnessedChapter {
	readonly title: string;
	readonly body: readonly WitnessedBlock[];
	readonly notes: readonly WitnessedBlock[];
	/** What they say beside their words; absent in records of earlier versions. */
	readonly marks?: WitnessedMarks;
}

export interface WitnessedMarks {
	readonly body: readonly WitnessedMark[];
	readonly notes: readonly WitnessedMark[];
}

/** By its levels a heading is compared where those of an edition are known. */
export interface WitnessedMark extends WitnessedBlock {
	readonly isOfBlocks: boolean;
}

export interface WitnessedBlock extends OfManuscript {
	/** Whether a block of an edition says the same. */
	readonly isSaidBy: (item: FlowItem) => boolean;
	/** Absent where only its hash is known. */
	readonly written?: FlowItem | undefined;
	/** Whether its quotation marks and dashes may be others. */
	readonly isLoose?: boolean;
}

interface OfManuscript {
	readonly manuscript?: ManuscriptLine;
}

const known = new WeakMap<Context, Witness | undefined>();

/** Nothing for the record of an earlier version. Made once, since several rules ask it of several editions. */
export function witnessOf(context: Context): Witness | undefined {
	if (!known.has(context)) known.set(context, makeWitness(context));
	return known.get(context);
}

function makeWitness({ record, manuscript }: Context): Witness | undefined {
	if (manuscript)
		return {
			...fromReading(manuscript, quotesOf(record)),
			words: record.witness?.words ?? readWords(record.language),
		};
	return record.witness && fromRecord(record.witness);
}

type RecordedStated = NonNullable<RecordedWitness["stated"]>[number];

type Quotes = House["quotes"];

/** What the house does with straight quotation marks. */
function quotesOf({ house }: Pick<CreditRecord, "house">): Quotes {
	return house?.quotes ?? "keep";
}

function fromReading(reading: ManuscriptReading, quotes: Quotes): Witness {
	const fromItem = (item: FlowItem) => asBlock(item, quotes);
	const fromMark = (mark: Mark) => ({
		...fromItem(mark),
		isOfBlocks: mark.isOfBlocks,
	});
	const { file } = reading;
	return {
		named: reading.named.map(({ line, file: own = file, ...name }) => ({
			...name,
			manuscript: { file: own, line },
		})),
		stated: reading.stated.map(({ values, ...stated }) => ({
			...stated,
			values: values.map(({ line, file: own = file, ...value }) => ({
				...value,
				manuscript: { file: own, line },
			})),
		})),
		imageCredits: reading.imageCredits.map(({ text, line }) => ({
			text,
			manuscript: { file, line },
		})),
		chapters: reading.chapters.map((chapter) => ({
			title: chapter.title,
			body: chapter.body.map(fromItem),
			notes: chapter.notes.map(fromItem),
			marks: {
				body: chapter.bodyMarks.map(fromMark),
				notes: chapter.noteMarks.map(fromMark),
			},
		})),
	};
}

function asBlock(written: FlowItem, quotes: Quotes): WitnessedBlock {
	const { page: file, line } = written;
	const isLoose = mayChangeMarks(written, quotes);
	const isSaidBy = isLoose
		? (item: FlowItem) =>
				item.kind === written.kind &&
				(item.text === written.text ||
					folded.marks.fold(item.text) === folded.marks.fold(written.text))
		: (item: FlowItem) =>
				item.kind === written.kind && item.text === written.text;
	return { isSaidBy, written, isLoose, manuscript: { file, line } };
}

function fromRecord({
	named,
	stated,
	words,
	imageCredits,
	chapters,
}: RecordedWitness): Witness {
	return {
		named,
		...(words ? { words } : {}),
		...(stated ? { stated: stated.map(fromRecordedStated) } : {}),
		imageCredits: imageCredits.map((text) => ({ text })),
		chapters: chapters.map(({ title, body, notes, bodyMarks, noteMarks }) => ({
			title,
			body: body.map(fromKey),
			notes: notes.map(fromKey),
			...(bodyMarks && noteMarks
				? {
						marks: {
							body: bodyMarks.map(fromMarkKey),
							notes: noteMarks.map(fromMarkKey),
						},
					}
				: {}),
		})),
	};
}

function fromRecordedStated({
	values,
	...stated
}: RecordedStated): WitnessedStated {
	return {
		...stated,
		values: Object.entries(values).flatMap(([key, texts]) =>
			texts.map((text) => ({ key, text })),
		),
	};
}

function fromKey(key: string): WitnessedBlock {
	return {
		isSaidBy: (item) =>
			(key.startsWith("~") ? looseKey : exactKey)(item) === key,
	};
}

function fromMarkKey(key: string): WitnessedMark {
	const isOfBlocks = key.startsWith(ofBlocks);
	return { ...fromKey(isOfBlocks ? key.slice(1) : key), isOfBlocks };
}

/** Begins the key of what a block is. */
const ofBlocks = "#";

/** What `credits.json` keeps of it. */
export function recordWitness(
	reading: ManuscriptReading,
	record: Pick<CreditRecord, "house" | "language">,
): RecordedWitness {
	const quotes = quotesOf(record);
	const keyOf = (item: FlowItem) =>
		(mayChangeMarks(item, quotes) ? looseKey : exactKey)(item);
	const keyOfMark = (mark: Mark) =>
		mark.isOfBlocks ? `${ofBlocks}${keyOf(mark)}` : keyOf(mark);
	return {
		named: reading.named.map(({ line: _, file: __, ...name }) => name),
		stated: reading.stated.map(recordStated),
		words: readWords(record.language),
		imageCredits: reading.imageCredits.map(({ text }) => text),
		...(reading.givenAuthor === undefined
			? {}
			: { givenAuthor: reading.givenAuthor }),
		chapters: reading.chapters.map(
			({ title, body, notes, bodyMarks, noteMarks }) => ({
				title,
				body: body.map(keyOf),
				notes: notes.map(keyOf),
				bodyMarks: bodyMarks.map(keyOfMark),
				noteMarks: noteMarks.map(keyOfMark),
			}),
		),
	};
}

function recordStated({ values, ...stated }: Stated): RecordedStated {
	const byKey = new Map<string, string[]>();
	for (const { key, text } of values)
		byKey.set(key, [...(byKey.get(key) ?? []), text]);
	return { ...stated, values: Object.fromEntries(byKey) };
}

function mayChangeMarks({ kind, text }: FlowItem, quotes: Quotes): boolean {
	if (text.includes(set.quotation.mark)) return true;
	return (
		quotes === "typographic" && kind !== "code" && folded.marks.applies(text)
	);
}

function exactKey({ kind, text }: FlowItem): string {
	return shortHash(`${kind}\n${text}`);
}

function looseKey({ kind, text }: FlowItem): string {
	return `~${shortHash(`${kind}\n${folded.marks.fold(text)}`)}`;
}

/** What a rule says of a record that has no witness. */
export const noWitness = [
	{
		status: "not-run",
		expected: "what the manuscript says",
		actual: "a credit record of an earlier version, without it",
		where: "credits.json",
	},
] as const;
