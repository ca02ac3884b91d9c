/** Looks at the record alone: a notice must name the year and the holders that are declared beside it. */
import type { Finding, Rule } from "../../rule.ts";

export const noticeNamesYearAndHolders: Rule = {
	id: "M12",
	says: "The copyright notice names the year and the holders.",
	clause: "17 U.S.C. § 401(b); Universal Copyright Convention, article III",
	all: ({ record }) => {
		const { copyrightNotice: notice, copyrightYear: year } = record;
		if (!notice) return [];
		const where = "credits.json copyrightNotice";
		return [
			...(year && !notice.includes(String(year))
				? [{ expected: `the year ${year}`, actual: notice, where }]
				: []),
			...(record.copyrightHolder ?? [])
				.filter((holder) => !notice.includes(holder))
				// The notice may use the short name of an organization, which the manuscript’s own check knows.
				.map(
					(holder): Finding => ({
						expected: `the holder ${holder}`,
						actual: notice,
						where,
						status: "warn",
					}),
				),
		];
	},
};
