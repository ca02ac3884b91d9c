/** The credit record → the JSON-LD that its HTML edition is to hold, property by property: nothing else belongs there. */
import { relatorTerm } from "../../credits/roles.ts";
import type {
	CreditRecord,
	RecordedAgent,
	RecordedWork,
} from "../../statement/credit-record.ts";
import { agentNamed } from "./expected.ts";

type Tree = Readonly<Record<string, unknown>>;

export function jsonLdOfRecord(record: CreditRecord): Tree {
	const isBook = record.type === "Book";
	const named = namer(record);
	const credited = (agent: RecordedAgent): Tree =>
		filled({
			...named(agent.name, agent.kind),
			...(agent.jobTitle === undefined ? {} : { jobTitle: agent.jobTitle }),
			affiliation: (agent.affiliation ?? []).map((name) => named(name)),
		});
	const inRole = (agent: RecordedAgent): Tree => ({
		"@type": "Role",
		roleName: agent.roles.map(relatorTerm),
		contributor: credited(agent),
	});
	const work = (other: RecordedWork): Tree =>
		filled({
			"@type": "CreativeWork",
			name: other.title,
			url: other.url,
			author: other.author.map((name) => named(name)),
			publisher: other.publisher && named(other.publisher),
			datePublished: other.datePublished,
			inLanguage: other.inLanguage,
			license: other.license,
		});
	const isEditor = ({ kind, roles }: RecordedAgent) =>
		isBook && kind === "person" && roles.every((role) => editing.has(role));
	const makers = record.byline.agents;
	const others = record.contributors.filter((agent) => !agent.chapterOnly);
	const works = record.works ?? [];
	const { doi, urn, isbn } = record.identifier ?? {};
	const isNews = record.type.endsWith("NewsArticle");
	return filled({
		"@context": "https://schema.org",
		"@type": record.type,
		[isBook ? "name" : "headline"]: record.title,
		alternativeHeadline: record.subtitle,
		description: record.description,
		keywords: (record.keywords ?? []).join(", "),
		inLanguage: record.language,
		dateCreated: record.dateCreated,
		datePublished: record.datePublished,
		dateModified: record.dateModified,
		dateline: isNews ? record.dateline : undefined,
		locationCreated: record.locationCreated && {
			"@type": "Place",
			name: record.locationCreated,
		},
		author: makers.filter((agent) => !isEditor(agent)).map(credited),
		editor: makers.filter(isEditor).map(credited),
		contributor: others.map(inRole),
		translator: others
			.filter(({ roles }) => roles.includes("trl"))
			.map(credited),
		creditText: record.creditLines.map(({ text }) => text).join("\n"),
		sourceOrganization:
			record.sourceOrganization && named(record.sourceOrganization),
		provider: record.provider && named(record.provider),
		publisher: record.publisher && named(record.publisher),
		copyrightHolder: (record.copyrightHolder ?? []).map((name) => named(name)),
		copyrightYear: record.copyrightYear,
		copyrightNotice: record.copyrightNotice,
		license: record.license,
		acquireLicensePage: record.acquireLicensePage,
		usageInfo: record.usageInfo,
		url: record.url,
		mainEntityOfPage: record.canonical,
		isbn: isBook ? isbn : undefined,
		identifier: [
			...(doi ? [`https://doi.org/${doi}`] : []),
			...(urn ? [urn] : []),
		],
		isBasedOn: works.filter(({ isOriginal }) => !isOriginal).map(work),
		translationOfWork: works
			.filter(({ isOriginal }) => isOriginal)
			.map(work)[0],
		isPartOf: record.isPartOf && {
			"@type": "CreativeWork",
			name: record.isPartOf.title,
			...filled({ position: record.isPartOf.position }),
		},
		correction: (record.corrections ?? []).map(({ text, date }) =>
			filled({ "@type": "CorrectionComment", text, datePublished: date }),
		),
		image: record.images
			.filter(({ creator, creditText }) => creator || creditText)
			.map((image) =>
				filled({
					"@type": "ImageObject",
					name: image.path,
					creator: image.creator && named(image.creator),
					creditText: image.creditText,
					copyrightNotice: image.copyrightNotice,
					license: image.license,
					acquireLicensePage: image.acquireLicensePage,
				}),
			),
		hasPart: isBook
			? record.chapters.map((chapter) =>
					filled({
						"@type": "Chapter",
						name: chapter.title,
						author: chapter.byline.agents.map(credited),
						contributor: (chapter.contributors ?? []).map(inRole),
					}),
				)
			: [],
	});
}

/** Those whom a byline of a book names for these roles alone are no authors. */
const editing: ReadonlySet<string> = new Set(["edt", "edc", "edd"]);

/** What metadata says of somebody whom the record names, by either form of the name. */
function namer(record: CreditRecord) {
	return (name: string, kind?: RecordedAgent["kind"]): Tree => {
		const agent = agentNamed(record, name, kind);
		if (!agent)
			return {
				"@type": kind === "person" ? "Person" : "Organization",
				name,
			};
		return filled({
			"@type": agent.kind === "person" ? "Person" : "Organization",
			name: agent.name,
			legalName: agent.legalName,
			givenName: agent.given,
			familyName: agent.family,
			honorificPrefix: agent.honorificPrefix,
			honorificSuffix: agent.honorificSuffix,
			alternateName: agent.alternateName,
			jobTitle: agent.jobTitle,
			description: agent.description,
			url: agent.url,
			sameAs: agent.sameAs,
		});
	};
}

/** Without what is absent, empty, or an empty list. */
function filled(tree: Tree): Tree {
	return Object.fromEntries(
		Object.entries(tree).filter(
			([, value]) =>
				value !== undefined &&
				value !== "" &&
				!(Array.isArray(value) && value.length === 0),
		),
	);
}
