/** Compares what the front matter itself states of the work, of other works and in notes with the metadata and the printed lines of each edition. */
import type { EpubReading } from "../../../readings/epub.ts";
import type { HtmlReading } from "../../../readings/html.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import {
	amongValues,
	compareStated,
	isIn,
	linesBesideText,
	printedValues,
	sameValues,
	type Value,
	valuesOf,
} from "../../compare-stated.ts";
import { type JsonLdNode, nodesOf, textsOf, topNodes } from "../../json-ld.ts";
import { type PageEdition, zonesOf } from "../../lines.ts";
import { bareText, figures } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";
import type { Witness, WitnessedStated } from "../../witness.ts";
import { dayInWords } from "../../words-said.ts";

export const theWorkIsAsStated: Rule = {
	id: "W05",
	says: "What the front matter states of the work, of the works that it stands on, and in corrections and notes, stands in every edition that has a place for it.",
	clause:
		"Colophon, the witness: what editions say is what the bytes of the manuscript say",
	html: (html, context) =>
		compareStated(context, (stated, words) => [
			...inPlaces(stated, "html", (path) => inJsonLd(html, path)),
			...worksInJsonLd(html, stated),
			...inPrint(html, stated),
			...inWords(html, stated, words),
			...notesOnPage(html, stated),
		]),
	epub: (epub, context) =>
		compareStated(context, (stated, words) => [
			...inPlaces(stated, "epub", (path) => inOpf(epub, path)),
			...worksInOpf(epub, stated),
			...inPrint(epub, stated),
			...inWords(epub, stated, words),
			...notesOnPage(epub, stated),
		]),
	pdf: (pdf, context) =>
		compareStated(context, (stated, words) => [
			...inPlaces(stated, "pdf", (path) => inXmp(pdf, path)),
			...inPrint(pdf, stated),
			...inWords(pdf, stated, words),
		]),
};

/** Where a value of the work stands. */
interface Place {
	/** The first of them that is stated. */
	readonly keys: readonly string[];
	/** Of JSON-LD, of the package document, of XMP; in front of others that may stand there too: `+`. */
	readonly html?: string;
	readonly epub?: string;
	readonly pdf?: string;
	readonly isPrinted?: true;
}

