/** The metas and links of the HTML edition: one author a meta, no address that was not declared. */
import { createHash } from "node:crypto";
import type { StatedCredit, Statement } from "../../model/statement.ts";
import { generator } from "../page/view.ts";
import { jsonLdOf } from "./json-ld.ts";

interface HtmlHead {
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

export function htmlHead(statement: Statement): HtmlHead {
	const { makers, dates, rights } = statement;
	const jsonLd = jsonLdOf(statement);
	return {
		names: [
			...makers.creators.map(({ agent }) =>
				meta("author", agent.names.printed),
			),
			...optional("description", statement.description),
			...optional("keywords", statement.keywords.join(", ")),
			...optional("robots", rights.robots.said),
			...(statement.type === "ScholarlyArticle" ? citation(statement) : []),
			meta("generator", generator),
		],
		properties: [
			meta("og:type", statement.form === "book" ? "book" : "article"),
			meta("og:title", statement.title),
			meta("og:locale", statement.language.replace("-", "_")),
			...optional("og:description", statement.description),
			...optional("og:url", statement.url),
			...optional("og:site_name", statement.imprint),
			...optional("article:published_time", dates.published),
			...optional("article:modified_time", dates.modified),
			...makers.creators.flatMap(({ agent }) =>
				optional("article:author", agent.url),
			),
		],
		links: [
			...link("canonical", statement.canonical),
			...link("license", rights.license?.address),
			...makers.creators.flatMap(({ agent }) => link("author", agent.url)),
		],
		jsonLd,
		jsonLdHash: `sha256-${createHash("sha256").update(jsonLd).digest("base64")}`,
	};
}

/** Highwire metas as Google Scholar reads them: each author, and right after it what belongs to it. */
function citation({ dates, ...statement }: Statement): Meta[] {
	return [
		meta("citation_title", statement.title),
		...statement.makers.creators.flatMap(citationAuthor),
		...optional(
			"citation_publication_date",
			dates.published?.slice(0, 10).replaceAll("-", "/"),
		),
		...optional("citation_publisher", statement.imprint),
		...optional("citation_doi", statement.identifiers.doi),
		...optional("citation_language", statement.language),
	];
}

function citationAuthor({ agent, affiliation }: StatedCredit): Meta[] {
	return [
		meta("citation_author", agent.names.printed),
		...affiliation.map(({ names }) =>
			meta("citation_author_institution", names.printed),
		),
		...optional("citation_author_orcid", agent.orcid),
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
