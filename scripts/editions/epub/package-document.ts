/** Statement → `content.opf`: one element for each agent, in order, with its roles (EPUB 3.3 §5). */
import type { Element } from "hast";
import { visit } from "unist-util-visit";
import type { StatedCredit, Statement } from "../../model/statement.ts";
import { escapeMarkup } from "../page/markup.ts";
import { generator } from "../page/view.ts";

export interface ManifestItem {
	readonly id: string;
	readonly href: string;
	readonly mediaType: string;
	readonly properties?: string | undefined;
	/** Whether it stands in the reading order, in the order of the list. */
	readonly inSpine: boolean;
}

interface PackageFacts {
	readonly manifest: readonly ManifestItem[];
	readonly accessibilitySummary: string;
	/** Whether the pages of the printed edition are marked. */
	readonly hasPageList: boolean;
}

export function packageDocument(
	statement: Statement,
	facts: PackageFacts,
): string {
	const { language, direction } = statement;
	return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="${language}" dir="${direction}" prefix="ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/ cc: http://creativecommons.org/ns#">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(statement, facts).join("\n")}
</metadata>
<manifest>
${facts.manifest.map(manifestItem).join("\n")}
</manifest>
<spine toc="ncx"${direction === "rtl" ? ` page-progression-direction="rtl"` : ""}>
${facts.manifest
	.filter((item) => item.inSpine)
	.map((item) => `<itemref idref="${item.id}"/>`)
	.join("\n")}
