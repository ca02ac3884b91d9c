/** Compares what a parser of microformats takes from the page’s own marks. */
import { sameList, sameSeen } from "../../compare.ts";
import { zonesOf } from "../../lines.ts";
import type { Rule } from "../../rule.ts";

export const microformatNamesTheByline: Rule = {
	id: "H07",
	says: "The microformat names as authors those whom the byline names, and has the title and the day.",
	clause: "microformats2 h-entry: p-author, p-name, dt-published",
	html: (html, { record }) => [
		...sameSeen(
			record.byline.agents.map((agent) => agent.name),
			zonesOf(html, "byline").flatMap((zone) => zone.authors),
			"p-author",
		),
		...sameSeen([record.title], [html.title], "p-name"),
		...sameList(
			record.datePublished ? [record.datePublished] : [],
			zonesOf(html, "published")
				.flatMap((zone) => zone.datetime ?? [])
				.slice(0, 1),
			"dt-published",
		),
	],
};
