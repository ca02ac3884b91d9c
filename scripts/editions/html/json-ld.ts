/** Statement → JSON-LD of schema.org: who made the work, in order; absent stays absent. */
import type { EditorialNote } from "../../model/publication.ts";
import type {
	StatedAgent,
	StatedChapter,
	StatedCredit,
	StatedImage,
	StatedWork,
	Statement,
} from "../../model/statement.ts";

type Node = Readonly<Record<string, unknown>>;

/** The JSON text, safe inside a `script` element. */
export function jsonLdOf(statement: Statement): string {
	return JSON.stringify(clean(workNode(statement)), null, 1)
		.replaceAll("<", "\\u003c")
		.replaceAll("\u2028", "\\u2028")
		.replaceAll("\u2029", "\\u2029");
}

function workNode(statement: Statement): Node {
	const { dates, makers, rights, works } = statement;
	const news = statement.type.endsWith("NewsArticle");
	const book = statement.type === "Book";
	return {
		"@context": "https://schema.org",
		"@type": statement.type,
		[book ? "name" : "headline"]: statement.title,
		alternativeHeadline: statement.subtitle,
		description: statement.description,
		inLanguage: statement.language,
		dateCreated: dates.created,
		datePublished: dates.published,
		dateModified: dates.modified,
		dateline: news ? statement.dateline : undefined,
		locationCreated: statement.locationCreated && {
			"@type": "Place",
			name: statement.locationCreated,
		},
		author: makers.authors.map(creditNode),
		editor: makers.editors.map(creditNode),
		contributor: makers.ofWork.map(contributorNode),
		translator: makers.translators.map(creditNode),
		creditText: statement.creditLines.map((line) => line.text).join("\n"),
		sourceOrganization: agentNode(statement.sourceOrganization),
		provider: agentNode(statement.provider),
		publisher: agentNode(statement.publisher),
		copyrightHolder: rights.holders.map((agent) => agentNode(agent)),
		copyrightYear: rights.year,
		copyrightNotice: rights.notice,
		license: rights.license?.address,
		acquireLicensePage: rights.acquireLicensePage,
		usageInfo: rights.usageInfo,
		url: statement.url,
		mainEntityOfPage: statement.canonical,
		isbn: book ? statement.identifiers.isbn : undefined,
		identifier: identifiers(statement),
		keywords: statement.keywords.join(", "),
		isBasedOn: works
			.filter(({ from: [key] }) => key === "isBasedOn")
			.map(workReference),
		translationOfWork: works
			.filter(({ from: [key] }) => key === "translationOf")
			.map(workReference)[0],
		isPartOf: statement.isPartOf && {
			"@type": "CreativeWork",
			name: statement.isPartOf.title,
			position: statement.isPartOf.position,
		},
		correction: statement.corrections.map(correctionNode),
		image: statement.images
			.filter(({ isCredited }) => isCredited)
			.map(imageNode),
		hasPart: book ? statement.chapters.map(chapterNode) : [],
	};
}

function creditNode(credit: StatedCredit): Node {
	return {
		...agentNode(credit.agent),
		...(credit.jobTitle ? { jobTitle: credit.jobTitle } : {}),
		affiliation: credit.affiliation.map((agent) => agentNode(agent)),
	};
}

/** The role has its place in a Role node, which repeats the property’s name. */
function contributorNode(credit: StatedCredit): Node {
	return {
		"@type": "Role",
		roleName: credit.terms,
		contributor: creditNode(credit),
	};
}

function agentNode(agent: StatedAgent | undefined): Node | undefined {
	if (!agent) return undefined;
	const person = agent.kind === "person";
	return {
		"@type": person ? "Person" : "Organization",
		name: agent.names.printed,
		givenName: agent.given,
		familyName: agent.family,
		honorificPrefix: agent.honorificPrefix,
		honorificSuffix: agent.honorificSuffix,
		alternateName: [
			...agent.alternateName,
			...agent.alternateScript.map((other) => other.name),
		],
		legalName: agent.names.legal,
		jobTitle: agent.jobTitle,
		description: agent.description,
		url: agent.url,
		sameAs: agent.sameAs,
	};
}

function workReference(work: StatedWork): Node {
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

function correctionNode(note: EditorialNote): Node {
	return {
		"@type": "CorrectionComment",
		text: note.text,
		datePublished: note.date,
	};
}

function imageNode(image: StatedImage): Node {
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

function chapterNode(chapter: StatedChapter): Node {
	return {
		"@type": "Chapter",
		name: chapter.title,
		author: chapter.authors.map(creditNode),
		contributor: chapter.contributors.map(contributorNode),
	};
}

function identifiers({
	identifiers: { doiAddress, urn },
}: Statement): string[] {
	return [...(doiAddress ? [doiAddress] : []), ...(urn ? [urn] : [])];
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
