/** Publication → `credits.json`: what the editions say of who made the work, as plain data. The audit needs nothing else. */
import { createHash } from "node:crypto";
import type {
	Agent,
	Credit,
	EditionName,
	Identifier,
	ImageAsset,
	Publication,
	TypeSizes,
	Work,
} from "../model/publication.ts";
import { contributorsOf } from "./contributors.ts";
import { plain } from "./list-names.ts";
import { printedBlocks } from "./printed-blocks.ts";
import { type CreditLine, sayByline, sayCreditLines } from "./say.ts";
import {
	type Line,
	sayColophon,
	sayDates,
	sayNotes,
	saySources,
	sayWork,
} from "./say-colophon.ts";

export interface CreditRecord {
	readonly title: string;
	readonly language: string;
	readonly form: Publication["form"];
	/** A type of schema.org. */
	readonly type: string;
	readonly subtitle?: string;
	readonly kicker?: string;
	readonly dateCreated?: string;
	readonly datePublished?: string;
	readonly dateModified?: string;
	/** The day of this edition, where it is not the day of the work. */
	readonly editionDate?: string;
	readonly dateline?: string;
	readonly publisher?: string;
	readonly sourceOrganization?: string;
	readonly license?: string;
	readonly acquireLicensePage?: string;
	readonly copyrightHolder?: readonly string[];
	readonly copyrightYear?: number;
	readonly copyrightNotice?: string;
	readonly rightsBasis?: string;
	/** As declared; an edition may be more careful where nothing is. */
	readonly robots?: string;
	readonly canonical?: string;
	readonly url?: string;
	readonly identifier?: Identifier;
	/** Each source as the editions print it. */
	readonly source?: readonly string[];
	readonly works?: readonly RecordedWork[];
	/** Every organization that the metadata may name, by each of its names. */
	readonly organizations?: readonly string[];
	/** Why nobody is named. */
	readonly noByline?: string;
	readonly byline: RecordedLine;
	readonly creditLines: readonly RecordedLine[];
	/** Everybody beside the byline, in the order of the metadata. */
	readonly contributors: readonly RecordedAgent[];
	/** The lines below the byline: dates, sources and what was changed. */
	readonly opening: readonly RecordedText[];
	/** Corrections, updates and notes to readers. */
	readonly notes: readonly RecordedText[];
	readonly colophon: readonly RecordedText[];
	/** The body of an article is its one chapter. */
	readonly chapters: readonly RecordedChapter[];
	readonly images: readonly RecordedImage[];
	/** What the house adds; absent in records of earlier versions. */
	readonly house?: RecordedHouse;
	readonly editions: readonly RecordedEdition[];
}

export interface RecordedLine {
	readonly text: string;
	readonly agents: readonly RecordedAgent[];
}

/** A printed line of a kind. */
export interface RecordedText {
	readonly kind: string;
	readonly label?: string;
	readonly text: string;
}

export interface RecordedAgent {
	readonly name: string;
	readonly fileAs: string;
	readonly kind: Agent["kind"];
	/** MARC relator codes, the most important first. */
	readonly roles: readonly string[];
	readonly affiliation?: readonly string[];
	readonly alternateScript?: Agent["alternateScript"];
	/** Addresses of authority files: ORCID, ISNI, VIAF. */
	readonly sameAs?: readonly string[];
	readonly url?: string;
	/** Credited in a chapter and not by the whole work. */
	readonly chapterOnly?: true;
}

export interface RecordedWork {
	readonly relation: string;
	readonly title?: string;
	readonly url?: string;
	readonly author: readonly string[];
	readonly publisher?: string;
	readonly datePublished?: string;
	readonly license?: string;
	readonly changes?: string;
}

export interface RecordedHouse {
	/** In which the printed text is set. */
	readonly typeSizes: TypeSizes;
	/** SHA-256, hexadecimal, of the pictures that are the house’s own. */
	readonly pictures: readonly string[];
}

export interface RecordedChapter {
	readonly title: string;
	readonly byline: RecordedLine;
	readonly creditLines: readonly RecordedLine[];
	/** A short hash of each printed block of the body, in order: `printed-blocks.ts`. */
	readonly blocks: readonly string[];
	/** The same of its notes. */
	readonly noteBlocks: readonly string[];
	/** Of blocks with letters that run from right to left, by hash: the hash of the characters in the order of their code points. */
	readonly rightToLeft?: Readonly<Record<string, string>>;
}

export interface RecordedImage {
	readonly path: string;
	/** Hexadecimal, of the file that the editions embed. */
	readonly sha256: string;
	readonly own: boolean;
	readonly creator?: string;
	readonly creditText?: string;
	readonly copyrightNotice?: string;
	readonly license?: string;
	readonly acquireLicensePage?: string;
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
	return {
		title: publication.title,
		language: publication.inLanguage,
		form: publication.form,
		type: publication.type,
		...given({
			subtitle: publication.subtitle,
			kicker: publication.kicker,
			dateCreated: publication.dateCreated,
			datePublished: publication.datePublished,
			dateModified: publication.dateModified,
			editionDate: publication.edition?.datePublished,
			dateline: publication.dateline,
			publisher: agentName(publication.publisher),
			sourceOrganization: publication.sourceOrganization?.name,
			canonical: publication.canonical,
			url: publication.url,
			noByline: publication.noByline,
			organizations: organizationNames(publication),
			identifier: identifierOf(publication),
		}),
		...recordRights(publication),
		...recordWorks(publication),
		byline: recordLine(sayByline(publication)),
		creditLines: sayCreditLines(publication).map(recordLine),
		contributors: recordContributors(publication),
		opening: [
			...sayDates(publication).map(({ kind, label, text }) => ({
				kind,
				label,
				text,
			})),
			...saySources(publication).map(recordText),
		],
		notes: sayNotes(publication).map(recordText),
		colophon: sayColophon(publication).map(recordText),
		chapters: recordChapters(publication),
		images: publication.images.map(recordImage),
		editions,
	};
}

