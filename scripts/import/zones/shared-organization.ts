/** A reading → the organization that answers for all of it. */
import type { CopyReading } from "../model.ts";

/** The organization on whose behalf everybody worked, when it is one. */
export function sharedOrganization(reading: CopyReading): string | undefined {
	const people =
		reading.byline.length > 0 ? reading.byline : reading.contributors;
	const organizations = new Set(
		people.map((agent) =>
			agent.kind === "organization" ? agent.name : agent.affiliation,
		),
	);
	const [only] = organizations;
	if (reading.byline.length > 0 || reading.organization === undefined) {
		if (
			organizations.size === 1 &&
			only !== undefined &&
			!(
				reading.byline.length === 0 &&
				people.some((agent) => agent.kind === "organization")
			)
		)
			return only;
	}
	return reading.organization;
}
