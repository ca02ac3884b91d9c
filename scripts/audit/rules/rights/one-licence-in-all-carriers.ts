/** Compares the address of the licence wherever a machine looks for it. */
import { sameList } from "../../compare.ts";
import { textsOf, topNodes } from "../../json-ld.ts";
import type { Rule } from "../../rule.ts";

export const oneLicenceInAllCarriers: Rule = {
	id: "R01",
	says: "All carriers have the licence of the record, or none has one.",
	clause:
		"schema.org license; EPUB 3.3 link dcterms:license; XMP cc:license; HTML rel=license",
	html: (html, { record }) => [
		...sameList(
			record.license ? [record.license] : [],
			html.links
				.filter((link) => link.rel === "license")
				.map((link) => link.href),
			"link license",
		),
		...topNodes(html).flatMap((work) =>
			sameList(
				record.license ? [record.license] : [],
				textsOf(work, "license"),
				"JSON-LD license",
			),
		),
	],
	epub: ({ opf }, { record }) =>
		["cc:license", "dcterms:license"].flatMap((rel) =>
			sameList(
				record.license ? [record.license] : [],
				opf.links.get(rel) ?? [],
				`link ${rel}`,
			),
		),
	pdf: ({ xmp }, { record }) =>
		sameList(
			record.license ? [record.license] : [],
			xmp?.get("cc:license")?.values ?? [],
			"XMP cc:license",
		),
};
