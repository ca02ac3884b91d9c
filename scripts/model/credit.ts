/** What an agent has done for a work, and how a house says it. */
import type { Agent } from "./agent.ts";

/** A contributor role of CRediT (ANSI/NISO Z39.104) with its degree. */
export interface CreditRole {
	readonly role: string;
	readonly degree?: "lead" | "equal" | "supporting" | undefined;
}

/** An agent in one or more roles. */
export interface Credit {
	readonly agent: Agent;
	/** MARC relator codes, the most important first. */
	readonly roles: readonly string[];
	readonly affiliation: readonly Agent[];
	readonly location?: string | undefined;
	/** Printed after the name: "political correspondent". */
	readonly jobTitle?: string | undefined;
	/** Printed lead, "Additional reporting by", in place of the role's own. */
	readonly label?: string | undefined;
	readonly credit: readonly CreditRole[];
	readonly corresponding: boolean;
}

export interface CreditStyle {
	readonly seriesComma: boolean;
	readonly possessive: "ap" | "chicago";
}