const places: readonly Place[] = [
	{ keys: ["type"], html: "+@type" },
	{
		keys: ["title"],
		html: "headline|name",
		epub: "+dc:title",
		pdf: "+dc:title",
		isPrinted: true,
	},
	{ keys: ["subtitle"], html: "alternativeHeadline", isPrinted: true },
	{ keys: ["kicker"], isPrinted: true },
	{
		keys: ["description"],
		html: "description",
		epub: "dc:description",
		pdf: "dc:description",
	},
	{
		keys: ["inLanguage"],
		html: "inLanguage",
		epub: "+dc:language",
		pdf: "dc:language",
	},
	{ keys: ["dateCreated"], html: "dateCreated", epub: "dcterms:created" },
	{ keys: ["datePublished"], html: "datePublished", pdf: "dc:date" },
	{ keys: ["edition.datePublished", "datePublished"], epub: "dc:date" },
	{
		keys: ["dateModified"],
		html: "dateModified",
		epub: "+dcterms:modified",
		pdf: "+xmp:ModifyDate",
	},
	{ keys: ["dateline"], isPrinted: true },
	{ keys: ["locationCreated"], html: "locationCreated.name" },
	{ keys: ["sourceOrganization"], html: "sourceOrganization.name" },
	{ keys: ["provider"], html: "provider.name", isPrinted: true },
	{ keys: ["publisher"], html: "publisher.name" },
	{ keys: ["copyrightHolder"], html: "copyrightHolder.name" },
	{
		keys: ["copyrightYear"],
		html: "copyrightYear",
		epub: "dcterms:dateCopyrighted",
	},
	{
		keys: ["copyrightNotice"],
		html: "copyrightNotice",
		epub: "dc:rights",
		pdf: "dc:rights",
		isPrinted: true,
	},
	{
		keys: ["license"],
		html: "license",
		epub: "cc:license",
		pdf: "cc:license",
		isPrinted: true,
	},
	{
		keys: ["acquireLicensePage"],
		html: "acquireLicensePage",
		isPrinted: true,
	},
	{ keys: ["license", "acquireLicensePage"], pdf: "xmpRights:WebStatement" },
	{
		keys: ["usageInfo"],
		html: "usageInfo",
		pdf: "+xmpRights:UsageTerms",
		isPrinted: true,
	},
	{ keys: ["robots"], html: "+robots" },
	{ keys: ["url"], html: "url" },
	{ keys: ["canonical"], html: "mainEntityOfPage" },
	{
		keys: ["canonical", "url"],
		epub: "+dc:source",
		pdf: "+dc:source",
		isPrinted: true,
	},
	{
		keys: ["isPartOf.title"],
		html: "isPartOf.name",
		epub: "belongs-to-collection",
	},
	{ keys: ["isPartOf.position"], html: "isPartOf.position" },
	{
		keys: ["identifier.doi"],
		html: "+identifier",
		epub: "+dc:identifier",
		pdf: "+dc:identifier",
		isPrinted: true,
	},
	{ keys: ["identifier.isbn"], epub: "+dc:identifier", isPrinted: true },
	{
		keys: ["identifier.urn"],
		html: "+identifier",
		epub: "+dc:identifier",
		isPrinted: true,
	},
	{
		keys: ["keywords"],
		html: "keywords",
		epub: "dc:subject",
		pdf: "dc:subject",
	},
	{ keys: ["edition.statement"], isPrinted: true },
	{ keys: ["edition.producer"], isPrinted: true },
	{ keys: ["creditLines"], isPrinted: true },
	{ keys: ["accessibility.conformsTo"], epub: "dcterms:conformsTo" },
];

const otherWorks = ["isBasedOn", "translationOf"] as const;
const notes = {
	correction: "correction",
	updateNote: "update",
	editorNote: "editorNote",
} as const;

function inPlaces(
	stated: readonly WitnessedStated[],
	edition: "html" | "epub" | "pdf",
	found: (path: string) => readonly string[],
): Finding[] {
	const [work] = of(stated, "work");
	if (!work) return [];
	return places.flatMap(({ keys, ...place }) => {
		const [, others, path] = /^(\+?)(.*)$/.exec(place[edition] ?? "") ?? [];
		if (!path) return [];
		return (others ? amongValues : sameValues)(
			(shapes[`${edition} ${path}`] ?? asWritten)(valuesOf(work, ...keys)),
			found(path),
			`${path === "robots" ? "meta" : carriers[edition]} ${path.replace("|", " or ")}`.trim(),
		);
	});
}

const carriers = { html: "JSON-LD", epub: "", pdf: "XMP" } as const;

const asWritten = (values: readonly Value[]) => values;

/** Values that stand in another shape there. */
const shapes: Readonly<Record<string, typeof asWritten>> = {
	// JSON-LD has one text of them.
	"html keywords": (values) => {
		const text = values.map((value) => value.text).join(", ");
		return values.slice(0, 1).map((first) => ({ ...first, text }));
	},
	// The day of the EPUB itself.
	"epub dc:date": (values) =>
		values.map((value) => ({ ...value, text: value.text.slice(0, 10) })),
};

function of(
	stated: readonly WitnessedStated[],
	...subjects: readonly string[]
): WitnessedStated[] {
	return subjects.flatMap((subject) =>
		stated.filter((item) => item.of === subject),
	);
}

function inJsonLd(html: HtmlReading, path: string): readonly string[] {
	const [work = {}] = topNodes(html);
	if (path === "robots")
		return html.metas
			.filter(({ name }) => name === path)
			.map(({ content }) => content);
	return path.split("|").flatMap((part) => textsAt(work, part));
}

