/** Credit lines that are written word for word name exactly those whom the front matter credits. */
import type { Check } from "./check.ts";

export const creditLineDiffers: Check = ({ matter, contributor }, report) => {
	if ((matter.creditLines ?? []).length === 0) return;
	const lines = (matter.creditLines ?? []).join("\n");
	for (const credit of contributor) {
		if (lines.split(credit.agent.name).length !== 2)
			report(
				"credit-line-differs",
				`Unexpected creditLines: the contributor ${credit.agent.name} must stand in them once; add the name, or remove creditLines to have them written`,
				["creditLines"],
			);
	}
	for (const person of Object.values(matter.people ?? {})) {
		if (
			lines.includes(person.name) &&
			!contributor.some((credit) => credit.agent.name === person.name)
		)
			report(
				"credit-line-differs",
				`Unexpected name ${person.name} in creditLines: add ${person.name} to contributor, or take the name out`,
				["creditLines"],
			);
	}
};
