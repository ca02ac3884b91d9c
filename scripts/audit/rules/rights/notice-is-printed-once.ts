/** Counts where the notice of copyright is printed. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { sameSeen } from "../../compare.ts";
import { textsOf, topNodes } from "../../json-ld.ts";
import { linesSaying, type PageEdition, zonesOf } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";

export const noticeIsPrintedOnce: Rule = {
	id: "R06",
	says: "The copyright notice is printed in each edition, verbatim and once.",
	clause: "17 U.S.C. § 401; § 1202 protects the notice",
	html: (html, { record }) => [
		...comparePage(html, record),
		...topNodes(html).flatMap((work) =>
			sameSeen(
				notices(record),
				textsOf(work, "copyrightNotice"),
				"JSON-LD copyrightNotice",
			),
		),
	],
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) =>
		notices(record).flatMap((notice) => {
			const blocks = linesSaying(pdf, record, notice);
			return blocks.length === 1
				? []
				: [
						{
							expected: `${notice}, once`,
							actual: `${blocks.length} times`,
							where: blocks[1] ? `page ${blocks[1].page + 1}` : "every page",
							about: blocks[1] ? { has: [notice] } : { lacks: [notice] },
						},
					];
		}),
};

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const zones = zonesOf(reading, "rights");
	return sameSeen(
		notices(record),
		zones.map((zone) => zone.text),
		zones[0]?.where ?? "rights",
	);
}

function notices(record: CreditRecord): string[] {
	return record.copyrightNotice ? [record.copyrightNotice] : [];
}
