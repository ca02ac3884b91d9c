/** Wire copy → manuscript: every line that may credit somebody is read, or asked about; nothing is written while one is open. */

import type { Problem } from "../model/problem.ts";
import type { Lexicon } from "../names/lexicon.ts";
import { sameWords } from "./copy/fold-text.ts";
import type { CopyReading, WireLine, WireSource } from "./model.ts";
import { askLine, lineProblems, type Question } from "./questions/questions.ts";
import {
	type Answers,
	type Settled,
	settle,
	toCredit,
} from "./questions/settle.ts";
import {
	type CopyRegistry,
	makeRegistry,
	nameOf,
} from "./write/make-registry.ts";
import { verbatimLines } from "./write/verbatim-lines.ts";
import {
	type ManuscriptImage,
	writeManuscript,
} from "./write/write-manuscript.ts";
import { readImages, writeProse } from "./write/write-prose.ts";
import { type ArticleContext, readArticle } from "./zones/read-article.ts";
import { joinReadings } from "./zones/read-credits.ts";
import { sharedOrganization } from "./zones/shared-organization.ts";

export interface ImportOptions {
	/** For messages. */
	readonly file: string;
	readonly lexicon: Lexicon;
	readonly title?: string | undefined;
	/** BCP 47. */
	readonly language?: string | undefined;
	readonly publisher?: string | undefined;
	readonly rightsBasis?: string | undefined;
	readonly answers: Answers;
}

export interface Imported {
	/** Absent while a credit is open. */
	readonly manuscript?: string | undefined;
	readonly questions: readonly Question[];
	readonly problems: readonly Problem[];
	readonly lines: readonly WireLine[];
	readonly source: WireSource;
}

/** Reads the source, applies the answers and writes the manuscript when nothing is open. */
export function importSource(
	source: WireSource,
	options: ImportOptions,
): Imported {
	const unusable =
		source.blocks.length === 0
			? source.problems
			: tooLong(source, options.file);
	if (unusable.length > 0)
		return { questions: [], problems: unusable, lines: [], source };
	const draft = readDraft(source, options);
	const problems = draftProblems(draft, source, options);
	const { lines, title } = draft;
	if (problems.length > 0 || title === undefined)
		return { questions: draft.questions, problems, lines, source };
	return finish({ ...draft, title }, source, options);
}

/** What is known before the registry is made. */
interface Draft {
	readonly context: ArticleContext;
	readonly settled: Settled;
	readonly lines: readonly WireLine[];
	readonly open: readonly WireLine[];
	readonly reading: CopyReading;
	readonly title: string | undefined;
	readonly questions: readonly Question[];
}

function readDraft(source: WireSource, options: ImportOptions): Draft {
	const { file, answers, lexicon } = options;
	const language = options.language ?? source.language ?? "en";
	const given = options.title ?? answers.title ?? source.title;
	const headlines = [given, source.title].filter((one) => one !== undefined);
	const context = { lexicon, language, headlines };
	const settled = settle(readArticle(source.blocks, context), answers, file);
	const { lines } = settled;
	const open = lines.filter((line) => line.status === "open");
	const reading = completeReading(lines, source, answers);
	const title = given ?? settled.title;
	const questions = [
		...open.map(askLine),
		...askRest(reading, title, answers, open),
	];
	return { context, settled, lines, open, reading, title, questions };
}

function draftProblems(
	{ settled, open, reading, title }: Draft,
	source: WireSource,
	{ file, answers }: ImportOptions,
): Problem[] {
	const said = source.problems.filter(
		({ rule }) => rule !== "byline-differs" || answers.author === undefined,
	);
	return [
		...said,
		...settled.problems,
		...open.flatMap((line) => lineProblems(line, file)),
		...restProblems(reading, title, answers, file, open),
		...agreeProblems(reading, source, answers, file),
	];
}

/** Spells every agent once and writes the manuscript; a sort form that is missing stays a problem in it. */
function finish(
	draft: Draft & { readonly title: string },
	source: WireSource,
	options: ImportOptions,
): Imported {
	const { reading, lines, settled, context } = draft;
	const images = readImages(source.blocks, lines, context);
	const registry = makeRegistry(
		reading,
		context.language,
		options.answers.fileAs,
		images.flatMap((image) => image.credits),
	);
	const problems = registryProblems(registry, reading, lines, options.file);
	const questions = [...draft.questions, ...askFileAs(registry)];
	if (problems.some((problem) => problem.rule !== "file-as-missing"))
		return { questions, problems, lines, source };
	const manuscript = writeManuscript({
		title: draft.title,
		subtitle: settled.subtitle,
		kicker: settled.kicker,
		language: context.language,
		languageGiven: (options.language ?? source.language) !== undefined,
		reading,
		organization: sharedOrganization(reading),
		registry,
		noByline: options.answers.noByline,
		publisher: options.publisher,
		rightsBasis: options.rightsBasis,
		namedPublisher: source.publisher,
		notes: lines.flatMap((line) =>
			line.status === "parsed" && line.reading.note ? [line.reading.note] : [],
		),
		creditLines: verbatimLines(lines, registry, context.language),
		images: images.map(
			(image): ManuscriptImage => ({
				path: image.path,
				creator: image.creator && registry.personId(image.creator),
				creditText: image.creditText,
			}),
		),
		source: (line) => lines.find((other) => other.line === line)?.text ?? "",
		prose: writeProse(source.blocks, lines, context),
	});
	return { manuscript, questions, problems, lines, source };
}

const maxBlocks = 20_000;

