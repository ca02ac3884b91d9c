/** Agents and credits of the model → as every edition states them: which form of a name stands where, and which roles an agent has. */
import { formalFileAs, formalName } from "../credits/formal-name.ts";
import { defaultRoles, isRelator, relatorTerm } from "../credits/roles.ts";
import type { Agent } from "../model/agent.ts";
import type { Credit } from "../model/credit.ts";
import type { StatedAgent, StatedCredit } from "../model/statement.ts";

export function stateAgent({
	name,
	fileAs,
	legalName,
	possessive: _possessive,
	pluralForm: _pluralForm,
	...agent
}: Agent): StatedAgent {
	return {
		...agent,
		names: {
			printed: name,
			formal: formalName({ name, legalName }),
			filed: fileAs,
			formalFiled: formalFileAs({ fileAs, legalName }),
			legal: legalName,
		},
	};
}

/** The same credits, each with a MARC relator among its roles. */
export function withRoles(
	credits: readonly Credit[],
	list: keyof typeof defaultRoles,
): readonly Credit[] {
	return credits.map((credit) =>
		credit.roles.some(isRelator)
			? credit
			: { ...credit, roles: [defaultRoles[list], ...credit.roles] },
	);
}

/** `credit` has a relator among its roles. */
export function stateCredit(credit: Credit, chapterOnly = false): StatedCredit {
	return {
		agent: stateAgent(credit.agent),
		roles: credit.roles,
		relators: credit.roles.filter(isRelator),
		terms: credit.roles.map(relatorTerm),
		affiliation: credit.affiliation.map(stateAgent),
		jobTitle: credit.jobTitle,
		credit: credit.credit,
		corresponding: credit.corresponding,
		chapterOnly,
	};
}