function recordRights({ rights }: Publication) {
	return given({
		license: rights.license,
		acquireLicensePage: rights.acquireLicensePage,
		copyrightHolder:
			rights.copyrightHolder.length > 0
				? rights.copyrightHolder.map((agent) => agent.legalName ?? agent.name)
				: undefined,
		copyrightYear: rights.copyrightYear,
		copyrightNotice: rights.copyrightNotice,
		rightsBasis: rights.rightsBasis,
		robots: rights.robots,
	});
}

function recordWorks(
	publication: Publication,
): Pick<CreditRecord, "source" | "works"> {
	const { isBasedOn, translationOf } = publication;
	const works: Work[] = [
		...isBasedOn,
		...(translationOf
			? [{ relation: "translation" as const, ...translationOf }]
			: []),
	];
	if (works.length === 0) return {};
	return {
		source: works.map((work) => plain(sayWork(work, publication))),
		works: works.map(recordWork),
	};
}

function recordWork(work: Work): RecordedWork {
	return {
		relation: work.relation ?? "based-on",
		author: work.author.map((agent) => agent.name),
		...given({
			title: work.title,
			url: work.url,
			publisher: work.publisher?.name,
			datePublished: work.datePublished,
			license: work.license,
			changes: work.changes,
		}),
	};
}

function recordContributors(publication: Publication): RecordedAgent[] {
	return contributorsOf(publication).map((credit) =>
		publication.contributor.includes(credit)
			? recordAgent(credit)
			: { ...recordAgent(credit), chapterOnly: true },
	);
}

function recordChapters(publication: Publication): RecordedChapter[] {
	return publication.chapters.map((chapter) => {
		const credited = {
			...publication,
			author: chapter.author,
			contributor: chapter.contributor,
			creditLines: [],
		};
		const blocks = printedBlocks(chapter.body);
		const noteBlocks = chapter.notes.flatMap((note) =>
			printedBlocks(note.body),
		);
		return {
			title: chapter.title,
			byline: recordLine(sayByline(credited)),
			creditLines: sayCreditLines(credited).map(recordLine),
			blocks: blocks.map(hashBlock),
			noteBlocks: noteBlocks.map(hashBlock),
			...given({ rightToLeft: recordRightToLeft([...blocks, ...noteBlocks]) }),
		};
	});
}

/** Print sets such letters as they are seen, line by line, and in which order they are read is then a matter of opinion. */
function recordRightToLeft(
	blocks: readonly string[],
): Readonly<Record<string, string>> | undefined {
	const mixed = blocks.filter((text) =>
		/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text),
	);
	if (mixed.length === 0) return undefined;
	return Object.fromEntries(
		mixed.map((text) => [
			hashBlock(text),
			hashBlock(
				[...text.normalize("NFKD")]
					.map((letter) => mirrored[letter] ?? letter)
					.sort()
					.join(""),
			),
		]),
	);
}

/** Brackets are drawn the other way round there. */
const mirrored: Readonly<Record<string, string>> = {
	")": "(",
	"]": "[",
	"}": "{",
	"»": "«",
	"›": "‹",
};

/** The first 12 hexadecimal digits of SHA-256: enough to tell the blocks of one work apart. */
function hashBlock(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function recordImage(image: ImageAsset): RecordedImage {
	return {
		path: image.path,
		sha256: createHash("sha256").update(image.bytes).digest("hex"),
		own: image.own,
		...given({
			creator: image.creator?.name,
			creditText: image.creditText,
			copyrightNotice: image.copyrightNotice,
			license: image.license,
			acquireLicensePage: image.acquireLicensePage,
		}),
	};
}

function recordLine(line: CreditLine): RecordedLine {
	return { text: line.text, agents: line.credits.map(recordAgent) };
}

function recordText(line: Line): RecordedText {
	return {
		kind: line.kind,
		...given({ label: line.label }),
		text: plain(line.phrases),
	};
}

function recordAgent({ agent, roles, affiliation }: Credit): RecordedAgent {
	return {
		name: agent.name,
		fileAs: agent.fileAs,
		kind: agent.kind,
		roles,
		...given({
			affiliation: some(affiliation.map((organization) => organization.name)),
			alternateScript: some(agent.alternateScript),
			sameAs: some(agent.sameAs),
			url: agent.url,
		}),
	};
}

function identifierOf({ identifier }: Publication): Identifier | undefined {
	return Object.values(identifier).some(Boolean) ? identifier : undefined;
}

function organizationNames(
	publication: Publication,
): readonly string[] | undefined {
	const { publisher, provider, sourceOrganization, rights } = publication;
	const agents = [
		publisher,
		provider,
		sourceOrganization,
		...rights.copyrightHolder,
	];
	return some([
		...new Set(
			agents.flatMap((agent) =>
				agent ? [agent.name, agent.legalName ?? agent.name] : [],
			),
		),
	]);
}

function agentName(agent: Agent | undefined): string | undefined {
	return agent?.legalName ?? agent?.name;
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
