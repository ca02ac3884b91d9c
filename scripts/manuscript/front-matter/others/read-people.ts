/** Whom the front matter of other tools credits, as text, lists or entries with names → entries of people and organizations, and credits that refer to them. */

import {
	creditRoles,
	defaultRoles,
	isRelator,
} from "../../../credits/roles.ts";
import { isFiledAsWritten } from "../../../names/filed-as-written.ts";
import {
	asPerson,
	readAgent,
	readAuthors,
	type Why,
	type WrittenAgent,
} from "../../../names/read-authors.ts";
import { meantCreditRole, meantRole } from "../credits.ts";
import type { Path } from "../report.ts";
import type { Draft } from "./draft.ts";

type Entry = Record<string, unknown>;
type Key = "author" | "contributor";

/** Everybody who was read, each under one id. */
export interface People {
	/** Adds the credits that `written` says, which stands at `path`; false where it says none that is certain, which is told. */
	readonly credit: (
		key: Key,
		written: unknown,
		path: Path,
		role?: string,
	) => boolean;
	/** The id of the organization called `name`. */
	readonly organization: (name: string, path: Path) => string;
	/** Adds to the one author; false where there is not exactly one. */
	readonly ofOneAuthor: (
		what: "affiliation" | "orcid",
		written: unknown,
		path: Path,
	) => boolean;
}

export interface PeopleContext {
	readonly draft: Draft;
	readonly language: string;
	/** `affiliations` of the whole: id → name. */
	readonly affiliations: ReadonlyMap<string, string>;
}

