/** Front matter as other tools have it, read for the witness by its own code: the same values under the keys of this one, people and organizations under ids of their own. */

/** A value of front matter, which may be absent. */
export interface Value {
	/** As it is written, where it is plain. */
	readonly text: string | undefined;
	readonly line: number;
	readonly get: (key: string) => Value;
	/** Its items; itself, where it is one that is written without a list. */
	readonly list: () => readonly Value[];
	readonly entries: () => readonly (readonly [string, Value])[];
}

/** What is here in place of keys of others, and beside what stands there already; `author` is credited where nobody is. */
export function inOwnKeys(matter: Value, author?: string): Value {
	const all = new Map<string, Value>();
	const language = languageOf(matter);
	const roll = openRoll(matter, language);
	for (const [key, value] of matter.entries()) {
		const plain = plainKey(key);
		if (creditKeys.has(plain))
			roll.credit(creditKeys.get(plain) ?? "author", value, undefined);
	}
	for (const [key, value] of matter.entries()) {
		const singular = plainKey(key).replace(/s$/, "");
		const role =
			roleKeys.get(singular) ?? roleKeys.get(singular.replace(/by$/, ""));
		if (role && !/^(?:visual|source)$/.test(value.text ?? ""))
			roll.credit("contributor", value, role);
	}
	if (
		author !== undefined &&
		roll.isEmpty() &&
		matter.get("noByline").text === undefined
	)
		roll.credit("author", plainValue(author, 1), undefined);
	for (const [key, value] of matter.entries()) {
		const plain = plainKey(key);
		if (
			creditKeys.has(plain) ||
			key === "people" ||
			key === "organizations" ||
			key === "extra"
		)
			continue;
		if (key === "publisher" && /[^a-z0-9-]/.test(value.text ?? ""))
			all.set(
				key,
				plainValue(roll.organization(value.text ?? "", value.line), value.line),
			);
		else if (key === "keywords" && value.text !== undefined)
			all.set(key, words(value));
		else if (key === "type" && /^[a-z]/.test(value.text ?? "")) continue;
		else if (key === "url" && value.text?.includes("\\:"))
			all.set(key, plainValue(value.text.split("\\:").join(":"), value.line));
		else if (key === "url" && !/^https?:/.test(value.text ?? "")) continue;
		else if (key === "images" && value.entries().length === 0) continue;
		else if (!meant.has(plain)) all.set(key, value);
	}
	for (const [key, value] of matter.entries()) {
		const own = meant.get(plainKey(key));
		if (own === undefined || (all.has(own) && own !== "keywords")) continue;
		if (own === "keywords") {
			const before = all.get(own)?.list() ?? [];
			all.set(
				own,
				listOf(unlike([...before, ...words(value).list()]), value.line),
			);
		} else if (own.startsWith("identifier.")) {
			const identifiers = new Map(all.get("identifier")?.entries() ?? []);
			const part = own.slice("identifier.".length);
			if (!identifiers.has(part)) identifiers.set(part, value);
			all.set("identifier", mapOf(identifiers, value.line));
		} else if (own.startsWith("date")) {
			const day = dayOf(value.text ?? "");
			if (day !== undefined) all.set(own, plainValue(day, value.line));
		} else if (own === "inLanguage")
			all.set(own, plainValue(language, value.line));
		else if (value.text !== undefined && value.text !== "") all.set(own, value);
	}
	for (const key of [
		"people",
		"organizations",
		"author",
		"contributor",
	] as const) {
		const own = roll[key]();
		if (own) all.set(key, own);
	}
	// Text whose language nobody says is in one that is not known.
	if (!all.has("inLanguage"))
		all.set("inLanguage", plainValue("und", matter.line));
	return mapOf(all, matter.line);
}

/** What a parser has made of TOML; `lineOf` is asked for keys of the top. */
export function ofData(
	data: unknown,
	lineOf: (key: string) => number,
	line = lineOf(""),
): Value {
	if (Array.isArray(data))
		return listOf(
			data.map((item: unknown) => ofData(item, () => line, line)),
			line,
		);
	if (data instanceof Date) return plainValue(data.toISOString(), line);
	if (typeof data !== "object" || data === null)
		return plainValue(
			String(data)
				.normalize("NFC")
				.replace(/\s*\n\s*/g, " ")
				.trim(),
			line,
		);
	const entries = Object.entries(data).map(
		([key, item]: [string, unknown]) =>
			[key, ofData(item, () => lineOf(key), lineOf(key))] as const,
	);
	return mapOf(new Map(entries), line);
}

