/** Lists of credits in front matter → credits: every reference resolved, every role known. */
import {
	creditRoles,
	isRelator,
	isWithdrawnRelator,
	relatorCodes,
	relatorTerm,
} from "../../credits/roles.ts";
import type { Credit } from "../../model/credit.ts";
import { didYouMean, nearest } from "./nearest.ts";
import type { Registry } from "./registry.ts";
import type { ReportAtPath } from "./report.ts";
import type { CreditEntry } from "./schema.ts";

/** One list of credits, in its order; `role` is the default where the list has one. */
export function readCredits(
	entries: readonly CreditEntry[],
	path: readonly PropertyKey[],
	registry: Registry,
	report: ReportAtPath,
	role?: string,
): Credit[] {
	const seen = new Set<string>();
	return entries.flatMap((entry, index) => {
		const here = [...path, index];
		const credit = readCredit(entry, here, registry, report, role);
		if (!credit) return [];
		if (seen.has(credit.agent.id)) {
			report(
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
	path: readonly PropertyKey[],
	registry: Registry,
	report: ReportAtPath,
	role?: string,
): Credit | undefined {
	const reference = entry.person ?? entry.organization;
	if (reference === undefined || (entry.person && entry.organization)) {
		report(
			"credit-agent",
			"Unexpected credit, expected exactly one of person and organization: give the other an entry of its own, or name it in affiliation",
			path,
		);
		return undefined;
	}
	const kind = entry.person ? "person" : "organization";
	const agent = registry.find(reference, [...path, kind]);
	const roles = entry.roles?.map(meantRole) ?? (role ? [role] : []);
	const credits = (entry.credit ?? []).map((item) => ({
		...item,
		role: meantCreditRole(item.role),
	}));
	if (roles.length === 0)
		report(
			"role-missing",
			"Missing roles: add MARC relator codes, for instance roles: [ctb]",
			path,
		);
	for (const [index, code] of roles.entries())
		checkRole(code, [...path, "roles", index], report);
	credits.forEach((item, index) => {
		if (!creditRoles.has(item.role))
			report(
				"role-unknown",
				`Unknown CRediT role “${item.role}”${didYouMean(item.role, creditRoles)}, expected one of ${[...creditRoles].join(", ")}`,
				[...path, "credit", index, "role"],
			);
	});
	const ids =
		typeof entry.affiliation === "string"
			? [entry.affiliation]
			: (entry.affiliation ?? []);
	const affiliation = ids.flatMap(
		(id, index) =>
			registry.find(
				id,
				Array.isArray(entry.affiliation)
					? [...path, "affiliation", index]
					: [...path, "affiliation"],
			) ?? [],
	);
	if (!agent) return undefined;
	if (agent.kind !== kind)
		report(
			"credit-agent",
			`Unexpected ${kind}: “${reference}” is in ${agent.kind === "person" ? "people" : "organizations"}; write ${agent.kind}: ${reference}`,
			[...path, kind],
		);
	return {
		agent,
		roles,
		affiliation,
		location: entry.location,
		jobTitle: entry.jobTitle,
		label: entry.label,
		credit: credits,
		corresponding: entry.corresponding ?? false,
	};
}

/** “Translator”, “TRL” and MARC’s address of it are trl; what is none of MARC’s stays as it is written. */
function meantRole(written: string): string {
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
function meantCreditRole(written: string): string {
	const slug = written
		.replace(/^https?:\/\/credit\.niso\.org\/contributor-roles\//, "")
		.toLowerCase()
		.replace(/[^a-z]+/g, "-")
		.replace(/^-|-$/g, "");
	return creditRoles.has(slug) ? slug : written;
}

function checkRole(
	code: string,
	path: readonly PropertyKey[],
	report: ReportAtPath,
): void {
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