export function readPeople(context: PeopleContext): People {
	const { draft, language, affiliations } = context;
	const { value } = draft;
	const registries = {
		person: "people",
		organization: "organizations",
	} as const;
	const registry = (kind: WrittenAgent["kind"]): Entry => {
		const entries = value[registries[kind]];
		if (isEntry(entries)) return entries;
		const fresh: Entry = {};
		value[registries[kind]] = fresh;
		return fresh;
	};
	const known = (id: string) =>
		(["person", "organization"] as const).find((kind) => {
			const entries = value[registries[kind]];
			return isEntry(entries) && Object.hasOwn(entries, id);
		});
	const add = (agent: WrittenAgent, extra: Entry, path: Path): string => {
		const entries = registry(agent.kind);
		const same = Object.entries(entries).find(
			([, entry]) => isEntry(entry) && entry.name === agent.name,
		);
		if (same) {
			for (const [key, own] of Object.entries(extra))
				(same[1] as Entry)[key] ??= own;
			return same[0];
		}
		const id = idOf(agent.name, agent.kind, (one) => known(one) !== undefined);
		const entry: Entry = { name: agent.name, ...extra };
		if (agent.honorificSuffix) entry.honorificSuffix ??= agent.honorificSuffix;
		if (agent.kind === "person" && !entry.family) {
			entry.fileAs ??= agent.fileAs ?? agent.name;
			if (
				entry.fileAs === agent.name &&
				/\s/.test(agent.name) &&
				!isFiledAsWritten(agent.name)
			)
				draft.note(
					`Missing fileAs for ${agent.name}: filed as it is printed; give it an entry in people where that is wrong`,
					path,
				);
		}
		if (agent.kind === "person" && !/\s/.test(agent.name) && !entry.family)
			entry.mononym = true;
		entries[id] = entry;
		draft.from([registries[agent.kind], id], path);
		return id;
	};
	const organization = (name: string, path: Path): string =>
		known(name) === "organization"
			? name
			: add({ kind: "organization", name }, {}, path);
	const push = (key: Key, credit: Entry, path: Path) => {
		const list = listIn(value, key);
		const who = credit.person ?? credit.organization;
		const twin = [...listIn(value, "author"), ...list]
			.filter(isEntry)
			.find(
				(one) => who !== undefined && (one.person ?? one.organization) === who,
			);
		if (!twin) {
			draft.from([key, list.length], path);
			list.push(credit);
			return;
		}
		// Named twice: once, with both roles.
		const isAuthor = listIn(value, "author").includes(twin);
		const roles = [
			...((twin.roles as string[] | undefined) ??
				(isAuthor ? [defaultRoles.author] : [])),
			...((credit.roles as string[] | undefined) ?? []),
		];
		if (credit.roles) twin.roles = [...new Set(roles)];
		for (const [name, own] of Object.entries(credit)) twin[name] ??= own;
	};
	const affiliationOf = (written: unknown, path: Path): string[] =>
		divided(written, affiliations).flatMap((item) => {
			const name = nameOfAffiliation(item, affiliations);
			if (name !== undefined) return [organization(name, path)];
			draft.problem(
				"affiliation-unclear",
				"Unexpected affiliation, expected the name of an organization: write affiliation: University of Port Haven",
				path,
			);
			return [];
		});
	const doubt = (name: string, why: Why, key: Key, path: Path): false => {
		draft.problem(
			"name-unclear",
			sayDoubt(name, why, String(path[0] ?? key)),
			path,
		);
		return false;
	};
	const creditText = (
		key: Key,
		text: string,
		path: Path,
		role?: string,
	): boolean => {
		const kind = known(text);
		const roles = role === undefined ? {} : { roles: [role] };
		if (kind) {
			push(key, { [kind]: text, ...roles }, path);
			return true;
		}
		const read = readAuthors(text, language);
		if ("why" in read) return doubt(read.doubtful, read.why, key, path);
		draft.note(
			`Unexpected text in ${key}: taken for ${read.agents.map(({ kind, name }) => `the ${kind} ${name}`).join(", ")}`,
			path,
		);
		for (const agent of read.agents)
			push(key, { [agent.kind]: add(agent, {}, path), ...roles }, path);
		return true;
	};
	const creditEntry = (
		key: Key,
		entry: Entry,
		path: Path,
		role?: string,
	): boolean => {
		if (isCredit(entry)) {
			push(
				key,
				role === undefined || entry.roles ? entry : { ...entry, roles: [role] },
				path,
			);
			return true;
		}
		const agent = agentOf(entry);
		if ("why" in agent) {
			if (agent.name !== "") return doubt(agent.name, agent.why, key, path);
			draft.problem(
				"name-unclear",
				`Missing name in ${key}: add it, for instance name: Halima Forde`,
				path,
			);
			return false;
		}
		const extra: Entry = nameParts(entry);
		const credit: Entry = {};
		let fine = true;
		for (const [name, own] of Object.entries(entry)) {
			const plain = plainKey(name);
			if (nameKeys.has(plain)) continue;
			const here = [...path, name];
			if (plain === "orcid" && typeof own === "string") extra.orcid = own;
			else if (
				/^(?:url|website|homepage|web)$/.test(plain) &&
				typeof own === "string" &&
				/^https?:\/\/\S+$/.test(own)
			)
				extra.url = own;
			else if (
				/^(?:title|jobtitle|position)$/.test(plain) &&
				typeof own === "string"
			)
				credit.jobTitle = own;
			else if (
				/^(?:affiliations?|institutions?|institutes?|company|organi[sz]ation)$/.test(
					plain,
				)
			)
				listIn(credit, "affiliation").push(...affiliationOf(own, here));
			else if (/^corresponding(?:author)?$/.test(plain))
				credit.corresponding = own !== false && own !== "no" && own !== "false";
			else if (/^roles?$/.test(plain)) readRoles(own, credit);
			else if (plain === "attributes" && isEntry(own)) {
				if (own.corresponding === true) credit.corresponding = true;
			} else if (isUnset.test(plain))
				draft.note(
					`Unexpected ${name} of ${agent.name}: no place in the editions, left out`,
					here,
				);
			else {
				draft.problem(
					"key-unknown",
					`Unknown key “${name}” of ${agent.name} in ${key}: remove it, or write it as Colophon has it in people and ${key}`,
					here,
				);
				fine = false;
			}
		}
		const roles = credit.roles as string[] | undefined;
		if (key === "contributor" && !roles)
			credit.roles = [role ?? defaultRoles.contributor];
		const list =
			key === "contributor" &&
			roles?.length === 1 &&
			roles[0] === defaultRoles.author
				? "author"
				: key;
		push(list, { [agent.kind]: add(agent, extra, path), ...credit }, path);
		return fine;
	};
	return {
		organization,
		credit(key, written, path, role) {
			if (typeof written === "string")
				return creditText(key, written, path, role);
			if (Array.isArray(written))
				return written
					.map((item, index) =>
						typeof item === "string"
							? creditText(key, item, [...path, index], role)
							: isEntry(item) && creditEntry(key, item, [...path, index], role),
					)
					.every(Boolean);
			return isEntry(written) && creditEntry(key, written, path, role);
		},
		ofOneAuthor(what, written, path) {
			const authors = (value.author ?? []) as Entry[];
			const [author] = authors;
			if (authors.length !== 1 || !author) return false;
			if (what === "affiliation") {
				author.affiliation ??= affiliationOf(written, path);
				return true;
			}
			const person = isEntry(value.people)
				? value.people[String(author.person)]
				: undefined;
			if (!isEntry(person) || typeof written !== "string") return false;
			person.orcid ??= written;
			return true;
		},
	};
}