/** `isPartOf.name` */
function textsAt(node: JsonLdNode, path: string): string[] {
	const [property = "", ...rest] = path.split(".");
	return rest.length === 0
		? textsOf(node, property)
		: nodesOf(node, property).flatMap((item) => textsAt(item, rest.join(".")));
}

function inOpf({ opf }: EpubReading, path: string): readonly string[] {
	return (
		(path.startsWith("dc:")
			? opf.elements.get(path.slice("dc:".length))
			: (opf.properties.get(path) ?? opf.links.get(path))) ?? []
	);
}

function inXmp({ xmp }: PdfReading, path: string): readonly string[] {
	const values = xmp?.get(path)?.values ?? [];
	return path === "dc:source"
		? values.flatMap((value) => [value, ...value.split("; ")])
		: values;
}

/** What other works are called in JSON-LD, and where it stands. */
const ofWorks = {
	title: "name",
	url: "url",
	author: "author.name",
	publisher: "publisher.name",
	datePublished: "datePublished",
	inLanguage: "inLanguage",
	license: "license",
} as const;

function worksInJsonLd(
	html: HtmlReading,
	stated: readonly WitnessedStated[],
): Finding[] {
	const [work = {}] = topNodes(html);
	const compare = (
		subject: string,
		property: string,
		places: Readonly<Record<string, string>>,
	) => {
		const nodes = nodesOf(work, property);
		return of(stated, subject).flatMap((item, index) => {
			const node = nodes[index];
			const findings = Object.entries(places).flatMap(([key, path]) =>
				sameValues(
					valuesOf(item, key),
					textsAt(node ?? {}, path),
					`JSON-LD ${property} ${index + 1}: ${path}`,
				),
			);
			return node ? findings : findings.map(ofLostWork(item));
		});
	};
	return [
		...compare("isBasedOn", "isBasedOn", ofWorks),
		...compare("translationOf", "translationOfWork", ofWorks),
		...compare("correction", "correction", {
			text: "text",
			date: "datePublished",
		}),
	];
}

/** All that is stated of a work that is not there is lost by one fault. */
function ofLostWork(work: WitnessedStated) {
	return (finding: Finding): Finding => ({
		...finding,
		about: { lacks: [finding.expected], cause: work },
	});
}

/** Works of one address are one source there, with the date of the first. */
function worksInOpf(
	{ opf }: EpubReading,
	stated: readonly WitnessedStated[],
): Finding[] {
	return of(stated, ...otherWorks).flatMap((work) => {
		const [url] = valuesOf(work, "url");
		if (!url) return [];
		const source = opf.sources.find(({ text }) => text === url.text);
		return source ? [] : sameValues([url], [], "dc:source");
	});
}

/** Lines that the edition prints. */
function inPrint(
	reading: PageEdition | PdfReading,
	stated: readonly WitnessedStated[],
): Finding[] {
	const lines = linesBesideText(reading);
	const [work] = of(stated, "work");
	const ofWork = places
		.filter(({ isPrinted }) => isPrinted)
		.flatMap(({ keys }) => (work ? valuesOf(work, ...keys) : []));
	const noted = of(stated, ...Object.keys(notes)).flatMap((note) =>
		valuesOf(note, "text"),
	);
	const changes = of(stated, ...otherWorks).flatMap((other) =>
		valuesOf(other, "changes"),
	);
	return [
		...printedValues(
			[...ofWork, ...noted, ...changes],
			lines,
			"the printed lines",
		),
		...printedTogether(
			work
				? [
						...valuesOf(work, "isPartOf.title"),
						...valuesOf(work, "isPartOf.position"),
					]
				: [],
			lines,
		),
		...of(stated, ...otherWorks).flatMap((other) =>
			printedTogether(
				Object.keys(ofWorks).flatMap((key) =>
					isSaidInWords.has(key) ? [] : valuesOf(other, key),
				),
				lines,
			),
		),
	];
}