const tableOf = (rows: Readonly<Record<string, string>>) =>
	new Map(
		Object.entries(rows).flatMap(([own, others]) =>
			others.split(" ").map((other) => [other, own] as const),
		),
	);

/** Keys of others → keys here, for what is plain. */
const meant = tableOf({
	title: "headline",
	subtitle: "deck standfirst tagline",
	description: "summary abstract excerpt teaser blurb seodescription",
	license: "licence",
	canonical: "canonicalurl",
	inLanguage: "lang language locale",
	keywords: "keyword tags tag categories category topics subject subjects",
	datePublished:
		"date published publishdate pubdate publicationdate issued publishedat year",
	dateModified: "lastmod modified updated updatedat lastmodified",
	dateCreated: "created createdat",
	"identifier.doi": "doi",
	"identifier.isbn": "isbn isbn13 isbn10",
	"identifier.urn": "urn",
});

const creditKeys = tableOf({
	author: "author authors creator creators byline by",
	contributor: "contributor contributors",
}) as ReadonlyMap<string, "author" | "contributor">;

/** In the singular. */
const roleKeys = tableOf({
	trl: "translator translatedby translation",
	ill: "illustrator illustratedby illustration",
	edt: "editor editedby",
	pht: "photographer photo photography photosby",
	wfw: "foreword forewordby",
	wpr: "preface prefaceby",
	win: "introduction introductionby",
	aft: "afterword afterwordby",
	nrt: "narrator narratedby",
	cov: "coverdesigner coverartist coverdesign coverby",
	bkd: "bookdesigner",
	dsr: "designer designedby",
	art: "artist",
	com: "compiler",
	adp: "adapter",
	rev: "reviewer",
	pfr: "proofreader",
	ctg: "cartographer",
	res: "researcher",
	ivr: "interviewer",
	ctb: "collaborator",
	fnd: "funder",
	spn: "sponsor",
	lyr: "lyricist",
	cmp: "composer",
});

