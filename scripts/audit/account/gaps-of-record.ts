/** The credit record → what stands in an edition around the texts of its chapters: before the first, between two of them, after the last. */
import type { EditionName } from "../../model/edition.ts";
import type {
	CreditRecord,
	RecordedChapter,
	RecordedLine,
	RecordedText,
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
	edition: EditionName,
): Gap[] {
	const { chapters } = record;
	const isBook = record.form === "book";
	const gaps = [...chapters, undefined].map((next, index): Gap => {
		const before = chapters[index - 1];
		const isFirst = index === 0;
		const isLast = next === undefined;
		const around = arranged(
			[
				...labels(words, [
					...(isFirst ? atTheStart[edition] : []),
					...(isLast ? atTheEnd[edition] : []),
				]),
				...(isFirst ? opening(record, edition) : []),
				...(isLast ? closing(record, words) : []),
			],
			record.house?.order?.[edition],
		);
		return {
			place: placeOf(before, next, isBook),
			lists: [
				[
					...(isBook && before
						? lines("chapter-line", before.creditLines)
						: []),
					...around.sure,
					...(isBook && next ? head(next) : []),
				],
				...around.free,
			],
			words: [
				...around.words,
				...(before && before.noteBlocks.length > 0
					? named(words, ["notes"])
					: []),
				...ownWords(words),
			],
		};
	});
	return gaps;
}

/** Lines that a template writes out in one place, by its name for them; the rows of the contents stand below their word. */
interface Part {
	readonly key: string;
	readonly lines: readonly Line[];
	/** Whether it is a word of the house’s. */
	readonly isLabel?: true;
	/** Whether it may be left out. */
	readonly isFree?: true;
}

/** Those whose order the house has said are one list; the others stand anywhere. */
function arranged(
	parts: readonly Part[],
	order: readonly string[] = [],
): {
	readonly sure: readonly Line[];
	readonly free: Gap["lists"];
	readonly words: readonly Line[];
} {
	const sure = order.flatMap((key) => parts.filter((part) => part.key === key));
	const rest = parts.filter((part) => !sure.includes(part));
	return {
		sure: sure.flatMap(({ lines, isFree }) =>
			isFree ? lines : lines.map(wanted),
		),
		free: rest.filter(({ isLabel }) => !isLabel).map(({ lines }) => lines),
		words: rest.filter(({ isLabel }) => isLabel).flatMap(({ lines }) => lines),
	};
}

function labels(words: Words, keys: readonly string[]): Part[] {
	return keys.map((key) => ({
		key: `label ${key}`,
		lines: named(words, [key]),
		isLabel: true,
		isFree: true,
	}));
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

function opening(record: CreditRecord, edition: EditionName): Part[] {
	const { title, subtitle, kicker, byline } = record;
	const part = (key: string, text: string | undefined): Part => ({
		key,
		lines: line(key, text),
	});
	const dates = record.opening.filter(({ kind }) =>
		/^(?:published|updated)$/.test(kind),
	);
	return [
		part("imprint", imprintOf(record)),
		part("kicker", kicker),
		{ key: "title", lines: line("title", title).map(wanted) },
		part("subtitle", subtitle),
		part("byline", byline.text),
		{ key: "dates", lines: dates.map(printed) },
		{
			key: "sources",
			lines: record.opening.filter((own) => !dates.includes(own)).map(printed),
		},
		...(record.form === "book" && edition !== "epub"
			? [{ key: "label contents", lines: contents(record) }]
			: []),
	];
}

function closing(record: CreditRecord, { madeWith }: Words): Part[] {
	return [
		{ key: "notes", lines: record.notes.map(printed) },
		{ key: "creditLines", lines: lines("line", record.creditLines) },
		{ key: "colophon", lines: record.colophon.map(printed) },
		{
			key: "generator",
			isFree: true,
			lines: madeWith
				? [
						{
							key: "producer",
							texts: [`${madeWith} ${tool}`, `${madeWith}${tool}`],
						},
					]
				: [],
		},
	];
}

function printed(own: RecordedText): Line {
	return { key: own.kind, texts: wordings(own) };
}

function wanted(own: Line): Line {
	return { ...own, isWanted: true };
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
