/** Publication → JSON-LD of schema.org: who made the work, in order; absent stays absent. */
import { relatorTerm } from "../../credits/roles.ts";
import { sayCreditLines } from "../../credits/say.ts";
import type {
	Agent,
	Chapter,
	Credit,
	ImageAsset,
	Note,
	Publication,
	Work,
} from "../../model/publication.ts";

type Node = Readonly<Record<string, unknown>>;

/** The JSON text, safe inside a `script` element. */
export function jsonLdOf(publication: Publication): string {
	return JSON.stringify(clean(workNode(publication)), null, 1)
		.replaceAll("<", "\\u003c")
		.replaceAll("\u2028", "\\u2028")
		.replaceAll("\u2029", "\\u2029");
}

function workNode(publication: Publication): Node {
	const { rights } = publication;
	const news = publication.type.endsWith("NewsArticle");
	const book = publication.type === "Book";
	const editors = publication.author.filter(
		(credit) => book && isEditor(credit),
	);
	const authors = publication.author.filter(
		(credit) => !editors.includes(credit),
	);
	return {
		"@context": "https://schema.org",
		"@type": publication.type,
		[book ? "name" : "headline"]: publication.title,
		alternativeHeadline: publication.subtitle,
		description: publication.description,
		inLanguage: publication.inLanguage,
		dateCreated: publication.dateCreated,
		datePublished: publication.datePublished,
		dateModified: publication.dateModified,
		dateline: news ? publication.dateline : undefined,
		locationCreated: publication.locationCreated && {
			"@type": "Place",
			name: publication.locationCreated,
		},
		author: authors.map(creditNode),
		editor: editors.map(creditNode),
		contributor: publication.contributor.map(contributorNode),
		translator: publication.contributor
			.filter((credit) => credit.roles.includes("trl"))
			.map(creditNode),
		creditText: sayCreditLines(publication)
			.map((line) => line.text)
			.join("\n"),
		sourceOrganization: agentNode(publication.sourceOrganization),
		provider: agentNode(publication.provider),
		publisher: agentNode(publication.publisher),
		copyrightHolder: rights.copyrightHolder.map((agent) => agentNode(agent)),
		copyrightYear: rights.copyrightYear,
		copyrightNotice: rights.copyrightNotice,
		license: rights.license,
		acquireLicensePage: rights.acquireLicensePage,
		usageInfo: rights.usageInfo,
		url: publication.url,
		mainEntityOfPage: publication.canonical,
		isbn: book ? publication.identifier.isbn : undefined,
		identifier: identifiers(publication),
		keywords: publication.keywords.join(", "),
		isBasedOn: publication.isBasedOn.map(workReference),
		translationOfWork:
			publication.translationOf && workReference(publication.translationOf),
		isPartOf: publication.isPartOf && {
			"@type": "CreativeWork",
			name: publication.isPartOf.title,
			position: publication.isPartOf.position,
		},
		correction: publication.correction.map(correctionNode),
		image: publication.images
			.filter((image) => !image.own || image.creditText)
			.map(imageNode),
		hasPart: book ? publication.chapters.map(chapterNode) : [],
	};
}

function isEditor(credit: Credit): boolean {
	return (
		credit.agent.kind === "person" &&
		credit.roles.every((role) => ["edt", "edc", "edd"].includes(role))
	);
}

function creditNode(credit: Credit): Node {
	return {
		...agentNode(credit.agent),
		...(credit.jobTitle ? { jobTitle: credit.jobTitle } : {}),
		affiliation: credit.affiliation.map((agent) => agentNode(agent)),
	};
}

/** The role has its place in a Role node, which repeats the property’s name. */
function contributorNode(credit: Credit): Node {
	return {
		"@type": "Role",
		roleName: credit.roles.map(relatorTerm),
		contributor: creditNode(credit),
	};
}

function agentNode(agent: Agent | undefined): Node | undefined {
	if (!agent) return undefined;
	const person = agent.kind === "person";
	return {
		"@type": person ? "Person" : "Organization",
		name: agent.name,
		givenName: agent.given,
		familyName: agent.family,
		honorificPrefix: agent.honorificPrefix,
		honorificSuffix: agent.honorificSuffix,
		alternateName: [
			...agent.alternateName,
			...agent.alternateScript.map((other) => other.name),
		],
		legalName: agent.legalName,
		jobTitle: agent.jobTitle,
		description: agent.description,
		url: agent.url,
		sameAs: agent.sameAs,
	};
}

function workReference(work: Work): Node {
	return {
		"@type": "CreativeWork",
		name: work.title,
		url: work.url,
		author: work.author.map((agent) => agentNode(agent)),
		publisher: agentNode(work.publisher),
		datePublished: work.datePublished,
		inLanguage: work.inLanguage,
		license: work.license,
	};
}

function correctionNode(note: Note): Node {
	return {
		"@type": "CorrectionComment",
		text: note.text,
		datePublished: note.date,
	};
}

function imageNode(image: ImageAsset): Node {
	return {
		"@type": "ImageObject",
		name: image.path,
		creator: agentNode(image.creator),
		creditText: image.creditText,
		copyrightNotice: image.copyrightNotice,
		license: image.license,
		acquireLicensePage: image.acquireLicensePage,
	};
}

function chapterNode(chapter: Chapter): Node {
	return {
		"@type": "Chapter",
		name: chapter.title,
		author: chapter.author.map(creditNode),
		contributor: chapter.contributor.map(contributorNode),
	};
}

function identifiers(publication: Publication): string[] {
	const { doi, urn } = publication.identifier;
	return [...(doi ? [`https://doi.org/${doi}`] : []), ...(urn ? [urn] : [])];
}

/** Without empty values; lists of one stay lists, so that a reader finds one shape. */
function clean(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(clean);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(
				([, item]) =>
					item !== undefined &&
					item !== "" &&
					!(Array.isArray(item) && item.length === 0),
			)
			.map(([key, item]) => [key, clean(item)]),
	);
}
