/** Front matter as other tools have it → Colophon’s: what has one meaning is taken as it is meant and told, what has not is a problem, and nobody credited is passed over. */
import type { Note, Problem } from "../../../model/problem.ts";
import { keysAt } from "../expected-forms.ts";
import { insteadOf, roleOfKey } from "../keys-of-others.ts";
import { didYouMean } from "../nearest.ts";
import type { PlacedYaml } from "../yaml.ts";
import { type Draft, openDraft } from "./draft.ts";
import { isMadeDate, readDate } from "./read-date.ts";
import {
	affiliationsIn,
	idOfAffiliation,
	isEntry,
	type People,
	plainKey,
	readPeople,
} from "./read-people.ts";

export interface AdaptedMatter {
	/** In Colophon’s form, with the places in the file. */
	readonly yaml: PlacedYaml;
	readonly problems: readonly Problem[];
	readonly notes: readonly Note[];
	/** Keys that nothing was made of. */
	readonly unset: readonly string[];
	/** Keys that problems are told of. */
	readonly open: ReadonlySet<string>;
}

export interface Given {
	/** Who is credited where the front matter names no author: “A and B”. */
	readonly author?: string | undefined;
	/** The heading above the text. */
	readonly heading?: string | undefined;
	/** The first heading of level 1, wherever it stands; asked for only where there is no other title. */
	readonly headingBelow?: (() => string | undefined) | undefined;
}

/** `yaml` is sound YAML; what is none of keys and values is left to the schema. */
export function adaptMatter(yaml: PlacedYaml, given: Given): AdaptedMatter {
	const written = yaml.value ?? {};
	if (!isEntry(written))
		return { yaml, problems: [], notes: [], unset: [], open: new Set() };
	const draft = openDraft(yaml);
	const { value } = draft;
	const own = new Set(keysAt([]));
	const late: string[] = [];
	const unset: string[] = [];
	for (const [key, item] of Object.entries(written))
		if (own.has(key) && !isOther(key, item)) value[key] = structuredClone(item);
		else late.push(key);
	setLanguage(written, draft, late);
	const people = readPeople({
		draft,
		language: String(value.inLanguage),
		affiliations: affiliationsIn(
			written.affiliations ?? written.affiliation ?? [],
		),
	});
	const context = { draft, people, written, unset };
	// Authors first: what belongs to the one author is read after them.
	for (const key of [...late].sort((a, b) => rank(a) - rank(b)))
		adaptKey(key, written[key], context);
	if (value.title === undefined && given.heading !== undefined)
		value.title = given.heading;
	else if (value.title === undefined) takeHeading(given, draft);
	const isCredited = value.author !== undefined && !isEmptyList(value.author);
	if (
		given.author !== undefined &&
		!isCredited &&
		value.noByline === undefined &&
		!draft.problems.some(({ rule }) => rule === "name-unclear")
	)
		people.credit("author", given.author, ["author"]);
	return {
		yaml: draft.finished(),
		problems: draft.problems,
		notes: draft.notes,
		unset,
		open: draft.open,
	};
}