/** Everybody who is credited, each once. */
function openRoll(matter: Value, language: string) {
	const registries = {
		people: new Map(matter.get("people").entries()),
		organizations: new Map(matter.get("organizations").entries()),
	};
	const lists = {
		author: new Map<string, Map<string, Value>>(),
		contributor: new Map<string, Map<string, Value>>(),
	};
	const places = new Map(
		matter
			.get("affiliations")
			.list()
			.flatMap((item) => {
				const [id, name] = [
					item.get("id").text ?? item.get("index").text,
					item.get("name").text ?? item.get("institution").text,
				];
				return id === undefined || name === undefined
					? []
					: [[id, name] as const];
			}),
	);
	const idOf = (
		kind: "people" | "organizations",
		name: string,
		line: number,
	): string => {
		const found = [...registries[kind]].find(
			([, entry]) => entry.get("name").text === name,
		);
		if (found) return found[0];
		const id = `=${name}`;
		const entry = new Map([["name", plainValue(name, line)]]);
		const degrees = name
			.split(",")
			.slice(1)
			.map((part) => part.trim())
			.filter((part) => !/^(?:jr|sr|ii|iii|iv|v)\.?$/i.test(part));
		if (kind === "people" && degrees.length > 0)
			entry.set("honorificSuffix", plainValue(degrees.join(", "), line));
		registries[kind].set(id, mapOf(entry, line));
		return id;
	};
	const organization = (name: string, line: number) =>
		registries.organizations.has(name)
			? name
			: idOf("organizations", name.trim(), line);
	/** An entry in the form of this one stands for itself, also where others are named elsewhere. */
	const keep = (list: "author" | "contributor", credit: Map<string, Value>) => {
		const who = credit.get("person")?.text ?? credit.get("organization")?.text;
		const isFirst = who !== undefined && !lists[list].has(who);
		lists[list].set(isFirst ? who : `?${lists[list].size}`, credit);
	};
	const enter = (
		list: "author" | "contributor",
		credit: Map<string, Value>,
	) => {
		const who =
			credit.get("person")?.text ??
			credit.get("organization")?.text ??
			`?${lists[list].size}`;
		const twin = lists.author.get(who) ?? lists[list].get(who);
		if (!twin) {
			lists[list].set(who, credit);
			return;
		}
		const roles = credit.get("roles")?.list() ?? [];
		if (roles.length > 0) {
			const own = twin.get("roles")?.list() ?? [];
			const before =
				own.length === 0 && lists.author.get(who) === twin
					? [plainValue(unsaid.author, roles[0]?.line ?? 1)]
					: own;
			twin.set(
				"roles",
				listOf(unlike([...before, ...roles]), roles[0]?.line ?? 1),
			);
		}
		for (const [key, value] of credit) if (!twin.has(key)) twin.set(key, value);
	};
	const entryFor = (
		name: string,
		isOrganization: boolean,
		line: number,
		role: string | undefined,
	) => {
		const own =
			registries.people.has(name) || registries.organizations.has(name);
		const kind = own ? registries.organizations.has(name) : isOrganization;
		const id = own ? name : idOf(kind ? "organizations" : "people", name, line);
		const credit = new Map([
			[kind ? "organization" : "person", plainValue(id, line)],
		]);
		if (role !== undefined)
			credit.set("roles", listOf([plainValue(role, line)], line));
		return credit;
	};
	/** `1, 2` where both are numbers of `affiliations`. */
	const numbered = (item: Value): Value[] => {
		const numbers = (item.text ?? "").split(/[,;]/).map((one) => one.trim());
		return numbers.length > 1 && numbers.every((one) => places.has(one))
			? numbers.map((one) => plainValue(one, item.line))
			: [item];
	};
	const affiliationsOf = (value: Value): Value =>
		listOf(
			value
				.list()
				.flatMap(numbered)
				.flatMap((item) => {
					const said =
						item.text ??
						item.get("ref").text ??
						item.get("name").text ??
						item.get("institution").text ??
						item.get("id").text;
					if (said === undefined) return [];
					return [
						plainValue(
							organization(places.get(said) ?? said, item.line),
							item.line,
						),
					];
				}),
			value.line,
		);
	const creditMap = (
		list: "author" | "contributor",
		item: Value,
		role: string | undefined,
	) => {
		const name = fullName(item);
		const isOwn =
			item.get("name").text === undefined &&
			item
				.entries()
				.some(([key]) => key === "person" || key === "organization");
		if (isOwn) {
			const credit = new Map(item.entries());
			if (role !== undefined && !credit.has("roles"))
				credit.set("roles", listOf([plainValue(role, item.line)], item.line));
			keep(list, credit);
			return;
		}
		if (name === "") return;
		const type = item.get("type").text ?? "";
		const isPerson =
			/^person$/i.test(type) || item.get("orcid").text !== undefined;
		const credit = entryFor(
			name,
			/^organi[sz]ation$/i.test(type) || (!isPerson && isOfMany(name)),
			item.line,
			undefined,
		);
		const person = credit.get("person")?.text;
		const parts = partsOfName(item);
		if (person !== undefined && parts) {
			const entry = new Map(registries.people.get(person)?.entries() ?? []);
			for (const [key, value] of parts)
				if (!entry.has(key)) entry.set(key, value);
			registries.people.set(person, mapOf(entry, item.line));
		}
		const roles: Value[] = [];
		for (const [key, value] of item.entries()) {
			const plain = plainKey(key);
			if (
				/^(?:affiliations?|institutions?|institutes?|company|organi[sz]ation)$/.test(
					plain,
				)
			)
				credit.set(
					"affiliation",
					listOf(
						[
							...(credit.get("affiliation")?.list() ?? []),
							...affiliationsOf(value).list(),
						],
						value.line,
					),
				);
			else if (
				/^(?:title|jobtitle|position)$/.test(plain) &&
				value.text !== undefined
			)
				credit.set("jobTitle", value);
			else if (/^roles?$/.test(plain))
				roles.push(
					...value
						.list()
						.filter(({ text }) => text !== undefined && !isContribution(text)),
				);
			else if (plain === "orcid") {
				const id = credit.get("person")?.text ?? "";
				const entry = new Map(registries.people.get(id)?.entries() ?? []);
				if (!entry.has("orcid")) entry.set("orcid", value);
				registries.people.set(id, mapOf(entry, item.line));
			}
		}
		if (roles.length > 0) credit.set("roles", listOf(roles, item.line));
		else if (list === "contributor")
			credit.set(
				"roles",
				listOf([plainValue(role ?? unsaid.contributor, item.line)], item.line),
			);
		const isAuthor =
			roles.length === 1 && /^(?:aut|author)$/i.test(roles[0]?.text ?? "");
		enter(isAuthor ? "author" : list, credit);
	};
	return {
		organization,
		isEmpty: () => lists.author.size === 0,
		credit(
			list: "author" | "contributor",
			value: Value,
			role: string | undefined,
		) {
			for (const item of value.list()) {
				if (item.text === undefined) creditMap(list, item, role);
				else if (
					registries.people.has(item.text) ||
					registries.organizations.has(item.text)
				)
					enter(list, entryFor(item.text, false, item.line, role));
				else
					for (const name of namesIn(item.text, language))
						enter(list, entryFor(name, isOfMany(name), item.line, role));
			}
		},
		people: () => ofRegistry(registries.people, matter.line),
		organizations: () => ofRegistry(registries.organizations, matter.line),
		author: () =>
			ofList(
				withShared(lists.author, matter, affiliationsOf, registries.people),
				matter,
			),
		contributor: () => ofList(lists.contributor, matter),
	};
}

