/** Front matter → agents and credits: every reference resolved, every role known. */
import {
	creditRoles,
	isRelator,
	isWithdrawnRelator,
	relatorCodes,
	relatorTerm,
} from "../../credits/roles.ts";
import type { Agent } from "../../model/agent.ts";
import type { Credit } from "../../model/credit.ts";
import { didYouMean, nearest } from "./nearest.ts";
import type {
	CreditEntry,
	FrontMatter,
	OrganizationEntry,
	PersonEntry,
} from "./schema.ts";

/** Reports a problem at a path of the front matter. */
export type Report = (
	rule: string,
	path: readonly PropertyKey[],
	message: string,
) => void;

export interface Registry {
	readonly agents: ReadonlyMap<string, Agent>;
	/** The agent called `id`, or nothing and a problem at `path`. */
	readonly find: (
		id: string,
		path: readonly PropertyKey[],
	) => Agent | undefined;
}

/** People and organizations, each spelled once; ids are unique over both. */
export function readRegistry(matter: FrontMatter, report: Report): Registry {
	const agents = new Map<string, Agent>();
	for (const [id, entry] of Object.entries(matter.people ?? {}))
		agents.set(id, personAgent(id, entry, report));
	for (const [id, entry] of Object.entries(matter.organizations ?? {})) {
		if (agents.has(id))
			report(
				"id-twice",
				["organizations", id],
				`Unexpected id “${id}”: it already names a person; give the organization another`,
			);
		agents.set(id, organizationAgent(id, entry, report));
	}
	checkLikeNames(agents, report);
	const find = (
		id: string,
		path: readonly PropertyKey[],
	): Agent | undefined => {
		const agent = agents.get(id);
		if (!agent)
			report(
				"id-unknown",
				path,
				`Unknown id “${id}”${didYouMean(id, agents.keys())}: add it to people or organizations, or correct it`,
			);
		return agent;
	};
	return { agents, find };
}

