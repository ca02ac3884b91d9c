/** The dateline: what stands before the dash of the first sentence, "KYIV, Ukraine (NNW) —". */
import type { Lexicon } from "../../names/lexicon.ts";
import { organizationLikeness } from "../../names/read-name.ts";

interface DatelineReading {
	readonly dateline: string;
	readonly located?: string | undefined;
	readonly organization?: string | undefined;
	/** What follows the dash. */
	readonly rest: string;
	/** Whether the agency is known, or the place in capitals. */
	readonly certain: boolean;
}

const month = "(?:,? ?\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2})?";
const place =
	"[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’/-]*(?:[ ,]{1,2}[\\p{L}\\p{M}.'’/-]+){0,6}?";
const withAgency = new RegExp(
	`^((?:(${place})${month},? )?\\(([^()]{2,40})\\))\\s?(?:—|–|--|-)\\s`,
	"u",
);
const agencyAlone = /^([\p{L}\p{M}.&' ’-]{2,40}?)\s(?:—|–|--)\s/u;
const capitals = new RegExp(
	`^((\\p{Lu}[\\p{Lu}\\p{M}.'’ /-]{2,30}(?:, \\p{Lu}[\\p{L}.]+(?: \\p{Lu}\\p{L}+)?)?)${month})\\s(?:—|–|--)\\s`,
	"u",
);

/** The dateline at the start of `text`, or nothing. */
export function readDateline(
	text: string,
	lexicon: Lexicon,
): DatelineReading | undefined {
	const start = text.slice(0, 160).replace(/\n/g, " ");
	const agency = withAgency.exec(start);
	if (agency) {
		const [whole, dateline = "", located, name = ""] = agency;
		return {
			dateline,
			located,
			organization: name,
			rest: text.slice(whole.length),
			certain:
				organizationLikeness(name, lexicon) !== "none" &&
				!/\bby\b/iu.test(dateline),
		};
	}
	const alone = agencyAlone.exec(start);
	if (alone?.[1] && lexicon.knows(alone[1]))
		return {
			dateline: alone[1],
			organization: alone[1],
			rest: text.slice(alone[0].length),
			certain: true,
		};
	const city = capitals.exec(start);
	if (city?.[1])
		return {
			dateline: city[1],
			located: city[2],
			rest: text.slice(city[0].length),
			certain: !/\bBY\b/u.test(city[1]),
		};
	return undefined;
}
