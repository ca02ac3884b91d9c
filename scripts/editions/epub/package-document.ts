/** Publication → `content.opf`: one element for each agent, in order, with its roles (EPUB 3.3 §5). */
import type { Element } from "hast";
import { visit } from "unist-util-visit";
import { contributorsOf } from "../../credits/contributors.ts";
import { plain } from "../../credits/list-names.ts";
import { isRelator } from "../../credits/roles.ts";
import { sayWork } from "../../credits/say-colophon.ts";
import type { Agent, Credit, Publication } from "../../model/publication.ts";
import { modifiedOf, uuidOf } from "../page/identity.ts";
import { escapeMarkup } from "../page/markup.ts";
import { direction, generator } from "../page/view.ts";

export interface ManifestItem {
	readonly id: string;
	readonly href: string;
	readonly mediaType: string;
	readonly properties?: string | undefined;
	/** Whether it stands in the reading order, in the order of the list. */
	readonly inSpine: boolean;
}

export interface PackageFacts {
	readonly manifest: readonly ManifestItem[];
	readonly accessibilitySummary: string;
	/** Whether the pages of the printed edition are marked. */
	readonly hasPageList: boolean;
}

export function packageDocument(
	publication: Publication,
	facts: PackageFacts,
): string {
	const language = publication.inLanguage;
	return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="${language}" dir="${direction(language)}" prefix="ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/ cc: http://creativecommons.org/ns#">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(publication, facts).join("\n")}
</metadata>
<manifest>
${facts.manifest.map(manifestItem).join("\n")}
</manifest>
<spine toc="ncx">
${facts.manifest
	.filter((item) => item.inSpine)
	.map((item) => `<itemref idref="${item.id}"/>`)
	.join("\n")}
</spine>
</package>
`;
}

/** Lines of metadata, in the order in which a person would read them. */
function metadata(publication: Publication, facts: PackageFacts): string[] {
	const { rights } = publication;
	return [
		...identifiers(publication),
		...titles(publication),
		...languages(publication).map((tag) => dc("language", tag)),
		...publication.author.flatMap((credit, index) =>
			agentLines("creator", index + 1, credit),
		),
		...contributorsOf(publication).flatMap((credit, index) =>
			agentLines("contributor", index + 1, credit),
		),
		...publisher(publication.publisher),
		...dates(publication),
		...sources(publication),
		...optional("rights", rights.copyrightNotice),
		...rights.copyrightHolder.map((agent) =>
			meta("dcterms:rightsHolder", agent.legalName ?? agent.name),
		),
		...(rights.copyrightYear
			? [meta("dcterms:dateCopyrighted", String(rights.copyrightYear))]
			: []),
		...(rights.license
			? [
					`<link rel="cc:license dcterms:license" href="${escapeMarkup(rights.license)}"/>`,
				]
			: []),
		...optional("description", publication.description),
		...publication.keywords.map((keyword) => dc("subject", keyword)),
		...series(publication),
		...accessibility(publication, facts),
		meta("ibooks:specified-fonts", "true"),
		`<meta name="cover" content="cover-image"/>`,
		`<meta name="generator" content="${generator}"/>`,
	];
}

function identifiers(publication: Publication): string[] {
	const { doi, isbn } = publication.identifier;
	// Code list 5 of ONIX: 06 is a DOI, 15 an ISBN-13.
	const other = (id: string, value: string, code: string) => [
		dc("identifier", value, id),
		refine(id, "identifier-type", code, "onix:codelist5"),
	];
	return [
		dc("identifier", uuidOf(publication), "pub-id"),
		...(doi ? other("doi", `https://doi.org/${doi}`, "06") : []),
		...(isbn
			? other("isbn", `urn:isbn:${isbn.replace(/[- ]/g, "")}`, "15")
			: []),
		...(publication.identifier.urn
			? [dc("identifier", publication.identifier.urn)]
			: []),
	];
}

function titles(publication: Publication): string[] {
	const main = [
		dc("title", publication.title, "title"),
		refine("title", "title-type", "main"),
	];
	// An article’s standfirst is no part of its title; a book’s subtitle is.
	if (publication.form !== "book" || !publication.subtitle) return main;
	return [
		...main,
		dc("title", publication.subtitle, "subtitle"),
		refine("subtitle", "title-type", "subtitle"),
	];
}

