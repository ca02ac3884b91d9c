/** The people and organizations of front matter → agents, each spelled once, to be found by id. */

import type { Agent } from "../../model/agent.ts";
import { isFiledAsWritten } from "../../names/filed-as-written.ts";
import { didYouMean } from "./nearest.ts";
import type { ReportAtPath } from "./report.ts";
import type { FrontMatter, OrganizationEntry, PersonEntry } from "./schema.ts";

export interface Registry {
	readonly agents: ReadonlyMap<string, Agent>;
	/** The agent called `id`, or nothing and a problem at `path`. */
	readonly find: (
		id: string,
		path: readonly PropertyKey[],
	) => Agent | undefined;
}

/** People and organizations, each spelled once; ids are unique over both. */
export function readRegistry(
	matter: FrontMatter,
	report: ReportAtPath,
): Registry {
	const agents = new Map<string, Agent>();
	for (const [id, entry] of Object.entries(matter.people ?? {}))
		agents.set(id, personAgent(id, entry, report));
	for (const [id, entry] of Object.entries(matter.organizations ?? {})) {
		if (agents.has(id))
			report(
				"id-twice",
				`Unexpected id “${id}”: it already names a person; give the organization another`,
				["organizations", id],
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
				`Unknown id “${id}”${didYouMean(id, agents.keys())}: add it to people or organizations, or correct it`,
				path,
			);
		return agent;
	};
	return { agents, find };
}

function personAgent(
	id: string,
	entry: PersonEntry,
	report: ReportAtPath,
): Agent {
	checkName(entry.name, ["people", id, "name"], report);
	if (/^(?!by\s).*\s(and|&)\s/iu.test(entry.name))
		report(
			"name-merged",
			`Unexpected name “${entry.name}”, expected one person: give each an entry`,
			["people", id, "name"],
		);
	const fileAs = entry.fileAs ?? certainFileAs(entry);
	if (fileAs === undefined)
		report(
			"file-as-missing",
			`Missing fileAs for ${entry.name}: add the form to file under, for instance fileAs: "Family, Given"`,
			["people", id],
		);
	else if (entry.fileAs && !sameLetters(entry))
		report(
			"file-as-differs",
			`Unexpected fileAs “${entry.fileAs}”, expected the letters of the name “${entry.name}” in another order`,
			["people", id, "fileAs"],
		);
	if (entry.orcid && !isOrcid(entry.orcid))
		report(
			"identifier-check-digit",
			`Unexpected ORCID “${entry.orcid}”: its check digit does not fit; correct it`,
			["people", id, "orcid"],
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
	report: ReportAtPath,
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
	if (entry.mononym || isFiledAsWritten(entry.name)) return entry.name;
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
	report: ReportAtPath,
): void {
	if (name !== name.trim() || /[\p{Cc}\u200b\ufeff\u00a0]/u.test(name))
		report(
			"name-form",
			"Unexpected blank or invisible character in the name: remove it",
			path,
		);
	if (/^by\s|;|@|https?:/iu.test(name))
		report(
			"name-merged",
			`Unexpected name “${name}”, expected one agent: give each person an entry`,
			path,
		);
}

/** Names that differ only by accents or case are one agent spelled twice. */
function checkLikeNames(
	agents: ReadonlyMap<string, Agent>,
	report: ReportAtPath,
): void {
	const seen = new Map<string, Agent>();
	for (const agent of agents.values()) {
		const key = letters(agent.name);
		const twin = seen.get(key);
		if (twin)
			report(
				"name-twice",
				`Unexpected second spelling “${agent.name}” of “${twin.name}”: keep one entry and refer to it`,
				[agent.kind === "person" ? "people" : "organizations", agent.id],
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
