/** Compares the texts of the XMP packet, where viewers take the first language of each, and those of Info beside them. */
import type { XmpProperty } from "../../../readings/pdf.ts";
import { sameList } from "../../compare.ts";
import type { Finding, Rule } from "../../rule.ts";

export const xmpHasTitleRightsAndDates: Rule = {
	id: "P03",
	says: "XMP has title, rights and description as language alternatives, the default first, and publisher and dates of the record.",
	clause: "XMP, language alternative: x-default is the first item",
	pdf: ({ xmp, info }, { record }) => {
		const values = (name: string) => xmp?.get(name)?.values ?? [];
		const holders = record.copyrightHolder ?? [];
		return [
			...alternative("dc:title", xmp?.get("dc:title")),
			...alternative("dc:rights", xmp?.get("dc:rights")),
			...alternative("dc:description", xmp?.get("dc:description")),
			...sameList(
				[record.title],
				values("dc:title").slice(0, 1),
				"XMP dc:title",
			),
			...sameList([record.title], [info.get("Title") ?? ""], "Info Title"),
			...sameList(
				record.copyrightNotice ? [record.copyrightNotice] : [],
				values("dc:rights").slice(0, 1),
				"XMP dc:rights",
			),
			...sameList(
				record.publisher ? [record.publisher] : [],
				values("dc:publisher"),
				"XMP dc:publisher",
			),
			...sameList(
				[...holders],
				values("xmpRights:Owner"),
				"XMP xmpRights:Owner",
			),
			...sameList(
				record.datePublished ? [record.datePublished] : [],
				values("dc:date"),
				"XMP dc:date",
			),
		];
	},
};

function alternative(
	name: string,
	property: XmpProperty | undefined,
): Finding[] {
	if (!property) return [];
	return property.kind === "Alt" && property.languages[0] === "x-default"
		? []
		: [
				{
					expected: "Alt, x-default first",
					actual: `${property.kind}, ${property.languages[0] || "no language"} first`,
					where: `XMP ${name}`,
				},
			];
}
