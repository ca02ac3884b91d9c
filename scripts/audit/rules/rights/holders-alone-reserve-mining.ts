/** Looks in the metadata for a reservation of rights that the publisher may not make. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import type { Finding, Rule } from "../../rule.ts";

export const holdersAloneReserveMining: Rule = {
	id: "R05",
	says: "Only who holds the rights reserves text and data mining.",
	clause: "TDMRep: the rightsholder’s assertion",
	html: ({ metas }, { record }) =>
		check(
			metas.map((meta) => meta.name).filter((name) => name.startsWith("tdm-")),
			record,
		),
	epub: ({ opf }, { record }) =>
		check(
			[...opf.properties.keys()].filter((name) => name.startsWith("tdm:")),
			record,
		),
	pdf: ({ xmp }, { record }) =>
		check(
			[...(xmp?.keys() ?? [])].filter((name) => name.startsWith("tdm:")),
			record,
		),
};

function check(found: readonly string[], record: CreditRecord): Finding[] {
	const may = ["owner", "authorised"].includes(record.rightsBasis ?? "");
	return found.length === 0 || may
		? []
		: [
				{
					expected: "no reservation without rightsBasis owner or authorised",
					actual: found.join(", "),
					where: "metadata",
				},
			];
}
