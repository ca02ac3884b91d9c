/** Holds the roles that refine each agent of the package document against the record’s; whether a role exists at all is another rule’s. */

import { isRelator, relatorTerm } from "../../../credits/roles.ts";
import type { OpfAgent } from "../../../readings/opf.ts";
import type { RecordedAgent } from "../../../statement/credit-record.ts";
import { sameList } from "../../compare.ts";
import { pairAgents } from "../../pair-agents.ts";
import type { Finding, Rule } from "../../rule.ts";

export const rolesAreThoseOfTheRecord: Rule = {
	id: "E02",
	says: "Each creator and contributor has the roles of the record, in order, under the scheme marc:relators.",
	clause:
		"EPUB 3.3 §5.5.3.3 and the property role: the first meta is the most important role",
	epub: ({ opf }, { record }) => pairAgents(opf, record).flatMap(compareRoles),
};

function compareRoles({
	agent,
	recorded,
}: {
	readonly agent: OpfAgent;
	readonly recorded: RecordedAgent;
}): Finding[] {
	return [
		...sameList(
			recorded.roles.filter(isRelator),
			agent.roles.map((role) => role.code),
			`roles of ${agent.name}, ${agent.where}`,
		).map((finding) => {
			const codes = agent.roles.map(({ code }) => code);
			const more = codes.filter((code) => !recorded.roles.includes(code));
			return {
				...finding,
				about: {
					lacks: recorded.roles.filter((role) => !codes.includes(role)),
					has: [...more, ...more.map(relatorTerm)],
					implies: recorded.roles.map(relatorTerm),
				},
			};
		}),
		...agent.roles
			.filter((role) => role.scheme !== "marc:relators")
			.map((role) => ({
				expected: "scheme marc:relators",
				actual: role.scheme || "(no scheme)",
				where: `role of ${agent.name}, ${agent.where}`,
			})),
	];
}
