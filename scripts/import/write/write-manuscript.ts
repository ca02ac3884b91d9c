/** A reviewed article → a manuscript: front matter in the order of the schema, with the source line of each credit beside it. */

import type { CopyReading, WireNote } from "../model.ts";
import type { CopyCredit, CopyPerson, CopyRegistry } from "./make-registry.ts";

interface ManuscriptParts {
	readonly title: string;
	readonly subtitle?: string | undefined;
	readonly kicker?: string | undefined;
	readonly language: string;
	/** Whether the language was given, by a flag or in the source. */
	readonly languageGiven: boolean;
	readonly reading: CopyReading;
	readonly organization?: string | undefined;
	readonly registry: CopyRegistry;
	readonly noByline?: string | undefined;
	readonly publisher?: string | undefined;
	readonly rightsBasis?: string | undefined;
	/** Publishers that the source names, for the editor to judge. */
	readonly namedPublisher?: string | undefined;
	readonly notes: readonly WireNote[];
	readonly creditLines: readonly string[];
	readonly images: readonly ManuscriptImage[];
	/** The text of each source line, by its number. */
	readonly source: (line: number) => string;
	/** Markdown, a paragraph each. */
	readonly prose: readonly string[];
}

export interface ManuscriptImage {
	readonly path: string;
	readonly creator?: string | undefined;
	readonly creditText?: string | undefined;
}

/** The text of the manuscript file. */
export function writeManuscript(manuscript: ManuscriptParts): string {
	const { reading, registry } = manuscript;
	const matter = [
		pair("type", reading.genre ?? "NewsArticle"),
		pair("title", manuscript.title),
		pair("subtitle", manuscript.subtitle),
		pair("kicker", manuscript.kicker),
		pair(
			"inLanguage",
			manuscript.language,
			manuscript.languageGiven ? "" : " # assumed; give --language",
		),
		pair("datePublished", reading.date),
		pair("dateModified", reading.dateModified),
		pair("dateline", reading.dateline),
		pair("locationCreated", reading.located),
		...section("people", registry.people.map(personLine)),
		...writeAgents(manuscript),
		...writeRights(manuscript),
		...writeNotes(manuscript.notes),
		...section(
			"creditLines",
			manuscript.creditLines.map((line) => `  - ${quote(line)}`),
		),
		...section("images", manuscript.images.map(imageLine)),
	].filter((line) => line !== undefined);
	return `---\n${matter.join("\n")}\n---\n\n${manuscript.prose.join("\n\n")}\n`;
}

/** Credits refer to organizations, which are known in full when all credits are written. */
function writeAgents(manuscript: ManuscriptParts): (string | undefined)[] {
	const { registry, reading, organization } = manuscript;
	const source = organization
		? registry.organizationId(organization)
		: undefined;
	const provider = reading.provider
		? registry.organizationId(reading.provider)
		: undefined;
	const publisher = manuscript.publisher
		? registry.organizationId(manuscript.publisher)
		: undefined;
	return [
		...section(
			"organizations",
			registry.organizations.map(
				({ id, name }) => `  ${id}: ${flow({ name })}`,
			),
		),
		...section(
			"author",
			registry.author.flatMap((entry, index) =>
				entryLines(entry, registry.author[index - 1], manuscript, true),
			),
		),
		...section(
			"contributor",
			registry.contributor.flatMap((entry, index) =>
				entryLines(entry, registry.contributor[index - 1], manuscript, false),
			),
		),
		pair("noByline", manuscript.noByline),
		pair("sourceOrganization", source),
		pair("provider", provider),
		pair("publisher", publisher),
	];
}

function personLine({ id, name, fileAs, ...rest }: CopyPerson): string {
	const line = `  ${id}: ${flow({ name, fileAs, ...rest })}`;
	return fileAs === undefined
		? `${line} # fileAs is missing: add the form to file under`
		: line;
}

/** An entry, with the lines that it was read from above the first that comes from them. */
function entryLines(
	entry: CopyCredit,
	before: CopyCredit | undefined,
	manuscript: ManuscriptParts,
	isAuthor: boolean,
): string[] {
	const same = before?.lines.join() === entry.lines.join();
	const comments = same
		? []
		: entry.lines
				.filter((line) => line > 0)
				.map((line) => `  # Line ${line}: ${comment(manuscript.source(line))}`);
	const roles =
		isAuthor && entry.roles.join() === "aut" ? undefined : entry.roles;
	const reference =
		entry.kind === "person"
			? { person: entry.agent }
			: { organization: entry.agent };
	const { affiliation, location, jobTitle, label } = entry;
	return [
		...comments,
		`  - ${flow({ ...reference, affiliation, location, jobTitle, roles, label })}`,
	];
}

function writeRights(manuscript: ManuscriptParts): (string | undefined)[] {
	const { publisher, rightsBasis, reading, namedPublisher } = manuscript;
	const named = namedPublisher
		? ` The source names ${comment(namedPublisher)}.`
		: "";
	return [
		publisher
			? undefined
			: `# publisher is not set: the copy does not say who publishes this edition; give --publisher.${named}`,
		pair("copyrightNotice", reading.copyrightNotice),
		rightsBasis
			? pair("rightsBasis", rightsBasis)
			: "# rightsBasis is not set: say owner, licence, authorised or personal-archive; give --rights-basis.",
		"# license is not set: no licence is ever assumed. Add its URL only if the rights holder has granted one.",
	];
}

function writeNotes(notes: readonly WireNote[]): string[] {
	return (["correction", "updateNote", "editorNote"] as const).flatMap((kind) =>
		section(
			kind,
			notes
				.filter((note) => note.kind === kind)
				.map(({ date, text }) => `  - ${flow({ date, text })}`),
		),
	);
}

function imageLine({ path, creator, creditText }: ManuscriptImage): string {
	return `  ${quote(path)}: ${flow({ creator, creditText })}`;
}

function section(key: string, lines: readonly string[]): string[] {
	return lines.length > 0 ? [`${key}:`, ...lines] : [];
}

function pair(
	key: string,
	value: string | undefined,
	after = "",
): string | undefined {
	return value === undefined ? undefined : `${key}: ${quote(value)}${after}`;
}

/** `{ name: "A", roles: [ctb] }`, without what is absent. */
function flow(
	record: Readonly<
		Record<string, string | boolean | readonly string[] | undefined>
	>,
): string {
	const parts = Object.entries(record).flatMap(([key, value]) =>
		value === undefined ? [] : [`${key}: ${flowValue(value)}`],
	);
	return `{ ${parts.join(", ")} }`;
}

function flowValue(value: string | boolean | readonly string[]): string {
	if (typeof value === "boolean") return String(value);
	return typeof value === "string" ? quote(value) : `[${value.join(", ")}]`;
}

/** A YAML 1.2 string in double quotes: JSON’s, whose escapes YAML shares. Ids stay bare. */
function quote(value: string): string {
	const plain =
		/^(?:[a-z][a-z-]*[a-z]|[a-z]{2}-[A-Z]{2}|(?:[A-Z][a-z]+)?NewsArticle)$/.test(
			value,
		) && !/^(?:true|false|null|yes|no|on|off)$/.test(value);
	if (plain) return value;
	return JSON.stringify(value).replace(
		/[\u007f-\u009f\u2028\u2029\ufeff]/g,
		(character) =>
			`\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** One line, without what could end the comment. */
function comment(text: string): string {
	return text
		.replace(/\s+/g, " ")
		.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, "")
		.trim()
		.slice(0, 300);
}