/** What stands beside the one author, and is theirs. */
function withShared(
	authors: Map<string, Map<string, Value>>,
	matter: Value,
	affiliationsOf: (value: Value) => Value,
	people: Map<string, Value>,
) {
	const [author] = authors.values();
	if (!author || authors.size > 1) return authors;
	for (const [key, value] of matter.entries()) {
		const plain = plainKey(key);
		const isList = value
			.list()
			.some((item) => item.get("id").text !== undefined);
		if (
			/^(?:affiliations?|institutes?)$/.test(plain) &&
			!isList &&
			!author.has("affiliation")
		)
			author.set("affiliation", affiliationsOf(value));
		const id = author.get("person")?.text ?? "";
		const entry = new Map(people.get(id)?.entries() ?? []);
		if (plain === "orcid" && !entry.has("orcid"))
			people.set(id, mapOf(entry.set("orcid", value), value.line));
	}
	return authors;
}

function ofRegistry(
	entries: ReadonlyMap<string, Value>,
	line: number,
): Value | undefined {
	return entries.size > 0 ? mapOf(entries, line) : undefined;
}

function ofList(
	credits: ReadonlyMap<string, ReadonlyMap<string, Value>>,
	{ line }: Value,
): Value | undefined {
	const items = [...credits.values()].map((credit) =>
		mapOf(
			credit,
			(credit.get("person") ?? credit.get("organization"))?.line ?? line,
		),
	);
	return items.length > 0 ? listOf(items, line) : undefined;
}

/** Given and family names that stand apart, without particles between them. */
function partsOfName(
	item: Value,
): readonly (readonly [string, Value])[] | undefined {
	const name = item.get("name");
	const parts = name.entries().length > 0 ? name : item;
	const first = (pattern: RegExp) =>
		parts
			.entries()
			.find(([key, { text }]) => pattern.test(plainKey(key)) && text)?.[1];
	const given = first(/^(?:given(?:names?)?|first(?:name)?)$/);
	const family = first(/^(?:family(?:names?)?|last(?:name)?|surname)$/);
	return given && family && !first(/^(?:non)?droppingparticle$/)
		? [
				["given", given],
				["family", family],
			]
		: undefined;
}

function fullName(item: Value): string {
	const name = item.get("name");
	const parts = name.entries().length > 0 ? name : item;
	const said = name.text ?? parts.get("literal").text ?? item.get("text").text;
	if (said !== undefined) return said.trim();
	const first = (...keys: string[]) =>
		keys.map((key) => parts.get(key).text).find((text) => text !== undefined);
	return [
		first(
			"given",
			"given-names",
			"givenNames",
			"given_name",
			"first",
			"firstname",
			"first_name",
		),
		first("dropping-particle"),
		first("non-dropping-particle"),
		first(
			"family",
			"family-names",
			"familyNames",
			"family_name",
			"last",
			"lastname",
			"last_name",
			"surname",
		),
	]
		.filter(Boolean)
		.join(" ");
}

const ands: Readonly<Record<string, readonly string[]>> = {
	en: ["plus", "as well as", "along with", "together with"],
	de: ["und", "sowie"],
	fr: ["et"],
	it: ["e", "ed"],
	es: ["y", "e"],
	pt: ["e"],
	ca: ["i"],
	ro: ["și", "şi"],
	nl: ["en"],
	sv: ["och"],
	da: ["og"],
	nb: ["og"],
	nn: ["og"],
	no: ["og"],
	fi: ["ja"],
	hu: ["és"],
	pl: ["i", "oraz"],
	cs: ["a"],
	ru: ["и"],
	uk: ["і", "та", "й"],
	el: ["και"],
	tr: ["ve"],
	fa: ["و"],
	hi: ["और", "एवं", "तथा"],
	id: ["dan"],
	vi: ["và"],
	th: ["และ"],
};

