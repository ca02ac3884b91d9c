/** A no-derivatives licence forbids what an adaptation is. */
import type { Check } from "./check.ts";

export const licenceForbids: Check = ({ matter }, report) => {
	matter.isBasedOn?.forEach((work, index) => {
		const noDerivatives = /creativecommons\.org\/licenses\/by(-nc)?-nd\//.test(
			work.license ?? "",
		);
		if (noDerivatives && work.relation !== "republication")
			report(
				"licence-forbids",
				"Unexpected relation to a work under a no-derivatives licence: only an unchanged republication is allowed; write relation: republication if it is one",
				["isBasedOn", index, "license"],
			);
	});
};
