/** Publication → `credits.json`: what the editions say of who made the work, as plain data. */

import type { Credit, EditionName, Publication } from "../publication.ts";
import { contributorsOf } from "./contributors.ts";
import { plain } from "./list-names.ts";
import { type CreditLine, sayByline, sayCreditLines } from "./say.ts";
import { sayWork } from "./say-colophon.ts";

export interface CreditRecord {
	readonly title: string;
	readonly language: string;
	readonly datePublished?: string;
	readonly dateModified?: string;
	readonly dateline?: string;
	readonly publisher?: string;
	readonly license?: string;
	readonly copyrightNotice?: string;
	/** Each source as the editions print it. */
	readonly source?: readonly string[];
	readonly byline: RecordedLine;
	readonly creditLines: readonly RecordedLine[];
	/** Everybody beside the byline, in the order of the metadata. */
	readonly contributors: readonly RecordedAgent[];
	readonly chapters?: readonly RecordedChapter[];
	readonly images: readonly RecordedImage[];
	readonly editions: readonly RecordedEdition[];
}

export interface RecordedLine {
	readonly text: string;
	readonly agents: readonly RecordedAgent[];
}

export interface RecordedAgent {
	readonly name: string;
	readonly fileAs: string;
	/** MARC relator codes, the most important first. */
	readonly roles: readonly string[];
	readonly affiliation?: readonly string[];
}

export interface RecordedChapter {
	readonly title: string;
	readonly byline: RecordedLine;
	readonly creditLines: readonly RecordedLine[];
}

export interface RecordedImage {
	readonly path: string;
	readonly creator?: string;
	readonly creditText?: string;
	readonly copyrightNotice?: string;
}

export interface RecordedEdition {
	readonly name: EditionName;
	readonly file: string;
	readonly bytes: number;
	/** Hexadecimal. */
	readonly sha256: string;
}

export function creditRecord(
	publication: Publication,
	editions: readonly RecordedEdition[],
): CreditRecord {
	const { rights } = publication;
	const works = [
		...publication.isBasedOn,
		...(publication.translationOf ? [publication.translationOf] : []),
	];
	return {
		title: publication.title,
		language: publication.inLanguage,
		...given("datePublished", publication.datePublished),
		...given("dateModified", publication.dateModified),
		...given("dateline", publication.dateline),
		...given(
			"publisher",
			publication.publisher?.legalName ?? publication.publisher?.name,
		),
		...given("license", rights.license),
		...given("copyrightNotice", rights.copyrightNotice),
		...(works.length > 0
			? { source: works.map((work) => plain(sayWork(work, publication))) }
			: {}),
		byline: recordLine(sayByline(publication)),
		creditLines: sayCreditLines(publication).map(recordLine),
		contributors: contributorsOf(publication).map(recordAgent),
		...(publication.form === "book"
			? { chapters: recordChapters(publication) }
			: {}),
		images: publication.images.map((image) => ({
			path: image.path,
			...given("creator", image.creator?.name),
			...given("creditText", image.creditText),
			...given("copyrightNotice", image.copyrightNotice),
		})),
		editions,
	};
}

function recordChapters(publication: Publication): RecordedChapter[] {
	return publication.chapters.map((chapter) => {
		const credited = {
			...publication,
			author: chapter.author,
			contributor: chapter.contributor,
			creditLines: [],
		};
		return {
			title: chapter.title,
			byline: recordLine(sayByline(credited)),
			creditLines: sayCreditLines(credited).map(recordLine),
		};
	});
}

function recordLine(line: CreditLine): RecordedLine {
	return { text: line.text, agents: line.credits.map(recordAgent) };
}

function recordAgent(credit: Credit): RecordedAgent {
	return {
		name: credit.agent.name,
		fileAs: credit.agent.fileAs,
		roles: credit.roles,
		...(credit.affiliation.length > 0
			? { affiliation: credit.affiliation.map((agent) => agent.name) }
			: {}),
	};
}

/** `{ [key]: value }`, or nothing where the value is absent. */
function given<K extends string>(
	key: K,
	value: string | undefined,
): Partial<Record<K, string>> {
	return value === undefined
		? {}
		: ({ [key]: value } as Partial<Record<K, string>>);
}
