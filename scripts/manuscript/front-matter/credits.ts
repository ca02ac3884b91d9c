/** Lists of credits in front matter → credits: every reference resolved, every role known. */
import {
	creditRoles,
	isRelator,
	isWithdrawnRelator,
	relatorCodes,
	relatorTerm,
} from "../../credits/roles.ts";
import type { Agent } from "../../model/agent.ts";
import type { Credit, CreditRole } from "../../model/credit.ts";
import { didYouMean, nearest } from "./nearest.ts";
import type { Registry } from "./registry.ts";
import type { Path, ReportAtPath } from "./report.ts";
import type { CreditEntry } from "./schema.ts";

export interface CreditContext {
	readonly registry: Registry;
	readonly report: ReportAtPath;
}

/** One list of credits, in its order, which stands at `path`; `role` is the default where the list has one. */
export function readCredits(
	entries: readonly CreditEntry[],
	path: Path,
	context: CreditContext,
	role?: string,
): Credit[] {
	const seen = new Set<string>();
	return entries.flatMap((entry, index) => {
		const here = [...path, index];
		const credit = readCredit(entry, here, context, role);
		if (!credit) return [];
		if (seen.has(credit.agent.id)) {
			context.report(
				"agent-twice",
				`Unexpected second credit for ${credit.agent.name} in ${String(path[0])}: merge the two and list both roles`,
				here,
			);
			return [];
		}
		seen.add(credit.agent.id);
		return [credit];
	});
}

function readCredit(
	entry: CreditEntry,
	path: Path,
	context: CreditContext,
	role: string | undefined,
): Credit | undefined {
	const reference = entry.person ?? entry.organization;
	if (reference === undefined || (entry.person && entry.organization)) {
		context.report(
			"credit-agent",
			"Unexpected credit, expected exactly one of person and organization: give the other an entry of its own, or name it in affiliation",
			path,
		);
		return undefined;
	}
	const agent = findAgent(entry, reference, path, context);
	const roles = readRoles(entry, path, context, role);
	const credit = readContributions(entry, path, context);
	const affiliation = findAffiliation(entry, path, context);
	return (
		agent && {
			agent,
			roles,
			affiliation,
			location: entry.location,
			jobTitle: entry.jobTitle,
			label: entry.label,
			credit,
			corresponding: entry.corresponding ?? false,
		}
	);
}

/** The agent called `reference`, of the kind that the entry says. */
function findAgent(
	entry: CreditEntry,
	reference: string,
	path: Path,
	{ registry, report }: CreditContext,
): Agent | undefined {
	const kind = entry.person ? "person" : "organization";
	const agent = registry.find(reference, [...path, kind]);
	if (agent && agent.kind !== kind)
		report(
			"credit-agent",
			`Unexpected ${kind}: “${reference}” is in ${agent.kind === "person" ? "people" : "organizations"}; write ${agent.kind}: ${reference}`,
			[...path, kind],
		);
	return agent;
}

function readRoles(
	entry: CreditEntry,
	path: Path,
	{ report }: CreditContext,
	role: string | undefined,
): string[] {
	const roles = entry.roles?.map(meantRole) ?? (role ? [role] : []);
	if (roles.length === 0)
		report(
			"role-missing",
			"Missing roles: add MARC relator codes, for instance roles: [ctb]",
			path,
		);
	for (const [index, code] of roles.entries())
		checkRole(code, [...path, "roles", index], report);
	return roles;
}

/** The roles of CRediT, with their degrees. */
function readContributions(
	entry: CreditEntry,
	path: Path,
	{ report }: CreditContext,
): CreditRole[] {
	return (entry.credit ?? []).map((item, index) => {
		const role = meantCreditRole(item.role);
		if (!creditRoles.has(role))
			report(
				"role-unknown",
				`Unknown CRediT role “${role}”${didYouMean(role, creditRoles)}, expected one of ${[...creditRoles].join(", ")}`,
				[...path, "credit", index, "role"],
			);
		return { ...item, role };
	});
}

function findAffiliation(
	{ affiliation = [] }: CreditEntry,
	path: Path,
	{ registry }: CreditContext,
): Agent[] {
	const here = [...path, "affiliation"];
	return typeof affiliation === "string"
		? [registry.find(affiliation, here) ?? []].flat()
		: affiliation.flatMap(
				(id, index) => registry.find(id, [...here, index]) ?? [],
			);
}

/** “Translator”, “TRL” and MARC’s address of it are trl; what is none of MARC’s stays as it is written. */
export function meantRole(written: string): string {
	const plain = written
		.replace(/^https?:\/\/id\.loc\.gov\/vocabulary\/relators\//, "")
		.trim()
		.toLowerCase();
	if (plain.startsWith("credit:"))
		return `credit:${meantCreditRole(plain.slice("credit:".length))}`;
	if (isRelator(plain)) return plain;
	return relatorCodes.find((code) => relatorTerm(code) === plain) ?? written;
}

/** “Writing – original draft” and CRediT’s address of it are writing-original-draft. */
export function meantCreditRole(written: string): string {
	const slug = written
		.replace(/^https?:\/\/credit\.niso\.org\/contributor-roles\//, "")
		.toLowerCase()
		.replace(/[^a-z]+/g, "-")
		.replace(/^-|-$/g, "");
	return creditRoles.has(slug) ? slug : written;
}

function checkRole(code: string, path: Path, report: ReportAtPath): void {
	if (isRelator(code)) return;
	if (
		code.startsWith("credit:") &&
		creditRoles.has(code.slice("credit:".length))
	)
		return;
	const reason = isWithdrawnRelator(code)
		? "is withdrawn by MARC"
		: "is not a MARC relator code";
	const meant = relatorMeant(code);
	report(
		"role-unknown",
		`Unknown role “${code}”: it ${reason}; ${
			meant
				? `did you mean ${meant} (${relatorTerm(meant)})?`
				: `expected a code such as ${commonRoles.join(", ")}`
		}`,
		path,
	);
}

const commonRoles = ["aut", "ctb", "rpt", "edt", "pht", "ill", "trl"];

/** The code of a role that is written in words, or with other letters around it. */
function relatorMeant(written: string): string | undefined {
	const byTerm = new Map(relatorCodes.map((code) => [relatorTerm(code), code]));
	const term = nearest(written, byTerm.keys());
	return written.length > 3 && term !== undefined
		? byTerm.get(term)
		: nearest(written, commonRoles);
}
