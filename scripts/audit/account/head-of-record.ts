/** The credit record → all that the head of its HTML edition is to say, and what the machinery of such a page says on every page. */
import { itemsOfJson } from "../../readings/items.ts";
import type { CreditRecord } from "../../statement/credit-record.ts";
import { type Expected, imprintOf, say } from "./expected.ts";
import { jsonLdOfRecord } from "./json-ld-of-record.ts";

/** `robots` is what search engines are told where the record declares nothing. */
export function headOfRecord(
	record: CreditRecord,
	robots: string | undefined,
): Expected[] {
	const addresses = record.byline.agents.map(({ url }) => url);
	return [
		...machinery,
		...say("html @lang", record.language),
		...say("html @dir", record.direction ?? "ltr"),
		...say("title", record.title),
		...say("meta author", ...record.byline.agents.map(({ name }) => name)),
		...say("meta description", record.description),
		...say("meta keywords", record.keywords?.join(", ")),
		...say("meta robots", record.robots ?? robots),
		...citations(record),
		...say("meta og:type", record.form),
		...say("meta og:title", record.title),
		...say("meta og:locale", record.language.replace("-", "_")),
		...say("meta og:description", record.description),
		...say("meta og:url", record.url),
		...say("meta og:site_name", imprintOf(record)),
		...say("meta article:published_time", record.datePublished),
		...say("meta article:modified_time", record.dateModified),
		...say("meta article:author", ...addresses),
		...say("link canonical", record.canonical),
		...say("link license", record.license),
		...say("link author", ...addresses),
		...itemsOfJson(jsonLdOfRecord(record), "JSON-LD ", ""),
	];
}

/** Said of no work in particular: how the page is encoded, how wide it is, what it may do, what made it. */
const machinery: readonly Expected[] = [
	{ key: "meta", value: "" },
	{ key: "meta @charset", value: "utf-8" },
	{
		key: "meta viewport",
		value: "width=device-width, initial-scale=1",
	},
	{
		key: "meta Content-Security-Policy",
		value:
			"default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-…'; base-uri 'none'; form-action 'none'",
	},
	{ key: "meta color-scheme", value: "light dark" },
	{ key: "meta generator", value: "Colophon" },
	{ key: "style", value: "" },
];

/** As Google Scholar reads them. */
function citations(record: CreditRecord): Expected[] {
	if (record.type !== "ScholarlyArticle") return [];
	const { agents } = record.byline;
	return [
		...say("meta citation_title", record.title),
		...say("meta citation_author", ...agents.map(({ name }) => name)),
		...say(
			"meta citation_author_institution",
			...agents.flatMap(({ affiliation = [] }) => affiliation),
		),
		...say(
			"meta citation_author_orcid",
			...agents.map(({ sameAs = [] }) =>
				sameAs.find((address) => /^https?:\/\/orcid\.org\//.test(address)),
			),
		),
		...say(
			"meta citation_publication_date",
			record.datePublished?.slice(0, 10).replaceAll("-", "/"),
		),
		...say("meta citation_publisher", imprintOf(record)),
		...say("meta citation_doi", record.identifier?.doi),
		...say("meta citation_language", record.language),
	];
}