function languages(publication: Publication): string[] {
	return [
		...new Set([
			publication.inLanguage,
			...publication.chapters.map((chapter) => chapter.lang),
		]),
	];
}

/** Order of elements is order of precedence (EPUB 3.3 §5.5.3.3.2), so there is no `display-seq`. */
function agentLines(
	element: "creator" | "contributor",
	number: number,
	credit: Credit,
): string[] {
	const id = `${element}-${number}`;
	const { agent } = credit;
	const roles = credit.roles.filter(isRelator);
	return [
		dc(element, agent.name, id),
		...(roles.length > 0 ? roles : ["ctb"]).map((role) =>
			refine(id, "role", role, "marc:relators"),
		),
		refine(id, "file-as", agent.fileAs),
		...agent.alternateScript.map(
			(other) =>
				`<meta refines="#${id}" property="alternate-script" xml:lang="${escapeMarkup(other.lang)}">${escapeMarkup(other.name)}</meta>`,
		),
		...credit.affiliation.map((organization) =>
			refine(id, "schema:affiliation", organization.name),
		),
		...agent.sameAs.map(
			(uri) =>
				`<link refines="#${id}" rel="schema:sameAs" href="${escapeMarkup(uri)}"/>`,
		),
	];
}

function publisher(agent: Agent | undefined): string[] {
	if (!agent) return [];
	return [
		dc("publisher", agent.legalName ?? agent.name, "publisher"),
		refine("publisher", "role", "pbl", "marc:relators"),
		refine("publisher", "file-as", agent.legalName ?? agent.fileAs),
	];
}

/** `dc:date` is the day of this EPUB (EPUB 3.3 §5.5.3.4); the work’s own day moves to its source where they differ. */
function dates(publication: Publication): string[] {
	const day = publication.edition?.datePublished ?? publication.datePublished;
	return [
		...optional("date", day?.slice(0, 10)),
		...(publication.dateCreated
			? [meta("dcterms:created", publication.dateCreated)]
			: []),
		meta("dcterms:modified", modifiedOf(publication)),
	];
}

function sources(publication: Publication): string[] {
	const works = [
		...publication.isBasedOn,
		...(publication.translationOf ? [publication.translationOf] : []),
	];
	const canonical = publication.canonical ?? publication.url;
	return [
		...works.flatMap((work, index) => {
			const id = `source-${index + 1}`;
			return [
				dc("source", work.url ?? plain(sayWork(work, publication)), id),
				...(work.datePublished
					? [refine(id, "dcterms:issued", work.datePublished)]
					: []),
			];
		}),
		...(canonical && !works.some((work) => work.url === canonical)
			? [
					dc("source", canonical, "source-address"),
					...(publication.edition?.datePublished && publication.datePublished
						? [
								refine(
									"source-address",
									"dcterms:issued",
									publication.datePublished,
								),
							]
						: []),
				]
			: []),
	];
}

function series({ isPartOf }: Publication): string[] {
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
function accessibility(
	publication: Publication,
	facts: PackageFacts,
): string[] {
	const pictures = picturesIn(publication);
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
	const claim = publication.accessibility;
	return [
		meta("schema:accessMode", "textual"),
		...(pictures.length > 0 ? [meta("schema:accessMode", "visual")] : []),
		meta("schema:accessModeSufficient", "textual"),
		...features.map((feature) => meta("schema:accessibilityFeature", feature)),
		meta("schema:accessibilityHazard", "none"),
		meta("schema:accessibilitySummary", facts.accessibilitySummary),
		...(facts.hasPageList
			? [meta("pageBreakSource", `${publication.slug}.pdf`)]
			: []),
		// A claim needs somebody who evaluated the book (EPUB Accessibility 1.1 §4.3), so it is the manuscript’s to make.
		...(claim
			? [
					`<meta id="conformance" property="dcterms:conformsTo">${escapeMarkup(claim.conformsTo)}</meta>`,
					refine("conformance", "a11y:certifiedBy", claim.certifiedBy.name),
				]
			: []),
	];
}

/** Every picture in the text: the cover says nothing that the text does not. */
function picturesIn({ chapters }: Publication): Element[] {
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
