/** The credit record → all that the metadata of its EPUB is to say, and what the machinery of such a book says in every book. */
import { isRelator } from "../../credits/roles.ts";
import type { Item } from "../../readings/items.ts";
import type {
	CreditRecord,
	RecordedAgent,
} from "../../statement/credit-record.ts";
import {
	agentNamed,
	type Expected,
	type Refined,
	say,
	sayEach,
} from "./expected.ts";

export function packageOfRecord(record: CreditRecord): Expected[] {
	const { uuid, doi, isbn, urn } = record.identifier ?? {};
	const direction = record.direction ?? "ltr";
	const { isPartOf, accessibility, publisher, copyrightYear } = record;
	return [
		...machinery,
		...say("package @unique-identifier", uuid),
		...say("package @xml:lang", record.language),
		...say("package @dir", direction),
		...say(
			"spine @page-progression-direction",
			direction === "rtl" ? direction : undefined,
		),
		...sayEach("dc:identifier", [
			{ value: uuid },
			{ value: doi && `https://doi.org/${doi}`, refined: onix("06") },
			{
				value: isbn && `urn:isbn:${isbn.replace(/[- ]/g, "")}`,
				refined: onix("15"),
			},
			{ value: urn },
		]),
		...sayEach("dc:title", [
			{ value: record.title, refined: [["title-type", "main"]] },
			{
				value: record.form === "book" ? record.subtitle : undefined,
				refined: [["title-type", "subtitle"]],
			},
		]),
		...sayEach("dc:language", plain(record.languages ?? [record.language])),
		...sayEach("dc:creator", record.byline.agents.map(agentItems)),
		...sayEach("dc:contributor", record.contributors.map(agentItems)),
		...sayEach("dc:publisher", [
			{
				value: publisher,
				refined: [
					...role("pbl"),
					["file-as", publisher && agentNamed(record, publisher)?.fileAs],
				],
			},
		]),
		...sayEach(
			"dc:date",
			plain([(record.editionDate ?? record.datePublished)?.slice(0, 10)]),
		),
		...sayEach("meta dcterms:created", plain([record.dateCreated])),
		...sayEach(
			"dc:source",
			(record.sources ?? []).map(({ text, issued }) => ({
				value: text,
				refined: [["dcterms:issued", issued]],
			})),
		),
		...sayEach("dc:rights", plain([record.copyrightNotice])),
		...sayEach("meta dcterms:rightsHolder", plain(record.copyrightHolder)),
		...sayEach(
			"meta dcterms:dateCopyrighted",
			plain([copyrightYear === undefined ? undefined : String(copyrightYear)]),
		),
		...sayEach("link cc:license dcterms:license", plain([record.license])),
		...sayEach("dc:description", plain([record.description])),
		...sayEach("dc:subject", plain(record.keywords)),
		...sayEach("meta belongs-to-collection", [
			{
				value: isPartOf?.title,
				refined: [
					["collection-type", "series"],
					["group-position", isPartOf?.position],
				],
			},
		]),
		...sayEach("meta dcterms:conformsTo", [
			{
				value: accessibility?.conformsTo,
				refined: [["a11y:certifiedBy", accessibility?.certifiedBy]],
			},
		]),
	];
}

/** Code list 5 of ONIX. */
function onix(code: string): Refined["refined"] {
	return [
		["identifier-type", code],
		["identifier-type @scheme", "onix:codelist5"],
	];
}

function role(code: string) {
	return [
		["role", code],
		["role @scheme", "marc:relators"],
	] as const;
}

function agentItems(agent: RecordedAgent): Refined {
	return {
		value: agent.name,
		refined: [
			...agent.roles.filter(isRelator).flatMap(role),
			["file-as", agent.fileAs],
			...(agent.alternateScript ?? []).flatMap(
				({ lang, name }) =>
					[
						["alternate-script", name],
						["alternate-script @xml:lang", lang],
					] as const,
			),
			...(agent.affiliation ?? []).map(
				(name) => ["schema:affiliation", name] as const,
			),
			...(agent.sameAs ?? []).map(
				(address) => ["schema:sameAs", address] as const,
			),
		],
	};
}

function plain(
	values: readonly (string | undefined)[] | undefined,
): readonly Refined[] {
	return (values ?? []).map((value) => ({ value }));
}

/** Said of no work in particular. */
const machinery: readonly Expected[] = [
	...say("package @version", "3.0"),
	...say(
		"package @prefix",
		"ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/ cc: http://creativecommons.org/ns#",
	),
	...say("spine @toc", "ncx"),
	...say("meta ibooks:specified-fonts[0]", "true"),
	...say("meta cover[0]", "cover-image"),
	...say("meta generator[0]", "Colophon"),
];

/**
 * Whether an item says what a book of this kind may say, once, of itself: what it holds, in the vocabulary of EPUB
 * Accessibility 1.1, and when it was changed. That it is true is for other rules.
 */
export function isOfTheBook(item: Item, record: CreditRecord): boolean {
	const key = item.key.replace(/\[\d+\]/, "");
	return (
		ofTheBook[key]?.test(item.value) ??
		(key === "meta schema:accessibilitySummary" &&
			[undefined, item.value].includes(
				record.house?.words?.accessibilitySummary,
			))
	);
}

const ofTheBook: Readonly<Record<string, RegExp>> = {
	"meta schema:accessMode": /^(?:textual|visual)$/,
	"meta schema:accessModeSufficient": /^textual$/,
	"meta schema:accessibilityFeature":
		/^(?:tableOfContents|structuralNavigation|readingOrder|displayTransformability|alternativeText|MathML|pageBreakMarkers|pageNavigation)$/,
	"meta schema:accessibilityHazard": /^none$/,
	"meta pageBreakSource": /^[^/\\]+\.pdf$/,
	"meta dcterms:modified": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
};