</spine>
</package>
`;
}

/** Lines of metadata, in the order in which a person would read them. */
function metadata(statement: Statement, facts: PackageFacts): string[] {
	const { makers, rights } = statement;
	return [
		...identifiers(statement),
		...titles(statement),
		...statement.languages.map((tag) => dc("language", tag)),
		...makers.creators.flatMap((credit, index) =>
			agentLines("creator", index + 1, credit),
		),
		...makers.contributors.flatMap((credit, index) =>
			agentLines("contributor", index + 1, credit),
		),
		...publisher(statement.publisherName),
		...dates(statement),
		...sources(statement),
		...optional("rights", rights.notice),
		...rights.holderNames.map((name) => meta("dcterms:rightsHolder", name)),
		...(rights.year
			? [meta("dcterms:dateCopyrighted", String(rights.year))]
			: []),
		...(rights.license
			? [
					`<link rel="cc:license dcterms:license" href="${escapeMarkup(rights.license.address)}"/>`,
				]
			: []),
		...optional("description", statement.description),
		...statement.keywords.map((keyword) => dc("subject", keyword)),
		...series(statement),
		...accessibility(statement, facts),
		meta("ibooks:specified-fonts", "true"),
		`<meta name="cover" content="cover-image"/>`,
		`<meta name="generator" content="${generator}"/>`,
	];
}

function identifiers({
	identifiers: { uuid, doiAddress, isbnUrn, urn },
}: Statement): string[] {
	// Code list 5 of ONIX: 06 is a DOI, 15 an ISBN-13.
	const other = (id: string, value: string, code: string) => [
		dc("identifier", value, id),
		refine(id, "identifier-type", code, "onix:codelist5"),
	];
	return [
		dc("identifier", uuid, "pub-id"),
		...(doiAddress ? other("doi", doiAddress, "06") : []),
		...(isbnUrn ? other("isbn", isbnUrn, "15") : []),
		...optional("identifier", urn),
	];
}

function titles({ form, title, subtitle }: Statement): string[] {
	const main = [
		dc("title", title, "title"),
		refine("title", "title-type", "main"),
	];
	// An article’s standfirst is no part of its title; a book’s subtitle is.
	if (form !== "book" || !subtitle) return main;
	return [
		...main,
		dc("title", subtitle, "subtitle"),
		refine("subtitle", "title-type", "subtitle"),
	];
}

/** Order of elements is order of precedence (EPUB 3.3 §5.5.3.3.2), so there is no `display-seq`. */
function agentLines(
	element: "creator" | "contributor",
	number: number,
	{ agent, relators, affiliation }: StatedCredit,
): string[] {
	const id = `${element}-${number}`;
	return [
		dc(element, agent.names.printed, id),
		...relators.map((role) => refine(id, "role", role, "marc:relators")),
		refine(id, "file-as", agent.names.filed),
		...agent.alternateScript.map(
			(other) =>
				`<meta refines="#${id}" property="alternate-script" xml:lang="${escapeMarkup(other.lang)}">${escapeMarkup(other.name)}</meta>`,
		),
		...affiliation.map(({ names }) =>
			refine(id, "schema:affiliation", names.printed),
		),
		...agent.sameAs.map(
			(uri) =>
				`<link refines="#${id}" rel="schema:sameAs" href="${escapeMarkup(uri)}"/>`,
		),
	];
}

function publisher(stated: Statement["publisherName"]): string[] {
	if (!stated) return [];
	return [
		dc("publisher", stated.name, "publisher"),
		refine("publisher", "role", "pbl", "marc:relators"),
		refine("publisher", "file-as", stated.fileAs),
	];
}

/** `dc:date` is the day of this EPUB (EPUB 3.3 §5.5.3.4); the work’s own day moves to its source where they differ. */
function dates({ dates: { issued, created, revised } }: Statement): string[] {
	return [
		...optional("date", issued),
		...(created ? [meta("dcterms:created", created)] : []),
		meta("dcterms:modified", revised),
	];
}

function sources({ sources: all }: Statement): string[] {
	const works = all.filter(({ isOwnAddress }) => !isOwnAddress);
	return all.flatMap((source) => {
		const id = source.isOwnAddress
			? "source-address"
			: `source-${works.indexOf(source) + 1}`;
		return [
			dc("source", source.text, id),
			...(source.issued ? [refine(id, "dcterms:issued", source.issued)] : []),
		];
	});
}

function series({ isPartOf }: Statement): string[] {
	if (!isPartOf) return [];
	return [
		`<meta property="belongs-to-collection" id="series">${escapeMarkup(isPartOf.title)}</meta>`,
		refine("series", "collection-type", "series"),
		...(isPartOf.position
			? [refine("series", "group-position", isPartOf.position)]
			: []),
	];
}

/** What the book really holds (EPUB Accessibility 1.1 §2.2): every picture has its text, which the manuscript’s checks enforce. */
function accessibility(statement: Statement, facts: PackageFacts): string[] {
	const pictures = picturesIn(statement);
	const features = [
		"tableOfContents",
		"structuralNavigation",
		"readingOrder",
		"displayTransformability",
		...(pictures.some(isDescribed) ? ["alternativeText"] : []),
		...(facts.manifest.some((item) => item.properties?.includes("mathml"))
			? ["MathML"]
			: []),
		...(facts.hasPageList ? ["pageBreakMarkers", "pageNavigation"] : []),
	];
	const claim = statement.accessibility;
	return [
		meta("schema:accessMode", "textual"),
		...(pictures.length > 0 ? [meta("schema:accessMode", "visual")] : []),
		meta("schema:accessModeSufficient", "textual"),
		...features.map((feature) => meta("schema:accessibilityFeature", feature)),
		meta("schema:accessibilityHazard", "none"),
		meta("schema:accessibilitySummary", facts.accessibilitySummary),
		...(facts.hasPageList
			? [meta("pageBreakSource", `${statement.slug}.pdf`)]
			: []),
		// A claim names its evaluator (EPUB Accessibility 1.1 §4.3), so only the manuscript can make it.
		...(claim
			? [
					`<meta id="conformance" property="dcterms:conformsTo">${escapeMarkup(claim.conformsTo)}</meta>`,
					refine(
						"conformance",
						"a11y:certifiedBy",
						claim.certifiedBy.names.printed,
					),
				]
			: []),
	];
}

/** Every picture in the text: the cover says nothing that the text does not. */
function picturesIn({ chapters }: Statement): Element[] {
	const pictures: Element[] = [];
	for (const { body, notes } of chapters)
		for (const tree of [body, ...notes.map((note) => note.body)])
			visit(tree, "element", (element) => {
				if (element.tagName === "img" || element.tagName === "svg")
					pictures.push(element);
			});
	return pictures;
}

/** Not a decoration. */
function isDescribed({ properties }: Element): boolean {
	return Boolean(properties.alt || properties.ariaLabel);
}

function manifestItem(item: ManifestItem): string {
	const properties = item.properties ? ` properties="${item.properties}"` : "";
	return `<item id="${item.id}" href="${escapeMarkup(item.href)}" media-type="${item.mediaType}"${properties}/>`;
}

function dc(name: string, value: string, id?: string): string {
	return `<dc:${name}${id ? ` id="${id}"` : ""}>${escapeMarkup(value)}</dc:${name}>`;
}

function optional(name: string, value: string | undefined): string[] {
	return value ? [dc(name, value)] : [];
}

function meta(property: string, value: string): string {
	return `<meta property="${property}">${escapeMarkup(value)}</meta>`;
}

function refine(
	id: string,
	property: string,
	value: string,
	scheme?: string,
): string {
	return `<meta refines="#${id}" property="${property}"${scheme ? ` scheme="${scheme}"` : ""}>${escapeMarkup(value)}</meta>`;
}