function takeHeading({ headingBelow }: Given, draft: Draft): void {
	const title = headingBelow?.();
	if (title === undefined) return;
	draft.value.title = title;
	draft.notes.push({
		rule: "title-missing",
		message: `Missing title: “${title}” is taken for it, the first heading of level 1; add title: … to have another`,
		...draft.yaml.place([]),
	});
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

interface Context {
	readonly draft: Draft;
	readonly people: People;
	readonly written: Readonly<Record<string, unknown>>;
	readonly unset: string[];
}

/** Keys that Colophon has too, whose value another tool writes in another way. */
function isOther(key: string, item: unknown): boolean {
	switch (key) {
		case "author":
		case "contributor":
			return (
				typeof item === "string" ||
				(Array.isArray(item) &&
					item.some(
						(one) => typeof one === "string" || (isEntry(one) && isNamed(one)),
					)) ||
				(isEntry(item) && isNamed(item))
			);
		case "keywords":
			return typeof item === "string" && /[,;]/.test(item);
		case "publisher":
			return typeof item === "string" && /[^a-z0-9-]/.test(item);
		case "images":
			return (
				typeof item === "string" ||
				(Array.isArray(item) && !item.some(creditsSomebody))
			);
		case "type":
			return (
				typeof item === "string" &&
				/^(?:posts?|pages?|docs?|blog|default|note)$/.test(item)
			);
		case "url":
			return typeof item === "string" && /^\/|\\:/.test(item);
		case "subtitle":
		case "kicker":
		case "description":
			return item === null || item === "";
		default:
			return false;
	}
}

/** Of entries for pictures, as themes of sites have them, what is not to be lost. */
function creditsSomebody(entry: unknown): boolean {
	return (
		isEntry(entry) &&
		Object.keys(entry)
			.map(plainKey)
			.some(
				(key) =>
					isCreditLike.test(key) || /licen[cs]e|copyright|source/.test(key),
			)
	);
}

function isNamed(entry: Readonly<Record<string, unknown>>): boolean {
	return (
		!("person" in entry) && (!("organization" in entry) || "name" in entry)
	);
}

function rank(key: string): number {
	const plain = plainKey(key);
	if (authorKeys.has(plain)) return 0;
	return /^(?:orcid|affiliations?|institutes?)$/.test(plain) ? 2 : 1;
}

const authorKeys = new Set(
	"author authors creator creators byline by".split(" "),
);

/** The key of Colophon, and the keys that others have for it. */
const plainKeys: Readonly<Record<string, string>> = {
	headline: "title",
	deck: "subtitle",
	standfirst: "subtitle",
	tagline: "subtitle",
	summary: "description",
	abstract: "description",
	excerpt: "description",
	teaser: "description",
	blurb: "description",
	seodescription: "description",
	licence: "license",
	canonicalurl: "canonical",
};

const dateKeys: Readonly<Record<string, string>> = {
	date: "datePublished",
	published: "datePublished",
	publishdate: "datePublished",
	pubdate: "datePublished",
	publicationdate: "datePublished",
	issued: "datePublished",
	publishedat: "datePublished",
	year: "datePublished",
	lastmod: "dateModified",
	modified: "dateModified",
	updated: "dateModified",
	updatedat: "dateModified",
	lastmodified: "dateModified",
	datemodified: "dateModified",
	created: "dateCreated",
	createdat: "dateCreated",
};

const languageKeys = new Set(["lang", "language", "locale"]);
const keywordKeys = new Set(
	"keywords keyword tags tag categories category topics subject subjects".split(
		" ",
	),
);
const identifierKeys: Readonly<Record<string, string>> = {
	doi: "doi",
	isbn: "isbn",
	isbn13: "isbn",
	isbn10: "isbn",
	urn: "urn",
};

function setLanguage(
	written: Readonly<Record<string, unknown>>,
	draft: Draft,
	late: string[],
): void {
	const { value } = draft;
	if (value.inLanguage !== undefined || Object.hasOwn(written, "inLanguage"))
		return;
	const key = late.find(
		(one) =>
			languageKeys.has(plainKey(one)) &&
			typeof written[one] === "string" &&
			written[one] !== "",
	);
	if (key !== undefined) {
		value.inLanguage = String(written[key]).replaceAll("_", "-");
		draft.from(["inLanguage"], [key]);
		late.splice(late.indexOf(key), 1);
		return;
	}
	value.inLanguage = "und";
	draft.notes.push({
		rule: "language-missing",
		message:
			"Missing inLanguage: built as text in no known language, without hyphenation and with labels in English; add it, for instance inLanguage: en-US",
		...draft.yaml.place([]),
	});
}

function adaptKey(key: string, item: unknown, context: Context): void {
	const { draft, people, unset } = context;
	const { value } = draft;
	const plain = plainKey(key);
	const keep = () => {
		value[key] = structuredClone(item);
	};
	/** What cannot be read as names, and is no problem by itself, is the schema’s to judge. */
	const credit = (list: "author" | "contributor", role?: string) => {
		const before = draft.problems.length;
		if (
			!people.credit(list, item, [key], role) &&
			draft.problems.length === before
		)
			keep();
	};
	const leaveOut = (why: string) => {
		unset.push(key);
		draft.note(`Unexpected key “${key}”: ${why}`, [key]);
	};
	if (item === null || item === undefined || item === "") {
		if (isOther(key, item) || settings.test(plain))
			leaveOut("it is empty, left out");
		else if (insteadOf(key) === undefined && didYouMean(key, keysAt([])))
			keep();
		else if (roleOfKey(key) === undefined && !authorKeys.has(plain))
			leaveOut("it is empty, left out");
		else keep();
		return;
	}
	if (authorKeys.has(plain)) {
		credit("author");
		return;
	}
	if (plain === "contributor" || plain === "contributors") {
		credit("contributor");
		return;
	}
	const role = plain === "publisher" ? undefined : roleOfKey(key);
	if (role !== undefined && !isSetting(plain, item)) {
		credit("contributor", role);
		return;
	}
	if (plain === "url" && typeof item === "string" && item.includes("\\:")) {
		value.url = item.replaceAll("\\:", ":");
		return;
	}
	const target = plainKeys[plain];
	if (target !== undefined && typeof item === "string") {
		if (value[target] === undefined) move(key, target, item, draft);
		else leaveOut(`${target} says it already; left out`);
		return;
	}
	const date = dateKeys[plain];
	if (date !== undefined) {
		adaptDate(key, date, context, leaveOut);
		return;
	}
	const identifier = identifierKeys[plain];
	if (
		identifier !== undefined &&
		(typeof item === "string" || typeof item === "number")
	) {
		const identifiers = isEntry(value.identifier) ? value.identifier : {};
		value.identifier = identifiers;
		if (identifiers[identifier] === undefined) {
			identifiers[identifier] = draft.yaml.written([key]) ?? String(item);
			draft.from(["identifier", identifier], [key]);
		} else leaveOut(`identifier says it already; left out`);
		return;
	}
	if (keywordKeys.has(plain) && addKeywords(key, item, draft)) return;
	if (languageKeys.has(plain)) {
		if (draft.value.inLanguage === "und" && Object.hasOwn(context.written, key))
			keep();
		else leaveOut("inLanguage says it already; left out");
		return;
	}
	if (plain === "publisher" && typeof item === "string") {
		value.publisher = people.organization(item.trim(), [key]);
		draft.from(["publisher"], [key]);
		return;
	}
	if (/^(?:affiliations?|institutes?)$/.test(plain)) {
		if (
			Array.isArray(item) &&
			item.every((one) => isEntry(one) && idOfAffiliation(one) !== undefined)
		)
			return;
		if (!people.ofOneAuthor("affiliation", item, [key])) keep();
		return;
	}
	if (plain === "orcid") {
		if (!people.ofOneAuthor("orcid", item, [key])) keep();
		return;
	}
	if (plain === "draft") {
		if (item !== false && String(item) !== "false")
			leaveOut("built all the same, since it was asked for");
		else unset.push(key);
		return;
	}
	if (isSetting(plain, item)) leaveOut("no place in the editions, left out");
	else if (isCreditLike.test(plain) || mustBeSaid.has(plain)) keep();
	else if (
		!settings.test(plain) &&
		insteadOf(key) === undefined &&
		didYouMean(key, keysAt([])) !== ""
	)
		keep();
	else leaveOut("no place in the editions, left out");
}

/** What credits or licenses somebody, and is said in another form here: not to be lost. */
const mustBeSaid = new Set(
	"rights copyright licenseurl licenceurl company imprint publishers corrections errata erratum original source sources funding acknowledgements acknowledgments contributorroles".split(
		" ",
	),
);

/** Perhaps somebody’s credit, under a name that is not known. */
const isCreditLike =
	/auth(?!enticat|oriz)|credit|contrib|creat|writ(?:er|ten)|edit(?:or|ed)|translat|illustrat|photo|artist|narrat|(?:^|[a-z]{4})by$/;

/** Keys for the pages of a site, some of them near to keys of Colophon. */
const settings =
	/^(?:images?|id|status|image(?:alt|title|caption)|datemeta|title[a-z]+|slugs?|url[a-z]+|layout|type|kind|toc.*|math.*|comments?|permalink|aliases|parent|nav.*|sidebar.*|hide.*|pagination.*|output|format.*|execute|jupyter|kernelspec|publish|up|related|site|venue|header.*|cssclass(?:es)?|draft|cover.*)$/;

/** `editor: visual` is no person: what Quarto edits with; `citation_author` and `author-meta` are forms of those who are credited. */
function isSetting(plain: string, item: unknown): boolean {
	if (plain === "citationauthor" || plain === "authormeta") return true;
	return (
		plain === "editor" &&
		(item === "visual" ||
			item === "source" ||
			(isEntry(item) && ("markdown" in item || "mode" in item)))
	);
}

function move(key: string, target: string, item: unknown, draft: Draft): void {
	draft.value[target] = item;
	draft.from([target], [key]);
}

function adaptDate(
	key: string,
	target: string,
	{ draft, written }: Context,
	leaveOut: (why: string) => void,
): void {
	const item = written[key];
	const text =
		typeof item === "string" || typeof item === "number"
			? (draft.yaml.written([key]) ?? String(item))
			: undefined;
	if (typeof item === "boolean") {
		leaveOut("no place in the editions, left out");
		return;
	}
	if (text !== undefined && isMadeDate(text)) {
		leaveOut(
			`“${text}” is put in by another tool; write ${target}: 2025-03-18, left out`,
		);
		return;
	}
	if (draft.value[target] !== undefined) {
		leaveOut(`${target} says it already; left out`);
		return;
	}
	move(key, target, (text && readDate(String(item))) ?? item, draft);
}

function addKeywords(key: string, item: unknown, draft: Draft): boolean {
	const words =
		typeof item === "string"
			? item.split(/[,;]/)
			: Array.isArray(item)
				? item.map((one) =>
						typeof one === "string" || typeof one === "number"
							? String(one)
							: undefined,
					)
				: [undefined];
	if (!words.every((word) => word !== undefined)) return false;
	const before = (draft.value.keywords ?? []) as string[];
	if (!Array.isArray(before)) return false;
	const all = [...before, ...words.map((word) => word.trim())];
	const keywords = [...new Set(all.filter((word) => word !== ""))];
	if (keywords.length === 0) return true;
	for (let index = before.length; index < keywords.length; index += 1)
		draft.from(["keywords", index], [key]);
	draft.value.keywords = keywords;
	return true;
}
