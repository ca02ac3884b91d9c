/** Compares what a shared link shows of the work. */
import { sameList } from "../../compare.ts";
import type { Rule } from "../../rule.ts";

export const openGraphHasTitleAndDates: Rule = {
	id: "H04",
	says: "Open Graph has the title and the dates of the record, and authors as addresses alone.",
	clause: "Open Graph protocol, article:author: an array of profiles",
	html: ({ metas, headTitle }, { record }) => {
		const values = (name: string) =>
			metas.filter((meta) => meta.name === name).map((meta) => meta.content);
		return [
			...values("article:author")
				.filter((text) => !/^https?:\/\//.test(text))
				.map((actual) => ({
					expected: "an address",
					actual,
					where: "meta article:author",
					about: { has: [actual] },
				})),
			...sameList([record.title], values("og:title"), "meta og:title"),
			...sameList([record.title], [headTitle], "title"),
			...sameList(
				record.datePublished ? [record.datePublished] : [],
				values("article:published_time"),
				"meta article:published_time",
			),
			...sameList(
				record.dateModified ? [record.dateModified] : [],
				values("article:modified_time"),
				"meta article:modified_time",
			),
		];
	},
};
