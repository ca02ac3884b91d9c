/** The credit record → what stands in an edition around the texts of its chapters: before the first, between two of them, after the last. */
import type {
	CreditRecord,
	RecordedChapter,
	RecordedLine,
} from "../../statement/credit-record.ts";
import { wordings } from "../lines.ts";
import { imprintOf } from "./expected.ts";

/** A line that an edition may say once. */
export interface Line {
	/** `title`, `byline`, `notes`. */
	readonly key: string;
	/** The forms that it may have. */
	readonly texts: readonly string[];
	/** Whether no other rule tells where it is missing. */
	readonly isWanted?: true;
}

/** What may stand between two texts. */
export interface Gap {
	/** As a finding names it: `before the text`. */
	readonly place: string;
	/** Each line in its order among those of its list. */
	readonly lists: readonly (readonly Line[])[];
	/** The house’s words for what stands there, in any order. */
	readonly words: readonly Line[];
}

type Words = Readonly<Record<string, string>>;

/** One more than there are chapters. `pages` is whether contents have the numbers of pages. */
export function gapsOfRecord(
	record: CreditRecord,
	words: Words,
	edition: "html" | "epub" | "pdf",
): Gap[] {
	const { chapters } = record;
	const isBook = record.form === "book";
	const gaps = [...chapters, undefined].map((next, index): Gap => {
		const before = chapters[index - 1];
		const isFirst = index === 0;
		const isLast = next === undefined;
		return {
			place: placeOf(before, next, isBook),
			lists: [
				...(isFirst ? opening(record) : []),
				...(isFirst && isBook && edition !== "epub" ? [contents(record)] : []),
				...(isBook && before
					? [lines("chapter-line", before.creditLines)]
					: []),
				...(isBook && next ? [head(next)] : []),
				...(isLast ? closing(record, words) : []),
			],
			words: [
				...(isFirst ? named(words, atTheStart[edition]) : []),
				...(before && before.noteBlocks.length > 0
					? named(words, ["notes"])
					: []),
				...(isLast ? named(words, atTheEnd[edition]) : []),
				...ownWords(words),
			],
		};
	});
	return gaps;
}

/** By the keys of the house’s words. */
const atTheStart = {
	html: ["skip", "contents", "text"],
	epub: ["cover", "titlePage", "text"],
	pdf: ["contents", "text"],
} as const;
const atTheEnd = {
	html: ["credits", "corrections", "colophon"],
	epub: ["credits", "corrections", "colophon", "fonts"],
	pdf: ["credits", "corrections", "colophon"],
} as const;

/** Words that are for one place each, or stand among others; a house may have more, for its own templates. */
const usual: ReadonlySet<string> = new Set(
	"skip contents text notes note backToReference table formula taskDone taskOpen credits corrections colophon cover titlePage pages page landmarks download fonts madeWith labelNote labelTip labelImportant labelWarning labelCaution labelExample accessibilitySummary".split(
		" ",
	),
);

function named(words: Words, keys: readonly string[]): Line[] {
	return keys.flatMap((key) => {
		const word = words[key];
		return word ? [{ key, texts: [word] }] : [];
	});
}

/** Those of the house’s own templates, which stand where these have them. */
export function ownWords(words: Words): Line[] {
	return named(
		words,
		Object.keys(words).filter((key) => !usual.has(key)),
	);
}

function placeOf(
	before: RecordedChapter | undefined,
	next: RecordedChapter | undefined,
	isBook: boolean,
): string {
	if (!before) return "before the text";
	if (!next) return "after the text";
	return isBook ? `between “${before.title}” and “${next.title}”` : "";
}

/** Lists of their own, since a house may set them in another order. */
function opening(record: CreditRecord): Line[][] {
	const imprint = imprintOf(record);
	return [
		line("imprint", imprint),
		line("kicker", record.kicker),
		line("title", record.title).map((title) => ({ ...title, isWanted: true })),
		line("subtitle", record.subtitle),
		line("byline", record.byline.text),
		record.opening.map((own) => ({ key: own.kind, texts: wordings(own) })),
	];
}

function closing(record: CreditRecord, { madeWith }: Words): Line[][] {
	return [
		record.notes.map((own) => ({ key: own.kind, texts: wordings(own) })),
		lines("line", record.creditLines),
		record.colophon.map((own) => ({ key: own.kind, texts: wordings(own) })),
		madeWith
			? [
					{
						key: "producer",
						texts: [`${madeWith} ${tool}`, `${madeWith}${tool}`],
					},
				]
			: [],
	];
}

/** What made the edition. */
const tool = "Colophon";

function head({ title, byline }: RecordedChapter): Line[] {
	return [...line("chapter", title), ...line("chapter-byline", byline.text)];
}

/** The title of each chapter, with whom it is by. */
function contents({ chapters }: CreditRecord): Line[] {
	return chapters.map(({ title, byline }) => ({
		key: "contents",
		texts: [[title, byline.text].filter(Boolean).join(" ")],
		isWanted: true,
	}));
}

function lines(key: string, said: readonly RecordedLine[]): Line[] {
	return said.flatMap(({ text }) => line(key, text));
}

function line(key: string, text: string | undefined): Line[] {
	return text ? [{ key, texts: [text] }] : [];
}
