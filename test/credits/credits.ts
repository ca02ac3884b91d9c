/** Agents and credits for the tests of wording, with nothing in them but what a test says. */
import type { Credited } from "../../scripts/credits/say.ts";
import type { Agent } from "../../scripts/model/agent.ts";
import type { Credit } from "../../scripts/model/credit.ts";

export function person(name: string, more: Partial<Agent> = {}): Agent {
	return {
		id: name,
		kind: "person",
		name,
		fileAs: name,
		alternateScript: [],
		alternateName: [],
		sameAs: [],
		pluralForm: false,
		...more,
	};
}

export function organization(name: string, more: Partial<Agent> = {}): Agent {
	return { ...person(name, more), kind: "organization" };
}

export function credit(
	agent: Agent | string,
	more: Partial<Credit> = {},
): Credit {
	return {
		agent: typeof agent === "string" ? person(agent) : agent,
		roles: ["aut"],
		affiliation: [],
		credit: [],
		corresponding: false,
		...more,
	};
}

export function credited(more: Partial<Credited>): Credited {
	return {
		inLanguage: "en-US",
		author: [],
		contributor: [],
		creditStyle: { seriesComma: false, possessive: "ap" },
		creditLines: [],
		...more,
	};
}
