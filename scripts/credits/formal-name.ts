/** The name under which an agent answers for a work: as publisher, distributor and holder of rights. */
import type { Agent } from "../model/agent.ts";

/** The legal name where one is declared; bylines and credit lines print the short one. */
export function formalName({
	legalName,
	name,
}: Pick<Agent, "legalName" | "name">): string {
	return legalName ?? name;
}

/** The form that the formal name is filed under: a legal name is filed as it is written. */
export function formalFileAs({
	legalName,
	fileAs,
}: Pick<Agent, "legalName" | "fileAs">): string {
	return legalName ?? fileAs;
}
