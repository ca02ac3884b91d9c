/** Compares the dates of the package document, which has room for one of each kind, and those of its sources. */

import type { CreditRecord } from "../../../statement/credit-record.ts";
import { sameList } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import { seenText } from "../../normalize.ts";
import type { Rule } from "../../rule.ts";

export const oneDateAndOneDateOfChange: Rule = {
	id: "E05",
	says: "The package document has the one date of the record, one date of change, and the sources with their dates.",
	clause:
		"EPUB 3.3 §5.5.3.4 (dc:date, at most one) and §5.5.5 (dcterms:modified, exactly one)",
	epub: ({ opf }, { record }) => {
		const day = (record.editionDate ?? record.datePublished)?.slice(0, 10);
		const modified = opf.properties.get("dcterms:modified") ?? [];
		const changed =
			record.dateModified ??
			record.editionDate ??
			record.datePublished ??
			record.dateCreated;
		const works = record.works ?? [];
		return [
			...sameList(day ? [day] : [], opf.dates, "dc:date"),
			...(modified.length === 1 &&
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(modified[0] ?? "")
				? []
				: [
						{
							expected: "one dcterms:modified, CCYY-MM-DDThh:mm:ssZ",
							actual: modified.join(" | ") || nothing,
							where: "dcterms:modified",
						},
					]),
			// A time with a zone may be another day in UTC.
			...(changed && changed.length === 10
				? sameList(
						[changed],
						modified.map((text) => text.slice(0, 10)),
						"day of dcterms:modified",
					)
				: []),
			...works.flatMap((work, index) => {
				// Works of one address are one source.
				const text = work.url ?? record.source?.[index] ?? "";
				const source = opf.sources.find(
					(item) => seenText(item.text) === seenText(text),
				);
				const issued = datesOf(text, record);
				return source
					? sameList(issued, source.issued, "dcterms:issued of dc:source")
					: sameList(
							[text],
							opf.sources.map((item) => item.text),
							"dc:source",
						).map((finding) => ({
							...finding,
							about: {
								lacks: [text],
								has: opf.sources.map((item) => item.text),
								implies: issued,
							},
						}));
			}),
		];
	},
};

/** The day of the first of the works that are one source. */
function datesOf(text: string, { works, source }: CreditRecord): string[] {
	const first = works?.find(
		(work, index) => (work.url ?? source?.[index]) === text,
	);
	return first?.datePublished ? [first.datePublished] : [];
}
