/** A DOI has its registrant and a suffix (ISO 26324). */
import type { Check } from "./check.ts";

export const identifierForm: Check = ({ matter: { identifier } }, report) => {
	if (identifier?.doi && !/^10\.\d{4,9}\/\S+$/.test(identifier.doi))
		report(
			"identifier-form",
			`Unexpected DOI “${identifier.doi}”, expected a form such as 10.1234/abc`,
			["identifier", "doi"],
		);
};