/** The ids and names of `affiliations` that stand beside the authors. */
export function affiliationsIn(written: unknown): Map<string, string> {
	return new Map(
		asList(written).flatMap((item): [string, string][] => {
			const name = nameOfAffiliation(item, new Map());
			const id = isEntry(item) ? idOfAffiliation(item) : undefined;
			return name !== undefined &&
				(typeof id === "string" || typeof id === "number")
				? [[String(id), name]]
				: [];
		}),
	);
}

/** `id`, or `index` as the papers of journals have it. */
export function idOfAffiliation(item: Entry): unknown {
	return item.id ?? item.index;
}

/** `1, 2` are two that are known by their numbers. */
function divided(
	written: unknown,
	known: ReadonlyMap<string, string>,
): readonly unknown[] {
	return asList(written).flatMap((item) => {
		if (typeof item !== "string" || known.has(item)) return [item];
		const parts = item.split(/[,;]/).map((part) => part.trim());
		return parts.every((part) => known.has(part)) ? parts : [item];
	});
}

function nameOfAffiliation(
	item: unknown,
	known: ReadonlyMap<string, string>,
): string | undefined {
	if (typeof item === "number") return known.get(String(item));
	if (typeof item === "string")
		return (
			known.get(item) ??
			// A number that nothing is known by names nobody.
			(/^[\d\s,;*]*$/.test(item) ? undefined : item.trim())
		);
	if (!isEntry(item)) return undefined;
	if (typeof item.ref === "string") return known.get(item.ref);
	const name = item.name ?? item.institution;
	if (typeof name === "string" && name.trim()) return name;
	return typeof item.id === "string" ? known.get(item.id) : undefined;
}

const nameKeys = new Set([
	"name",
	"literal",
	"given",
	"givenname",
	"givennames",
	"first",
	"firstname",
	"family",
	"familyname",
	"familynames",
	"last",
	"lastname",
	"surname",
	"text",
	"type",
	"id",
	"fileas",
]);

/** What is no part of a credit. */
const isUnset =
	/^(?:email|avatar|image|imageurl|picture|bio|notes?|socials?|github|twitter|x|linkedin|mastodon|bluesky|fediverse|instagram|facebook|youtube|telegram|phone|fax|page|key|permalink|url|website|homepage|web|address|degrees|equalcontrib(?:utor)?|number|metadata)$/;

/** A credit as Colophon has it. */
function isCredit(entry: Entry): boolean {
	return (
		entry.name === undefined && ("person" in entry || "organization" in entry)
	);
}

