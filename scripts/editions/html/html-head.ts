/** The metas and links of the HTML edition: one author a meta, no address that was not declared. */
import { createHash } from "node:crypto";
import type { Credit, Publication } from "../../model/publication.ts";
import { generator } from "../page/view.ts";
import { jsonLdOf } from "./json-ld.ts";

export interface HtmlHead {
	readonly names: readonly Meta[];
	readonly properties: readonly Meta[];
	readonly links: readonly { readonly rel: string; readonly href: string }[];
	readonly jsonLd: string;
	/** The only `script` element that the page’s policy lets be, and it holds data. */
	readonly jsonLdHash: string;
}

interface Meta {
	readonly name: string;
	readonly content: string;
}

export function htmlHead(publication: Publication): HtmlHead {
	const jsonLd = jsonLdOf(publication);
	return {
		names: [
			...publication.author.map((credit) => meta("author", credit.agent.name)),
			...optional("description", publication.description),
			...optional("keywords", publication.keywords.join(", ")),
			...optional("robots", robots(publication)),
			...(publication.type === "ScholarlyArticle" ? citation(publication) : []),
			meta("generator", generator),
		],
		properties: [
			meta("og:type", publication.form === "book" ? "book" : "article"),
			meta("og:title", publication.title),
			meta("og:locale", publication.inLanguage.replace("-", "_")),
			...optional("og:description", publication.description),
			...optional("og:url", publication.url),
			...optional("og:site_name", publication.publisher?.name),
			...optional("article:published_time", publication.datePublished),
			...optional("article:modified_time", publication.dateModified),
			...publication.author.flatMap((credit) =>
				optional("article:author", credit.agent.url),
			),
		],
		links: [
			...link("canonical", publication.canonical),
			...link("license", publication.rights.license),
			...publication.author.flatMap((credit) =>
				link("author", credit.agent.url),
			),
		],
		jsonLd,
		jsonLdHash: `sha256-${createHash("sha256").update(jsonLd).digest("base64")}`,
	};
}

/**
 * What search engines may do: as declared; else a copy of somebody’s work, and a work for which nobody
 * declared a right to publish, are not indexed.
 */
function robots(publication: Publication): string | undefined {
	const { rights, isBasedOn, publisher } = publication;
	if (rights.robots) return rights.robots;
	const copy = isBasedOn.some((work) => work.relation === "republication");
	const undeclared = !publisher && !rights.rightsBasis;
	return copy || undeclared || rights.rightsBasis === "personal-archive"
		? "noindex"
		: undefined;
}

/** Highwire metas as Google Scholar reads them: each author, and right after it what belongs to it. */
function citation(publication: Publication): Meta[] {
	return [
		meta("citation_title", publication.title),
		...publication.author.flatMap(citationAuthor),
		...optional(
			"citation_publication_date",
			publication.datePublished?.slice(0, 10).replaceAll("-", "/"),
		),
		...optional("citation_publisher", publication.publisher?.name),
		...optional("citation_doi", publication.identifier.doi),
		...optional("citation_language", publication.inLanguage),
	];
}

function citationAuthor(credit: Credit): Meta[] {
	return [
		meta("citation_author", credit.agent.name),
		...credit.affiliation.map((organization) =>
			meta("citation_author_institution", organization.name),
		),
		...optional("citation_author_orcid", credit.agent.orcid),
	];
}

function meta(name: string, content: string): Meta {
	return { name, content };
}

function optional(name: string, content: string | undefined): Meta[] {
	return content ? [meta(name, content)] : [];
}

function link(
	rel: string,
	href: string | undefined,
): { rel: string; href: string }[] {
	return href ? [{ rel, href }] : [];
}
