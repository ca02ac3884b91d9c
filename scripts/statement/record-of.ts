/** Statement → credit record. */
import { sha256 } from "../machine/sha256.ts";
import type { Passage } from "../model/chapter.ts";
import type { EditionFile } from "../model/edition.ts";
import type {
	PrintedLine,
	StatedAgent,
	StatedChapter,
	StatedCredit,
	StatedCreditLine,
	StatedImage,
	StatedWork,
	Statement,
} from "../model/statement.ts";
import type {
	CreditRecord,
	DescribedAgent,
	RecordedAgent,
	RecordedChapter,
	RecordedImage,
	RecordedLine,
	RecordedText,
	RecordedWork,
} from "./credit-record.ts";
import { drawnWordsOf } from "./drawn-words.ts";
import { formulasIn, toldTextsIn } from "./told-in.ts";

/** What the editions say, without what the house adds and what the witness has read. */
export function recordOf(
	statement: Statement,
	editions: readonly EditionFile[],
): CreditRecord {
	const { dates, makers } = statement;
	return {
		title: statement.title,
		language: statement.language,
		form: statement.form,
		type: statement.type,
		...given({
			subtitle: statement.subtitle,
			description: statement.description,
			keywords: some(statement.keywords),
			direction: statement.direction,
			languages: statement.languages,
			locationCreated: statement.locationCreated,
			provider: statement.provider?.names.printed,
			isPartOf: statement.isPartOf,
			sources: some(
				statement.sources.map(({ text, issued }) => ({
					text,
					...given({ issued }),
				})),
			),
			corrections: some(
				statement.corrections.map(({ text, date }) => ({
					text,
					...given({ date }),
				})),
			),
			accessibility: statement.accessibility && {
				conformsTo: statement.accessibility.conformsTo,
				certifiedBy: statement.accessibility.certifiedBy.names.printed,
			},
			agents: some(statement.agents.map(describeAgent)),
			kicker: statement.kicker,
			dateCreated: dates.created,
			datePublished: dates.published,
			dateModified: dates.modified,
			editionDate: dates.edition,
			dateline: statement.dateline,
			publisher: statement.publisherName?.name,
			sourceOrganization: statement.sourceOrganization?.names.printed,
			canonical: statement.canonical,
			url: statement.url,
			noByline: statement.noByline,
			organizations: organizationNames(statement),
			identifier: identifierOf(statement),
		}),
		...recordRights(statement),
		...recordWorks(statement),
		byline: recordLine(statement.byline),
		creditLines: statement.creditLines.map(recordLine),
		contributors: makers.contributors.map(recordContributor),
		opening: [...statement.dateLines, ...statement.sourceLines].map(recordText),
		notes: statement.notes.map(recordText),
		colophon: statement.colophon.map(recordText),
		chapters: statement.chapters.map(recordChapter),
		images: statement.images.map(recordImage),
		drawings: drawnWordsOf(statement),
		...given({ unfetched: some(statement.unfetched) }),
		editions,
	};
}

function recordRights({ rights }: Statement) {
	return given({
		license: rights.license?.address,
		acquireLicensePage: rights.acquireLicensePage,
		copyrightHolder: some(rights.holderNames),
		copyrightYear: rights.year,
		copyrightNotice: rights.notice,
		usageInfo: rights.usageInfo,
		usageTerms: rights.usageTerms,
		rightsBasis: rights.basis,
		robots: rights.robots.declared,
	});
}

function recordWorks({
	works,
}: Statement): Pick<CreditRecord, "source" | "works"> {
	if (works.length === 0) return {};
	return {
		source: works.map(({ line }) => line.text),
		works: works.map(recordWork),
	};
}

function recordWork(work: StatedWork): RecordedWork {
	return {
		relation: work.relation,
		author: work.author.map(({ names }) => names.printed),
		...given({
			title: work.title,
			url: work.url,
			publisher: work.publisher?.names.printed,
			datePublished: work.datePublished,
			inLanguage: work.inLanguage,
			license: work.license,
			changes: work.changes,
			isOriginal: work.from[0] === "translationOf" ? true : undefined,
		}),
	};
}