/** Keys of works whose values are said in words, or not at all. */
const isSaidInWords: ReadonlySet<string> = new Set([
	"datePublished",
	"inLanguage",
]);

/** Lines that say what they name: dates, notes, other works, and who answers for the work by the name that the law knows. */
function inWords(
	reading: PageEdition | PdfReading,
	stated: readonly WitnessedStated[],
	words: Witness["words"],
): Finding[] {
	// A record of an earlier version.
	if (!words) return [];
	const lines = linesBesideText(reading);
	const label = (key: string, { manuscript }: Partial<Value> = {}): Value => ({
		key: "label",
		text: words.labels[key] ?? "",
		...(manuscript ? { manuscript } : {}),
	});
	const dated = (value: Value): Value => ({
		...value,
		key: "words",
		text: dayInWords(value.text, words.dates),
	});
	const ofWork = of(stated, "work").flatMap((work) => [
		...valuesOf(work, "datePublished").map((date) => [
			label("published", date),
			dated(date),
		]),
		...valuesOf(work, "dateModified").map((date) => [
			label("updated", date),
			dated(date),
		]),
		...(["publisher", "provider"] as const).flatMap((key) =>
			valuesOf(work, key).map((agent) => [
				label(key, agent),
				{ ...agent, text: legalNameOf(agent.text, stated) },
			]),
		),
	]);
	const ofNotes = Object.entries(notes).flatMap(([subject, key]) =>
		of(stated, subject).map((note) => [
			label(key, note.values[0]),
			...valuesOf(note, "date").map(dated),
		]),
	);
	const ofOthers = of(stated, ...otherWorks).map((other) => {
		const [relation] = valuesOf(other, "relation");
		const usual = other.of === "translationOf" ? "translation" : "based-on";
		return [
			label(relation?.text ?? usual, other.values[0]),
			...valuesOf(other, "title"),
			...valuesOf(other, "datePublished").map(dated),
		];
	});
	return [...ofWork, ...ofNotes, ...ofOthers].flatMap((values) =>
		printedTogether(values, lines),
	);
}

/** Of an organization that is named so in print. */
function legalNameOf(name: string, stated: readonly WitnessedStated[]): string {
	const entry = of(stated, "organization", "person").find(
		(item) => item.name === name,
	);
	return (entry && valuesOf(entry, "legalName")[0]?.text) ?? name;
}

/** A finding where no line holds them all. */
function printedTogether(
	values: readonly Value[],
	lines: readonly string[],
): Finding[] {
	const isSaid = lines.some((line) =>
		values.every((value) => isIn(line, value)),
	);
	return isSaid
		? []
		: sameValues(values, [], "a printed line that has them all").map(
				(finding) => {
					const lost = values
						.filter((value) => !lines.some((line) => isIn(line, value)))
						.map(({ text }) => text);
					return lost.length > 0
						? { ...finding, about: { lacks: lost } }
						: finding;
				},
			);
}

/** Each note in its place, with the day and the year of its date. */
function notesOnPage(
	reading: PageEdition,
	stated: readonly WitnessedStated[],
): Finding[] {
	return Object.entries(notes).flatMap(([subject, kind]) => {
		const zones = zonesOf(reading, kind);
		return of(stated, subject).flatMap((note, index) => {
			const line = bareText(zones[index]?.text ?? "");
			const where = zones[index]?.where ?? kind;
			const [date] = valuesOf(note, "date");
			const numbers = date ? date.text.slice(0, 10).split("-") : [];
			const isDated = numbers
				.filter((_, at) => at !== 1)
				.every((number) => figures(line).includes(String(Number(number))));
			return [
				...printedValues(valuesOf(note, "text"), [line], where),
				...(date && zones[index] && !isDated
					? printedValues([date], [], where)
					: []),
			];
		});
	});
}