/** One list of credits, in its order; `role` is the default where the list has one. */
export function readCredits(
	entries: readonly CreditEntry[],
	path: readonly PropertyKey[],
	registry: Registry,
	report: Report,
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
				here,
				`Unexpected second credit for ${credit.agent.name} in ${String(path[0])}: merge the two and list both roles`,
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
	report: Report,
	role?: string,
): Credit | undefined {
	const reference = entry.person ?? entry.organization;
	if (reference === undefined || (entry.person && entry.organization)) {
		report(
			"credit-agent",
			path,
			"Unexpected credit, expected exactly one of person and organization: give the other an entry of its own, or name it in affiliation",
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
			path,
			"Missing roles: add MARC relator codes, for instance roles: [ctb]",
		);
	for (const [index, code] of roles.entries())
		checkRole(code, [...path, "roles", index], report);
	credits.forEach((item, index) => {
		if (!creditRoles.has(item.role))
			report(
				"role-unknown",
				[...path, "credit", index, "role"],
				`Unknown CRediT role “${item.role}”${didYouMean(item.role, creditRoles)}, expected one of ${[...creditRoles].join(", ")}`,
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
			[...path, kind],
			`Unexpected ${kind}: “${reference}” is in ${agent.kind === "person" ? "people" : "organizations"}; write ${agent.kind}: ${reference}`,
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
	report: Report,
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
		path,
		`Unknown role “${code}”: it ${reason}; ${
			meant
				? `did you mean ${meant} (${relatorTerm(meant)})?`
				: `expected a code such as ${commonRoles.join(", ")}`
		}`,
	);
}

const commonRoles = ["aut", "ctb", "rpt", "edt", "pht", "ill", "trl"];

/** The code of the role that somebody wrote in words, or with other letters around it. */
function relatorMeant(written: string): string | undefined {
	const byTerm = new Map(relatorCodes.map((code) => [relatorTerm(code), code]));
	const term = nearest(written, byTerm.keys());
	return written.length > 3 && term !== undefined
		? byTerm.get(term)
		: nearest(written, commonRoles);
}

function personAgent(id: string, entry: PersonEntry, report: Report): Agent {
	checkName(entry.name, ["people", id, "name"], report);
	if (/^(?!by\s).*\s(and|&)\s/iu.test(entry.name))
		report(
			"name-merged",
			["people", id, "name"],
			`Unexpected name “${entry.name}”, expected one person: give each an entry`,
		);
	const fileAs = entry.fileAs ?? certainFileAs(entry);
	if (fileAs === undefined)
		report(
			"file-as-missing",
			["people", id],
			`Missing fileAs for ${entry.name}: add the form to file under, for instance fileAs: "Family, Given"`,
		);
	else if (entry.fileAs && !sameLetters(entry))
		report(
			"file-as-differs",
			["people", id, "fileAs"],
			`Unexpected fileAs “${entry.fileAs}”, expected the letters of the name “${entry.name}” in another order`,
		);
	if (entry.orcid && !isOrcid(entry.orcid))
		report(
			"identifier-check-digit",
			["people", id, "orcid"],
			`Unexpected ORCID “${entry.orcid}”: its check digit does not fit; correct it`,
		);
	return {
		id,
		kind: "person",
		name: entry.name,
		fileAs: fileAs ?? entry.name,
		given: entry.given,
		family: entry.family,
		honorificPrefix: entry.honorificPrefix,
		honorificSuffix: entry.honorificSuffix,
		lang: entry.lang,
		alternateScript: entry.alternateScript ?? [],
		alternateName: entry.alternateName ?? [],
		jobTitle: entry.jobTitle,
		description: entry.description,
		url: entry.url,
		orcid: entry.orcid,
		sameAs: authorities(entry),
		pluralForm: false,
	};
}

function organizationAgent(
	id: string,
	entry: OrganizationEntry,
	report: Report,
): Agent {
	checkName(entry.name, ["organizations", id, "name"], report);
	return {
		id,
		kind: "organization",
		name: entry.name,
		fileAs: entry.fileAs ?? entry.name.replace(/^(The|An?) (.+)$/, "$2, $1"),
		lang: entry.lang,
		alternateScript: entry.alternateScript ?? [],
		alternateName: entry.alternateName ?? [],
		description: entry.description,
		url: entry.url,
		sameAs: authorities(entry),
		legalName: entry.legalName,
		possessive: entry.possessive,
		pluralForm: entry.pluralForm ?? false,
	};
}

/** "Family, Given" when the parts say so; never guessed from the printed name. */
function certainFileAs(entry: PersonEntry): string | undefined {
	if (entry.mononym) return entry.name;
	if (
		!entry.given ||
		!entry.family ||
		entry.nonDroppingParticle ||
		entry.droppingParticle
	)
		return undefined;
	if (entry.nameOrder === "family-first") return undefined;
	return [`${entry.family}, ${entry.given}`, entry.suffix]
		.filter(Boolean)
		.join(", ");
}

function checkName(
	name: string,
	path: readonly PropertyKey[],
	report: Report,
): void {
	if (name !== name.normalize("NFC"))
		report(
			"name-form",
			path,
			"Unexpected decomposed letters in the name: write it in NFC (one code point for é)",
		);
	if (name !== name.trim() || /[\p{Cc}\u200b\ufeff\u00a0]/u.test(name))
		report(
			"name-form",
			path,
			"Unexpected blank or invisible character in the name: remove it",
		);
	if (/^by\s|;|@|https?:/iu.test(name))
		report(
			"name-merged",
			path,
			`Unexpected name “${name}”, expected one agent: give each person an entry`,
		);
}

/** Names that differ only by accents or case are one agent spelled twice. */
function checkLikeNames(
	agents: ReadonlyMap<string, Agent>,
	report: Report,
): void {
	const seen = new Map<string, Agent>();
	for (const agent of agents.values()) {
		const key = letters(agent.name);
		const twin = seen.get(key);
		if (twin)
			report(
				"name-twice",
				[agent.kind === "person" ? "people" : "organizations", agent.id],
				`Unexpected second spelling “${agent.name}” of “${twin.name}”: keep one entry and refer to it`,
			);
		else seen.set(key, agent);
	}
}

function letters(name: string): string {
	return name
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.toLowerCase();
}

function sameLetters(entry: PersonEntry): boolean {
	const sorted = (value: string) => [...letters(value)].sort().join("");
	const honorifics = [entry.honorificPrefix, entry.honorificSuffix].filter(
		(part) => part !== undefined,
	);
	const bare = honorifics.reduce(
		(name, part) => name.replace(part, ""),
		entry.name,
	);
	return (
		sorted(entry.fileAs ?? "") === sorted(bare) ||
		sorted(entry.fileAs ?? "") === sorted(entry.name)
	);
}

function authorities(entry: {
	isni?: string | undefined;
	viaf?: string | undefined;
	wikidata?: string | undefined;
	orcid?: string | undefined;
	ror?: string | undefined;
}): string[] {
	return [
		entry.orcid,
		entry.isni,
		entry.viaf,
		entry.wikidata,
		entry.ror,
	].filter((value) => value !== undefined);
}

/** ISO 7064 MOD 11-2, the check character of ORCID and ISNI. */
function isOrcid(value: string): boolean {
	const digits = /^https:\/\/orcid\.org\/(\d{4})-(\d{4})-(\d{4})-(\d{3}[\dX])$/
		.exec(value)
		?.slice(1)
		.join("");
	if (!digits) return false;
	const total = [...digits.slice(0, 15)].reduce(
		(sum, digit) => (sum + Number(digit)) * 2,
		0,
	);
	const check = (12 - (total % 11)) % 11;
	return digits.at(15) === (check === 10 ? "X" : String(check));
}
