/** For each agent and each carrier of an edition: what was found there, and where. */

import {
	agentIn,
	type JsonLdNode,
	nameOf,
	nodesOf,
	textsOf,
	topNodes,
} from "../audit/json-ld.ts";
import {
	blocksSaying,
	type PageEdition,
	pageOf,
	zonesOf,
} from "../audit/lines.ts";
import { seenText } from "../audit/normalize.ts";
import type { Readings } from "../audit/rule.ts";
import type { EditionName } from "../model/edition.ts";
import type { OpfAgent } from "../readings/opf.ts";
import type { PdfReading } from "../readings/pdf.ts";
import type {
	CreditRecord,
	RecordedAgent,
} from "../statement/credit-record.ts";

interface CreditMatrix {
	readonly edition: EditionName;
	/** "Visible byline", "dc:creator, dc:contributor" … */
	readonly carriers: readonly string[];
	readonly rows: readonly CreditRow[];
}

interface CreditRow {
	readonly name: string;
	/** As the record has it: "author", "contributor", with roles and affiliation. */
	readonly credit: string;
	readonly cells: readonly CreditCell[];
}

interface CreditCell {
	/** Empty where the carrier does not name the agent. */
	readonly text: string;
	readonly where: string;
	/** `found`, `missing`, or `none` where this carrier is not for this agent. */
	readonly state: "found" | "missing" | "none";
}

interface Person {
	readonly agent: RecordedAgent;
	readonly isAuthor: boolean;
}

type Found = { readonly text: string; readonly where: string } | undefined;

interface Carrier {
	readonly name: string;
	readonly isFor: (person: Person) => boolean;
	readonly find: (person: Person) => Found;
}

/** One table an edition: everybody whom the record credits, by every place in which such an edition names people. */
export function creditMatrices(
	record: CreditRecord,
	readings: Readings,
): CreditMatrix[] {
	const people = [
		...record.byline.agents.map((agent) => ({ agent, isAuthor: true })),
		...record.contributors.map((agent) => ({ agent, isAuthor: false })),
	];
	const carriers: [EditionName, Carrier[] | undefined][] = [
		["html", readings.html && htmlCarriers(readings.html, record)],
		["epub", readings.epub && epubCarriers(readings.epub, record)],
		["pdf", readings.pdf && pdfCarriers(readings.pdf, record)],
	];
	return carriers.flatMap(([edition, own]) =>
		own
			? [
					{
						edition,
						carriers: own.map((carrier) => carrier.name),
						rows: people.map((person) => rowOf(person, own)),
					},
				]
			: [],
	);
}

function rowOf(person: Person, carriers: readonly Carrier[]): CreditRow {
	const { agent, isAuthor } = person;
	return {
		name: agent.name,
		credit: [
			isAuthor ? "author" : "contributor",
			agent.roles.join(" "),
			...(agent.affiliation ?? []),
		].join(", "),
		cells: carriers.map((carrier): CreditCell => {
			const found = carrier.find(person);
			if (found) return { ...found, state: "found" };
			const state = carrier.isFor(person) ? "missing" : "none";
			return { text: "", where: "", state };
		}),
	};
}

const everybody = () => true;
const authors = ({ isAuthor }: Person) => isAuthor;
const others = ({ isAuthor }: Person) => !isAuthor;

function htmlCarriers(
	html: NonNullable<Readings["html"]>,
	record: CreditRecord,
): Carrier[] {
	return [
		...printedCarriers(pageLines(html), record),
		{
			name: "JSON-LD",
			isFor: ({ agent }) => !agent.chapterOnly,
			find: (person) =>
				topNodes(html).flatMap((work) => inJsonLd(work, person))[0],
		},
		{
			name: "meta author",
			isFor: authors,
			find: ({ agent, isAuthor }) =>
				isAuthor
					? html.metas
							.map((meta, index) => ({ ...meta, index }))
							.filter(
								(meta) => meta.name === "author" && meta.content === agent.name,
							)
							.map((meta) => ({ text: meta.content, where: "head" }))[0]
					: undefined,
		},
	];
}

