/** Credits → agents that are spelled once: ids made from names, sort forms where they are certain, each person once in a list. */

import { defaultRoles } from "../../credits/roles.ts";
import { wordsOf } from "../../credits/words/index.ts";
import { certainFileAs } from "../../names/read-name.ts";
import { letters } from "../copy/fold-text.ts";
import { roleCodes } from "../copy/roles.ts";
import type { CopyReading, WireCredit } from "../model.ts";

export interface CopyPerson {
	readonly id: string;
	readonly name: string;
	readonly fileAs?: string | undefined;
	readonly honorificPrefix?: string | undefined;
	readonly honorificSuffix?: string | undefined;
	readonly pseudonym?: boolean | undefined;
	readonly mononym?: boolean | undefined;
}

export interface CopyCredit {
	readonly agent: string;
	readonly kind: "person" | "organization";
	readonly affiliation?: string | undefined;
	readonly location?: string | undefined;
	readonly jobTitle?: string | undefined;
	readonly roles: readonly string[];
	readonly label?: string | undefined;
	readonly lines: readonly number[];
}

export interface CopyRegistry {
	readonly people: readonly CopyPerson[];
	readonly organizations: readonly {
		readonly id: string;
		readonly name: string;
	}[];
	readonly author: readonly CopyCredit[];
	readonly contributor: readonly CopyCredit[];
	/** The id of a person or organization by its printed name; an unknown organization is added. */
	readonly organizationId: (name: string) => string;
	readonly personId: (name: string) => string | undefined;
	/** Pairs of spellings that may be one name. */
	readonly likeNames: readonly (readonly [string, string])[];
}

/** Makes the registry of a reading; `fileAs` are sort forms that a person has given. */
export function makeRegistry(
	reading: CopyReading,
	language: string,
	fileAs: Readonly<Record<string, string>>,
	images: readonly WireCredit[] = [],
): CopyRegistry {
	const ids = new Set<string>();
	const people = new Map<string, CopyPerson>();
	const organizations = new Map<string, string>();
	const organizationId = (name: string): string => {
		const id = organizations.get(name) ?? uniqueId(name, "organization", ids);
		organizations.set(name, id);
		return id;
	};
	const add = (credit: WireCredit): string => {
		if (credit.kind !== "person") return organizationId(credit.name);
		const known = people.get(credit.name);
		const id = known?.id ?? uniqueId(credit.name, "person", ids);
		people.set(credit.name, {
			...known,
			...describePerson(credit, fileAs[credit.name]),
			id,
		});
		return id;
	};
	const entry = (credit: WireCredit): CopyCredit => ({
		agent: add(credit),
		kind: credit.kind === "person" ? "person" : "organization",
		affiliation:
			credit.affiliation === undefined
				? undefined
				: organizationId(credit.affiliation),
		location: credit.location,
		jobTitle: credit.jobTitle,
		roles: [roleCodes[credit.role] ?? defaultRoles.contributor],
		label: labelOf(credit, language),
		lines: [credit.line],
	});
	const author = mergeEntries(reading.byline.map(entry));
	const contributor = mergeEntries(reading.contributors.map(entry));
	for (const credit of images) add(credit);
	return {
		people: [...people.values()],
		get organizations() {
			return [...organizations].map(([name, id]) => ({ id, name }));
		},
		author,
		contributor,
		organizationId,
		personId: (name) => people.get(name)?.id,
		likeNames: findLikeNames([...people.keys(), ...organizations.keys()]),
	};
}

/** The printed name of an entry’s agent. */
export function nameOf(entry: CopyCredit, registry: CopyRegistry): string {
	return (
		registry.people.find((person) => person.id === entry.agent)?.name ??
		registry.organizations.find((one) => one.id === entry.agent)?.name ??
		entry.agent
	);
}

function describePerson(
	credit: WireCredit,
	given: string | undefined,
): Omit<CopyPerson, "id"> {
	const mononym = !/[\s,]/u.test(credit.name) && !/\p{Lo}/u.test(credit.name);
	return {
		name: credit.name,
		fileAs: given ?? (mononym ? credit.name : certainFileAs(credit.name)),
		...(credit.honorificPrefix
			? { honorificPrefix: credit.honorificPrefix }
			: {}),
		...(credit.honorificSuffix
			? { honorificSuffix: credit.honorificSuffix }
			: {}),
		...(credit.pseudonym ? { pseudonym: true } : {}),
		...(mononym ? { mononym: true } : {}),
	};
}

/** The printed lead, where it is not what the role says by itself. */
function labelOf(credit: WireCredit, language: string): string | undefined {
	const { label } = credit;
	if (label === undefined || label === "contributed" || label === "by")
		return undefined;
	const lead = label.slice(0, 1).toUpperCase() + label.slice(1);
	const code = roleCodes[credit.role] ?? defaultRoles.contributor;
	return lead === wordsOf(language).groups[code] ? undefined : lead;
}

/** Two credits of one agent become one with both roles. */
function mergeEntries(entries: readonly CopyCredit[]): CopyCredit[] {
	const merged = new Map<string, CopyCredit>();
	for (const entry of entries) {
		const before = merged.get(entry.agent);
		merged.set(entry.agent, before ? mergeTwo(before, entry) : entry);
	}
	return [...merged.values()];
}

function mergeTwo(before: CopyCredit, next: CopyCredit): CopyCredit {
	const roles = [...new Set([...before.roles, ...next.roles])];
	return {
		...before,
		affiliation: before.affiliation ?? next.affiliation,
		location: before.location ?? next.location,
		jobTitle: before.jobTitle ?? next.jobTitle,
		roles,
		label:
			roles.length > before.roles.length && before.label !== next.label
				? jointLabel(roles)
				: (before.label ??
					(roles.length > before.roles.length
						? jointLabel(roles)
						: next.label)),
		lines: [...before.lines, ...next.lines],
	};
}

const nouns: Readonly<Record<string, string>> = {
	aut: "writing",
	rpt: "reporting",
	edt: "editing",
	pht: "photographs",
	vdg: "video",
	ill: "illustrations",
	trl: "translation",
	res: "research",
	pro: "production",
	ctg: "maps",
	ctb: "contributions",
	com: "compilation",
	adp: "adaptation",
	nrt: "narration",
	ivr: "interview",
	rev: "review",
};

/** "Reporting and editing by", for one person with two roles. */
function jointLabel(roles: readonly string[]): string {
	const words = roles.map((role) => nouns[role] ?? "contributions");
	const list =
		words.length > 1
			? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`
			: (words[0] ?? "");
	return `${list.slice(0, 1).toUpperCase()}${list.slice(1)} by`;
}

const spelled: Readonly<Record<string, string>> = {
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "o",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	ı: "i",
};

function uniqueId(name: string, kind: string, ids: Set<string>): string {
	const stem =
		name
			.toLowerCase()
			.replace(/[ßæœøłđðþı]/g, (letter) => spelled[letter] ?? letter)
			.normalize("NFKD")
			.replace(/[\p{M}'’ʼ.]/gu, "")
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-+|-+$/g, "")
			.slice(0, 60) || kind;
	let id = stem;
	for (let count = 2; ids.has(id); count += 1) id = `${stem}-${count}`;
	ids.add(id);
	return id;
}

function findLikeNames(
	names: readonly string[],
): (readonly [string, string])[] {
	const seen = new Map<string, string>();
	const pairs: (readonly [string, string])[] = [];
	for (const name of names) {
		const key = letters(name);
		const twin = seen.get(key);
		if (twin === undefined) seen.set(key, name);
		else if (twin !== name) pairs.push([twin, name]);
	}
	return pairs;
}
