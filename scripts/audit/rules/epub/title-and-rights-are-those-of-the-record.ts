/** Compares what the package document says of the publication itself, apart from its makers. */
import { sameList, sameSet } from "../../compare.ts";
import type { Rule } from "../../rule.ts";

export const titleAndRightsAreThoseOfTheRecord: Rule = {
	id: "E06",
	says: "Title, language, publisher, rights and identifiers of the package document are those of the record.",
	clause:
		"EPUB 3.3 §5.5.3: dc:title, dc:language, dc:identifier, dc:publisher, dc:rights",
	epub: ({ opf }, { record }) => {
		const property = (name: string) => opf.properties.get(name) ?? [];
		const { doi, isbn, urn } = record.identifier ?? {};
		const identifiers = [
			...(doi ? [`https://doi.org/${doi}`] : []),
			...(isbn ? [`urn:isbn:${isbn.replace(/[- ]/g, "")}`] : []),
			...(urn ? [urn] : []),
		];
		return [
			...sameList([record.title], opf.titles.slice(0, 1), "dc:title"),
			...sameList([record.language], opf.languages.slice(0, 1), "dc:language"),
			...sameList(
				record.publisher ? [record.publisher] : [],
				opf.publishers.map(({ name }) => name),
				"dc:publisher",
			),
			...sameList(
				record.copyrightNotice ? [record.copyrightNotice] : [],
				opf.rights,
				"dc:rights",
			),
			...sameSet(
				record.copyrightHolder ?? [],
				property("dcterms:rightsHolder"),
				"dcterms:rightsHolder",
			),
			...sameList(
				record.copyrightYear ? [String(record.copyrightYear)] : [],
				property("dcterms:dateCopyrighted"),
				"dcterms:dateCopyrighted",
			),
			...sameList(
				identifiers,
				identifiers.filter((text) => opf.identifiers.includes(text)),
				"dc:identifier",
			),
		];
	},
};