function inJsonLd(work: JsonLdNode, { agent, isAuthor }: Person): Found[] {
	const properties = isAuthor ? ["author", "editor"] : ["contributor"];
	return properties.flatMap((property) =>
		nodesOf(work, property).flatMap((node, index) => {
			const own = agentIn(node, property);
			if (nameOf(own) !== agent.name) return [];
			const roles = textsOf(node, "roleName").join(", ");
			return [
				{
					text: roles ? `${nameOf(own)} (${roles})` : nameOf(own),
					where: `${property}[${index}]`,
				},
			];
		}),
	);
}

function epubCarriers(
	epub: NonNullable<Readings["epub"]>,
	record: CreditRecord,
): Carrier[] {
	return [
		...printedCarriers(pageLines(epub), record),
		{
			name: "Package document",
			isFor: everybody,
			find: ({ agent, isAuthor }) =>
				(isAuthor ? epub.opf.creators : epub.opf.contributors)
					.filter((item) => item.name === agent.name)
					.map((item) => opfCell(item, isAuthor))[0],
		},
	];
}

function opfCell(agent: OpfAgent, isAuthor: boolean) {
	const roles = agent.roles.map((role) => role.code).join(" ");
	return {
		text: `${agent.name}; ${roles}; ${agent.fileAs.join(", ")}`,
		where: `${isAuthor ? "dc:creator" : "dc:contributor"}, ${agent.where}`,
	};
}

function pdfCarriers(pdf: PdfReading, record: CreditRecord): Carrier[] {
	const inXmp = (property: string, name: string): Found => {
		const index = pdf.xmp?.get(property)?.values.indexOf(name) ?? -1;
		return index < 0
			? undefined
			: { text: name, where: `${property}[${index}]` };
	};
	return [
		...printedCarriers(printLines(pdf, record), record),
		{
			name: "XMP",
			isFor: everybody,
			find: ({ agent, isAuthor }) =>
				inXmp(isAuthor ? "dc:creator" : "dc:contributor", agent.name) ??
				inXmp("dc:creator", agent.name),
		},
		{
			name: "Info",
			isFor: authors,
			find: ({ agent }) =>
				(pdf.info.get("Author") ?? "").split("; ").includes(agent.name)
					? { text: agent.name, where: "Author" }
					: undefined,
		},
	];
}

/** Where an edition prints a line. */
type Lines = (kind: "byline" | "line", text: string) => Found;

function pageLines(reading: PageEdition): Lines {
	return (kind, text) => {
		const kinds =
			kind === "byline"
				? ["byline", "chapter-byline"]
				: ["line", "chapter-line"];
		const zone = zonesOf(reading, ...kinds).find(
			(item) => seenText(item.text) === seenText(text),
		);
		return zone && { text: seenText(zone.text), where: zone.where };
	};
}

function printLines(pdf: PdfReading, record: CreditRecord): Lines {
	return (_kind, text) => {
		const [block] = blocksSaying(pdf, record, text);
		return block && { text: seenText(block.text), where: pageOf(block) };
	};
}

function printedCarriers(lines: Lines, record: CreditRecord): Carrier[] {
	const chapters = record.form === "book" ? record.chapters : [];
	const bylines = [record.byline, ...chapters.map((chapter) => chapter.byline)];
	const credits = [
		...record.creditLines,
		...chapters.flatMap((chapter) => chapter.creditLines),
	];
	const find =
		(kind: "byline" | "line", from: typeof bylines) =>
		({ agent }: Person): Found =>
			from
				.filter((line) => line.text.includes(agent.name))
				.map((line) => lines(kind, line.text))
				.find((found) => found !== undefined);
	return [
		{ name: "Byline", isFor: authors, find: find("byline", bylines) },
		{
			name: "Credit line",
			isFor: (person) => others(person) && !person.agent.chapterOnly,
			find: find("line", credits),
		},
	];
}
