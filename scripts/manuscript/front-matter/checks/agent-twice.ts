/** An agent stands in the byline or beside it, unless in another role. */
import { type Check, entryOf } from "./check.ts";

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
			`Unexpected contributor ${credit.agent.name}: already in author with the same role; remove one of the two`,
			["contributor", entryOf(credit, matter.contributor)],
		);
};
