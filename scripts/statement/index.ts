/** Publication → Statement, once: all that editions say of it is decided here. */
import { directionOf } from "../credits/locale.ts";
import {
	ownAddress,
	sayColophon,
	sayDates,
	sayNotes,
} from "../credits/say-colophon.ts";
import type { Chapter } from "../model/chapter.ts";
import type { ImageAsset, Publication } from "../model/publication.ts";
import type {
	StatedChapter,
	StatedImage,
	StatedWork,
	Statement,
} from "../model/statement.ts";
import { stateAgent, stateCredit, withRoles } from "./state-agents.ts";
import { creditedIn, stateCredits } from "./state-credits.ts";
import { stateDates } from "./state-dates.ts";
import { stateIdentifiers } from "./state-identifiers.ts";
import { stateMakers } from "./state-makers.ts";
import { stateRights } from "./state-rights.ts";
import { stateSources, stateWorks } from "./state-works.ts";

export function statementOf(publication: Publication): Statement {
	const { publisher, provider, sourceOrganization } = publication;
	const dates = stateDates(publication);
	const works = stateWorks(publication);
	return {
		slug: publication.slug,
		form: publication.form,
		type: publication.type,
		title: publication.title,
		subtitle: publication.subtitle,
		kicker: publication.kicker,
		...languages(publication),
		description: publication.description,
		keywords: publication.keywords,
		imprint: publisher?.name ?? "",
		agents: publication.agents.map(stateAgent),
		makers: stateMakers(publication),
		noByline: publication.noByline,
		...stateCredits(publication),
		...statePublisher(publisher),
		provider: provider && stateAgent(provider),
		sourceOrganization: sourceOrganization && stateAgent(sourceOrganization),
		dateline: publication.dateline,
		locationCreated: publication.locationCreated,
		dates,
		rights: stateRights(publication),
		identifiers: stateIdentifiers(publication),
		url: publication.url,
		canonical: publication.canonical,
		works,
		sources: stateSources(works, ownAddress(publication), dates),
		isPartOf: publication.isPartOf,
		corrections: publication.correction,
		accessibility: publication.accessibility && {
			...publication.accessibility,
			certifiedBy: stateAgent(publication.accessibility.certifiedBy),
		},
		dateLines: sayDates(publication),
		sourceLines: works.flatMap(linesOf),
		notes: sayNotes(publication),
		colophon: sayColophon(publication),
		chapters: publication.chapters.map((chapter) =>
			stateChapter(chapter, publication),
		),
		images: publication.images.map(stateImage),
		unfetched: publication.unfetched,
	};
}

function languages({
	inLanguage,
	chapters,
}: Publication): Pick<Statement, "language" | "direction" | "languages"> {
	return {
		language: inLanguage,
		direction: directionOf(inLanguage),
		languages: [...new Set([inLanguage, ...chapters.map(({ lang }) => lang)])],
	};
}

function linesOf({ line, changesLine }: StatedWork) {
	return [line, ...(changesLine ? [changesLine] : [])];
}

function stateChapter(
	chapter: Chapter,
	publication: Publication,
): StatedChapter {
	const { author, contributor, ...prose } = chapter;
	return {
		...prose,
		direction: directionOf(chapter.lang),
		...stateCredits(creditedIn(chapter, publication)),
		authors: withRoles(author, "author").map((credit) => stateCredit(credit)),
		contributors: withRoles(contributor, "contributor").map((credit) =>
			stateCredit(credit),
		),
	};
}

function stateImage({ creator, ...image }: ImageAsset): StatedImage {
	return {
		...image,
		creator: creator && stateAgent(creator),
		isCredited: Boolean(creator || image.creditText),
	};
}

function statePublisher(
	publisher: Publication["publisher"],
): Pick<Statement, "publisher" | "publisherName"> {
	if (!publisher) return {};
	const stated = stateAgent(publisher);
	const { formal, formalFiled } = stated.names;
	return {
		publisher: stated,
		publisherName: { name: formal, fileAs: formalFiled },
	};
}