function tooLong(source: WireSource, file: string): Problem[] {
	if (source.blocks.length <= maxBlocks) return [];
	return [
		{
			rule: "file-too-large",
			message: `Unexpected ${source.blocks.length} paragraphs, expected at most ${maxBlocks}: give one article`,
			file,
		},
	];
}

/** All that the settled lines say, with the metadata of the source where the copy is silent. */
function completeReading(
	lines: readonly WireLine[],
	source: WireSource,
	answers: Answers,
): CopyReading {
	const inText = lines.filter(
		(line) => line.status === "parsed" && line.zone !== "caption",
	);
	const reading = joinReadings(inText.map((line) => line.reading));
	const byline = answers.author
		? answers.author.map((agent) => toCredit(agent, "author", 0))
		: reading.byline;
	return {
		...reading,
		byline,
		date: reading.date ?? source.date,
		dateModified: reading.dateModified ?? source.dateModified,
	};
}

function askRest(
	reading: CopyReading,
	title: string | undefined,
	answers: Answers,
	openLines: readonly WireLine[],
): Question[] {
	const questions: Question[] = [];
	if (title === undefined)
		questions.push({
			id: "title",
			source: "",
			reasons: [
				"Missing title: the copy has no headline that is marked as one",
			],
			choices: [{ answer: "title", means: "the headline, in words" }],
		});
	if (needsAuthor(reading, answers) && openLines.every(isBelow))
		questions.push({
			id: "author",
			source: "",
			reasons: ["Missing author: nobody is named above the text"],
			choices: [
				{ answer: "author", means: "who made the work" },
				{ answer: "noByline", means: "why nobody is named" },
			],
		});
	return questions;
}

/** While a line of the head is open, it may still name the author. */
function isBelow(line: WireLine): boolean {
	return line.zone !== "head" && line.reading.byline.length === 0;
}

function needsAuthor(reading: CopyReading, answers: Answers): boolean {
	return reading.byline.length === 0 && answers.noByline === undefined;
}

function restProblems(
	reading: CopyReading,
	title: string | undefined,
	answers: Answers,
	file: string,
	openLines: readonly WireLine[],
): Problem[] {
	const problems: Problem[] = [];
	if (title === undefined)
		problems.push({
			rule: "title-missing",
			message: "Missing title: give --title, in the words of the headline",
			file,
		});
	if (needsAuthor(reading, answers) && openLines.every(isBelow))
		problems.push({
			rule: "author-missing",
			message: `Missing author: the copy names nobody above the text; answer with author, or with noByline and the reason`,
			file,
		});
	return problems;
}

/** The names that a page’s metadata give must be those that it shows, unless a person has answered with the names. */
function agreeProblems(
	reading: CopyReading,
	source: WireSource,
	answers: Answers,
	file: string,
): Problem[] {
	if (source.authors === undefined || reading.byline.length === 0) return [];
	if (answers.author !== undefined) return [];
	const shown = reading.byline.map((credit) => credit.name);
	const agree =
		shown.length === source.authors.length &&
		shown.every((name, index) =>
			sameWords(name, source.authors?.[index] ?? ""),
		);
	if (agree) return [];
	return [
		{
			rule: "byline-differs",
			message: `Unexpected authors “${source.authors.join("; ")}” in the page’s metadata: its byline shows “${shown.join("; ")}”; correct the page, or answer with author, in full`,
			file,
			line: reading.byline[0]?.line,
		},
	];
}

function registryProblems(
	registry: CopyRegistry,
	reading: CopyReading,
	lines: readonly WireLine[],
	file: string,
): Problem[] {
	const place = (name: string) => {
		const line = lines.find(
			(other) => other.status === "parsed" && other.text.includes(name),
		);
		return line
			? { line: line.line, source: line.text.replace(/\s*\n\s*/g, " ⏎ ") }
			: {};
	};
	const both = registry.contributor.filter((entry) =>
		registry.author.some(
			(other) =>
				other.agent === entry.agent &&
				other.roles.some((role) => entry.roles.includes(role)),
		),
	);
	return [
		...registry.likeNames.map(
			([first, second]): Problem => ({
				rule: "name-twice",
				message: `Unexpected second spelling “${second}” of “${first}”: answer the line with one spelling`,
				file,
				...place(second),
			}),
		),
		...both.map(
			(entry): Problem => ({
				rule: "agent-twice",
				message: `Unexpected second credit of ${nameOf(entry, registry)} for the same work: answer the line with another role, or with left-out`,
				file,
				...place(nameOf(entry, registry)),
			}),
		),
		...registry.people
			.filter((person) => person.fileAs === undefined)
			.map(
				(person): Problem => ({
					rule: "file-as-missing",
					message: `Missing fileAs for ${person.name}: answer with fileAs, or add the form to file under to the manuscript`,
					file,
					...place(person.name),
				}),
			),
		...(reading.dateModified &&
		reading.date &&
		reading.dateModified < reading.date
			? [
					{
						rule: "dates-order",
						message: `Unexpected date of change ${reading.dateModified}: it is before the date of publication ${reading.date}`,
						file,
					},
				]
			: []),
	];
}

function askFileAs(registry: CopyRegistry): Question[] {
	const open = registry.people.filter((person) => person.fileAs === undefined);
	return open.map((person) => ({
		id: `fileAs: ${person.name}`,
		source: person.name,
		reasons: [`Missing fileAs for ${person.name}`],
		choices: [
			{ answer: "fileAs", means: "the form to file under, “Family, Given”" },
		],
	}));
}
