/** Publication → what the finishing step writes into the PDF beside the print: metadata, labels, exact sheets. */
import { contributorsOf } from "../../credits/contributors.ts";
import { plain } from "../../credits/list-names.ts";
import { licenceName, sayWork } from "../../credits/say-colophon.ts";
import type {
	House,
	Publication,
	SourceFile,
} from "../../model/publication.ts";
import { uuidOf } from "../page/identity.ts";
import { generator } from "../page/view.ts";
import type { PdfFacts } from "./finish/index.ts";
import type { Print } from "./print/print.ts";

export function factsOf(
	publication: Publication,
	house: House,
	print: Print,
	attached: readonly SourceFile[],
): PdfFacts {
	const { rights } = publication;
	const authors = publication.author.map((credit) => credit.agent.name);
	return {
		title: publication.title,
		authors,
		// XMP: contributors “should not include those listed in dc:creator”.
		contributors: contributorsOf(publication)
			.map((credit) => credit.agent.name)
			.filter((name) => !authors.includes(name)),
		publisher: publication.publisher?.legalName ?? publication.publisher?.name,
		description: publication.description,
		keywords: publication.keywords,
		language: publication.inLanguage,
		datePublished: publication.datePublished,
		dateModified: publication.dateModified,
		rights: rights.copyrightNotice,
		rightsOwner: rights.copyrightHolder.map(
			(agent) => agent.legalName ?? agent.name,
		),
		license: rights.license,
		webStatement: rights.license ?? rights.acquireLicensePage,
		usageTerms:
			rights.usageInfo ?? (rights.license && licenceName(rights.license)),
		source: sources(publication),
		identifier: publication.identifier.doi
			? `https://doi.org/${publication.identifier.doi}`
			: uuidOf(publication),
		creatorTool: generator,
		producer: print.producer,
		links: print.links,
		page: house.page[publication.form],
		pageLabels: [{ page: 0, style: "D" }],
		attachments: attached.map((source) => ({
			...source,
			description: `Manuscript of “${publication.title}”`,
		})),
		neutralColoursToGray: house.neutralColours === "black-plate",
	};
}

function sources(publication: Publication): string[] {
	const works = [
		...publication.isBasedOn,
		...(publication.translationOf ? [publication.translationOf] : []),
	];
	const address = publication.canonical ?? publication.url;
	return [
		...new Set([
			...works.map((work) => work.url ?? plain(sayWork(work, publication))),
			...(address ? [address] : []),
		]),
	];
}
