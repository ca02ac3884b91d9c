/** An agent stands in the byline or beside it, unless in another role. */
import type { Credit } from "../../../model/publication.ts";
import type { FrontMatter } from "../schema.ts";
import type { Check } from "./check.ts";

export const agentTwice: Check = ({ matter, author, contributor }, report) => {
	const both = contributor.filter((credit) =>
		author.some(
			(other) =>
				other.agent === credit.agent &&
				other.roles.some((role) => credit.roles.includes(role)),
		),
	);
	for (const credit of both)
		report(
			"agent-twice",
			["contributor", entryOf(credit, matter)],
			`Unexpected contributor ${credit.agent.name}: already in author with the same role; remove one of the two`,
		);
};

/** The number of a credit in the list of contributors. */
function entryOf(credit: Credit, matter: FrontMatter): number {
	return (matter.contributor ?? []).findIndex(
		(entry) => (entry.person ?? entry.organization) === credit.agent.id,
	);
}