/** The role of those for whom none is said. */
const unsaid = { author: "aut", contributor: "ctb" };

const behind =
	/^(?:jr|sr|ii|iii|iv|v|[a-z]{0,3}\.? ?(?:d|a|s|sc|ed|phil|eng)|[a-z.]{2,6})\.?$/i;

/** Each name of a line of them; what stands behind a name is a part of it. */
function namesIn(line: string, language: string): string[] {
	const own = ands[language === "und" ? "en" : language.slice(0, 2)] ?? [];
	const and = ["&", "and", ...own].join("|");
	const between = new RegExp(
		`\\s*[,;|·•،，、]\\s*(?:(?:${and})\\s+)?|\\s+(?:${and})\\s+`,
		"iu",
	);
	const names: string[] = [];
	for (const part of line.replace(/^by:?\s+/i, "").split(between)) {
		const name = part.replace(/\s*<[^<>\s]*@[^<>\s]*>$/, "").trim();
		if (name === "") continue;
		const isBehind =
			names.length > 0 &&
			!/\s\S*\s/.test(name) &&
			behind.test(name) &&
			/^[A-Z]/.test(name) &&
			!/\p{Ll}{4}/u.test(name);
		if (isBehind) names.push(`${names.pop()}, ${name}`);
		else names.push(name);
	}
	return names;
}

function isOfMany(name: string): boolean {
	return /\b(?:University|Institute|College|Press|Team|Project|Foundation|Society|Association|Group|Agency|News|Department|Ministry|Council|Committee|Inc|Ltd|GmbH|Developers|Contributors|Community|Consortium|Maintainers|Volunteers)\b/.test(
		name,
	);
}

/** A role of CRediT is no role of MARC. */
function isContribution(text: string): boolean {
	return /^(?:conceptuali[sz]ation|data curation|formal analysis|funding acquisition|investigation|methodology|project administration|resources|software|supervision|validation|visuali[sz]ation|writing\b.*)$/i.test(
		text.replaceAll("-", " "),
	);
}

function words(value: Value): Value {
	const items =
		value.text === undefined
			? value.list()
			: value.text
					.split(/[,;]/)
					.map((text) => plainValue(text.trim(), value.line));
	return listOf(unlike(items.filter(({ text }) => text !== "")), value.line);
}

function unlike(values: readonly Value[]): Value[] {
	return values.filter(
		({ text }, index) =>
			values.findIndex((other) => other.text === text) === index,
	);
}

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The day, where it can be told. */
function dayOf(text: string): string | undefined {
	const [, numbers] =
		/^\s*(\d{4}(?:[-/]\d{1,2}){0,2})(?![\d/-])/.exec(text) ?? [];
	if (numbers !== undefined)
		return numbers
			.split(/[-/]/)
			.map((part) => part.padStart(2, "0"))
			.join("-");
	const year = /\b(\d{4})\s*$/.exec(text)?.[1];
	const month =
		monthNames.findIndex((name) =>
			new RegExp(`(?:^|[\\s,])${name}`, "i").test(text),
		) + 1;
	const day = /(?:^|\s)(\d{1,2})(?=\D)/.exec(text)?.[1];
	if (year === undefined || month === 0) return undefined;
	return [year, String(month), ...(day === undefined ? [] : [day])]
		.map((part) => part.padStart(2, "0"))
		.join("-");
}

function languageOf(matter: Value): string {
	const own = matter.get("inLanguage").text;
	const other = matter
		.entries()
		.find(
			([key, { text }]) =>
				/^(?:lang|language|locale)$/.test(plainKey(key)) && text,
		)?.[1].text;
	return own ?? other?.replaceAll("_", "-") ?? "und";
}

function plainKey(key: string): string {
	return key.toLowerCase().replace(/[-_\s]/g, "");
}

function plainValue(text: string, line: number): Value {
	const value: Value = {
		text,
		line,
		get: () => nothing,
		list: () => [value],
		entries: () => [],
	};
	return value;
}

function listOf(items: readonly Value[], line: number): Value {
	return {
		text: undefined,
		line,
		get: () => nothing,
		list: () => items,
		entries: () => [],
	};
}

function mapOf(entries: ReadonlyMap<string, Value>, line: number): Value {
	const value: Value = {
		text: undefined,
		line,
		get: (key) => entries.get(key) ?? nothing,
		list: () => [value],
		entries: () => [...entries],
	};
	return value;
}

const nothing: Value = {
	text: undefined,
	line: 1,
	get: () => nothing,
	list: () => [],
	entries: () => [],
};
