/** Compares the metas of the head that browsers and libraries take authors from. */
import type { HtmlReading } from "../../../readings/html.ts";
import { sameList } from "../../compare.ts";
import type { Rule } from "../../rule.ts";

export const oneMetaForEachAuthor: Rule = {
	id: "H03",
	says: "The head has one meta author for each author, in order, and citation_author for scholarly works alone.",
	clause:
		"HTML §4.2.5.1: the name of one of the page’s authors; Google Scholar, citation_author",
	html: (html, { record }) => {
		const names = record.byline.agents.map((agent) => agent.name);
		return [
			...sameList(names, metas(html, "author"), "meta author"),
			...sameList(
				record.type === "ScholarlyArticle" ? names : [],
				metas(html, "citation_author"),
				"meta citation_author",
			),
		];
	},
};

function metas(html: HtmlReading, name: string): string[] {
	return html.metas
		.filter((meta) => meta.name === name)
		.map((meta) => meta.content);
}