function nameParts(entry: Entry): Entry {
	const parts = isEntry(entry.name) ? entry.name : entry;
	const first = (...keys: string[]) =>
		keys
			.map((key) => parts[key])
			.find(
				(one): one is string => typeof one === "string" && one.trim() !== "",
			);
	const given = first(
		"given",
		"given-names",
		"givenNames",
		"given_name",
		"first",
		"firstname",
		"first_name",
	);
	const family = first(
		"family",
		"family-names",
		"familyNames",
		"family_name",
		"last",
		"lastname",
		"last_name",
		"surname",
	);
	return given !== undefined &&
		family !== undefined &&
		!parts["non-dropping-particle"] &&
		!parts["dropping-particle"]
		? { given, family }
		: {};
}

function agentOf(
	entry: Entry,
): WrittenAgent | { readonly why: Why; readonly name: string } {
	const inner = isEntry(entry.name) ? entry.name : entry;
	const parts = nameParts(entry);
	const written = [entry.name, inner.literal, entry.text].find(
		(one): one is string => typeof one === "string" && one.trim() !== "",
	);
	const particles = [
		inner["dropping-particle"],
		inner["non-dropping-particle"],
	].filter((one) => typeof one === "string");
	const name =
		written?.trim() ??
		[inner.given ?? parts.given, ...particles, inner.family ?? parts.family]
			.filter(Boolean)
			.join(" ");
	if (name === "") return { why: "no-name", name };
	const type = String(entry.type ?? "").toLowerCase();
	if (/^organi[sz]ation$/.test(type)) return { kind: "organization", name };
	if (
		type === "person" ||
		parts.given !== undefined ||
		entry.orcid !== undefined
	)
		return asPerson(name);
	const read = readAgent(name);
	if (!("why" in read)) return read;
	return read.why === "kind" || read.why === "several"
		? { why: read.why, name }
		: asPerson(name);
}

function readRoles(written: unknown, credit: Entry): void {
	const words = asList(written).map((item) =>
		isEntry(item)
			? ([String(item.type ?? item.role ?? ""), item.degree] as const)
			: ([String(item), undefined] as const),
	);
	for (const [word, degree] of words) {
		const contribution = meantCreditRole(word);
		if (creditRoles.has(contribution) && !isRelator(meantRole(word)))
			listIn(credit, "credit").push({
				role: contribution,
				...(degree === undefined ? {} : { degree }),
			});
		else listIn(credit, "roles").push(meantRole(word));
	}
}

function sayDoubt(name: string, why: Why, key: string): string {
	const said = `“${name.slice(0, 80)}” in ${key}`;
	switch (why) {
		case "several":
			return `Unexpected ${said}: one name or several cannot be told; write a list, ${key}: [Halima Forde, Tom Reyes]`;
		case "kind":
			return `Unexpected ${said}: a person or an organization cannot be told; write ${key}: [{ name: …, type: Person }], or type: Organization`;
		case "word":
			return `Unexpected single word ${said}: a name, or the key of an entry elsewhere; write the full name, or ${key}: [{ name: …, type: Person }]`;
		case "no-name":
			return `Unexpected ${said}, expected names: write ${key}: [Halima Forde], or ${key}: [{ name: …, type: Person }] where it is one`;
	}
}

function idOf(
	name: string,
	kind: string,
	isTaken: (id: string) => boolean,
): string {
	const stem =
		name
			.toLowerCase()
			.normalize("NFKD")
			.replace(/[\p{M}'’ʼ.]/gu, "")
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-+|-+$/g, "")
			.slice(0, 60)
			.replace(/-+$/, "") || kind;
	let id = stem;
	for (let count = 2; isTaken(id); count += 1) id = `${stem}-${count}`;
	return id;
}

/** The list under `key`, which is begun where there is none. */
function listIn(entry: Entry, key: string): unknown[] {
	const list = entry[key];
	if (Array.isArray(list)) return list;
	const fresh: unknown[] = [];
	entry[key] = fresh;
	return fresh;
}

function asList(written: unknown): readonly unknown[] {
	return Array.isArray(written) ? written : [written];
}

export function isEntry(value: unknown): value is Entry {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function plainKey(key: string): string {
	return key.toLowerCase().replace(/[-_\s]/g, "");
}