function recordContributor(credit: StatedCredit): RecordedAgent {
	return credit.chapterOnly
		? { ...recordAgent(credit), chapterOnly: true }
		: recordAgent(credit);
}

function recordChapter(chapter: StatedChapter): RecordedChapter {
	const noteBlocks = chapter.notes.flatMap(({ passages }) => passages);
	const texts = [chapter.body, ...chapter.notes.map(({ body }) => body)];
	return {
		title: chapter.title,
		byline: recordLine(chapter.byline),
		creditLines: chapter.creditLines.map(recordLine),
		...given({ contributors: some(chapter.contributors.map(recordAgent)) }),
		blocks: chapter.passages.map(({ hash }) => hash),
		noteBlocks: noteBlocks.map(({ hash }) => hash),
		...given({ told: some(texts.flatMap(toldTextsIn)) }),
		formulas: texts.flatMap(formulasIn),
		...given({
			rightToLeft: recordRightToLeft([...chapter.passages, ...noteBlocks]),
		}),
	};
}

function recordRightToLeft(
	passages: readonly Passage[],
): Readonly<Record<string, string>> | undefined {
	const mixed = passages.flatMap(({ hash, letters }) =>
		letters === undefined ? [] : [[hash, letters] as const],
	);
	return mixed.length > 0 ? Object.fromEntries(mixed) : undefined;
}

function recordImage(image: StatedImage): RecordedImage {
	return {
		path: image.path,
		sha256: sha256(image.bytes),
		own: image.own,
		...given({
			fetchedFrom: image.fetchedFrom,
			creditFrom: image.creditFrom,
			creator: image.creator?.names.printed,
			creditText: image.creditText,
			copyrightNotice: image.copyrightNotice,
			license: image.license,
			acquireLicensePage: image.acquireLicensePage,
		}),
	};
}

function recordLine({ text, credits }: StatedCreditLine): RecordedLine {
	return { text, agents: credits.map(recordAgent) };
}

function recordText({
	kind,
	label,
	text,
}: Pick<PrintedLine, "kind" | "label" | "text">): RecordedText {
	return { kind, ...given({ label }), text };
}

function recordAgent({
	agent,
	roles,
	affiliation,
	jobTitle,
}: StatedCredit): RecordedAgent {
	return {
		name: agent.names.printed,
		fileAs: agent.names.filed,
		kind: agent.kind,
		roles,
		...given({
			affiliation: some(affiliation.map(({ names }) => names.printed)),
			alternateScript: some(agent.alternateScript),
			sameAs: some(agent.sameAs),
			url: agent.url,
			jobTitle,
		}),
	};
}

function describeAgent({ names, kind, ...agent }: StatedAgent): DescribedAgent {
	return {
		name: names.printed,
		kind,
		...given({
			given: agent.given,
			family: agent.family,
			honorificPrefix: agent.honorificPrefix,
			honorificSuffix: agent.honorificSuffix,
			legalName: names.legal,
			fileAs: names.formalFiled,
			alternateName: some([
				...agent.alternateName,
				...agent.alternateScript.map((other) => other.name),
			]),
			jobTitle: agent.jobTitle,
			description: agent.description,
			url: agent.url,
			sameAs: some(agent.sameAs),
		}),
	};
}

function identifierOf({ identifiers }: Statement): CreditRecord["identifier"] {
	const { uuid, doi, isbn, urn } = identifiers;
	return { uuid, ...given({ doi, isbn, urn }) };
}

function organizationNames({
	publisher,
	provider,
	sourceOrganization,
	rights,
}: Statement): readonly string[] | undefined {
	const agents = [publisher, provider, sourceOrganization, ...rights.holders];
	return some([
		...new Set(
			agents.flatMap((agent) =>
				agent ? [agent.names.printed, agent.names.formal] : [],
			),
		),
	]);
}

function some<T>(items: readonly T[]): readonly T[] | undefined {
	return items.length > 0 ? items : undefined;
}

/** Without the keys whose value is absent. */
function given<T extends object>(
	values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined),
		// `Object.fromEntries` forgets which keys there were.
	) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
