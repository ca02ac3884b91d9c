/** Looks in the metadata of each edition for names that the record does not hold. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { agentsInJsonLd, namesIn } from "../../carried-names.ts";
import type { Rule } from "../../rule.ts";

export const metadataNamesNoStranger: Rule = {
	id: "Z04",
	says: "No edition names anybody in its metadata whom the record does not know.",
	clause: "Nothing of another publication leaks in",
	html: (html, { record }) =>
		strangers(
			[...namesIn(html).map(({ name }) => name), ...agentsInJsonLd(html)],
			record,
		),
	epub: (epub, { record }) =>
		strangers(
			namesIn(epub).map(({ name }) => name),
			record,
		),
	pdf: (pdf, { record }) =>
		strangers(
			namesIn(pdf).map(({ name }) => name),
			record,
		),
};

function strangers(names: readonly string[], record: CreditRecord) {
	const known = new Set(knownNames(record));
	return (
		[...new Set(names)]
			// That a name is empty is for those who miss it.
			.filter((name) => name !== "" && !known.has(name))
			.map((name) => ({
				expected: "somebody whom the record names",
				actual: name,
				where: "metadata",
				about: { has: [name] },
			}))
	);
}

function knownNames(record: CreditRecord): string[] {
	const agents = [
		...record.byline.agents,
		...record.contributors,
		...record.chapters.flatMap((chapter) => [
			...chapter.byline.agents,
			...chapter.creditLines.flatMap((line) => line.agents),
		]),
	];
	return [
		...agents.flatMap((agent) => [agent.name, ...(agent.affiliation ?? [])]),
		...(record.works ?? []).flatMap((work) => [
			...work.author,
			work.publisher ?? "",
		]),
		...record.images.flatMap((image) => image.creator ?? []),
		...(record.organizations ?? []),
	];
}
