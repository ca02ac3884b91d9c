/** A work is not changed before it is published. */
import type { Check } from "./check.ts";

export const datesOrder: Check = (
	{ matter: { datePublished, dateModified } },
	report,
) => {
	if (datePublished && dateModified && dateModified < datePublished)
		report(
			"dates-order",
			`Unexpected dateModified ${dateModified}: it is before datePublished ${datePublished}; correct one of the two`,
			["dateModified"],
		);
};
