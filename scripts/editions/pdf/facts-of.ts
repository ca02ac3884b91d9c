/** Statement → what the finishing step writes into the PDF beside the print: metadata, labels, exact sheets. */
import type { House } from "../../model/house.ts";
import type { SourceFile } from "../../model/publication.ts";
import type { StatedCredit, Statement } from "../../model/statement.ts";
import { generator } from "../page/view.ts";
import type { PdfFacts } from "./finish/index.ts";
import type { Print } from "./print/print.ts";

export function factsOf(
	statement: Statement,
	house: House,
	print: Print,
	attached: readonly SourceFile[],
): PdfFacts {
	const { dates, identifiers, makers, rights } = statement;
	return {
		title: statement.title,
		authors: makers.creators.map(nameOf),
		// XMP: contributors “should not include those listed in dc:creator”.
		contributors: makers.besideCreators.map(nameOf),
		publisher: statement.publisherName?.name,
		description: statement.description,
		keywords: statement.keywords,
		language: statement.language,
		datePublished: dates.published,
		dateModified: dates.modified,
		rights: rights.notice,
		rightsOwner: rights.holderNames,
		license: rights.license?.address,
		webStatement: rights.webStatement,
		usageTerms: rights.usageTerms,
		source: statement.sources.map(({ text }) => text),
		identifier: identifiers.doiAddress ?? identifiers.uuid,
		creatorTool: generator,
		producer: print.producer,
		links: print.links,
		headings: print.headings,
		page: house.page[statement.form],
		pageLabels: [{ page: 0, style: "D" }],
		attachments: attached.map((source) => ({
			...source,
			description: `Manuscript of “${statement.title}”`,
		})),
		neutralColoursToGray: house.neutralColours === "black-plate",
	};
}

function nameOf({ agent }: StatedCredit): string {
	return agent.names.printed;
}
