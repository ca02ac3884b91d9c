/** Compares the metas of the head that browsers and libraries take authors from. */
import type { HtmlReading } from "../../../readings/html.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { sameList } from "../../compare.ts";
import type { Finding, Rule } from "../../rule.ts";

export const oneMetaForEachAuthor: Rule = {
	id: "H03",
	says: "The head has one meta author for each author, in order, and citation_author for scholarly works alone, each with the institutions and the ORCID of that author behind it.",
	clause:
		"HTML §4.2.5.1: the name of one of the page’s authors; Google Scholar, citation_author",
	html: (html, { record }) => {
		const names = record.byline.agents.map((agent) => agent.name);
		const cited = sameList(
			record.type === "ScholarlyArticle" ? names : [],
			metas(html, "citation_author"),
			"meta citation_author",
		);
		return [
			...sameList(names, metas(html, "author"), "meta author"),
			...(cited.length > 0 ? cited : behindAuthors(html, record)),
		];
	},
};

/** Google Scholar takes an institution and an ORCID for those of the author before them. */
function behindAuthors(
	{ metas }: HtmlReading,
	{ byline }: CreditRecord,
): Finding[] {
	const cited = [...metas.entries()].filter(
		([, { name }]) => name === "citation_author",
	);
	return cited.flatMap(([at, { name, content }], index) => {
		const rest = metas.slice(at + 1);
		const end = rest.findIndex((meta) => !meta.name.startsWith(`${name}_`));
		const { affiliation = [], sameAs = [] } = byline.agents[index] ?? {};
		return sameList(
			[...affiliation, ...sameAs.filter(isOrcid).slice(0, 1)],
			rest.slice(0, end < 0 ? rest.length : end).map((meta) => meta.content),
			`meta behind citation_author ${content}`,
		);
	});
}

function isOrcid(address: string): boolean {
	return /^https?:\/\/orcid\.org\//.test(address);
}

function metas(html: HtmlReading, name: string): string[] {
	return html.metas
		.filter((meta) => meta.name === name)
		.map((meta) => meta.content);
}
