/** Compares whom each edition names, to be seen and in its metadata, with those to whom the front matter itself refers. */

import type { EpubReading } from "../../../readings/epub.ts";
import type { HtmlReading } from "../../../readings/html.ts";
import type { Zone } from "../../../readings/page.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import { rightToLeft } from "../../body-blocks.ts";
import { agentsInJsonLd } from "../../carried-names.ts";
import { listText } from "../../compare.ts";
import { drawnName, hasWordsDrawn } from "../../drawn-lines.ts";
import { nothing } from "../../finding.ts";
import { agentIn, nameOf, nodesOf, topNodes } from "../../json-ld.ts";
import type { PageEdition } from "../../lines.ts";
import { bareLinesOf, zonesOf } from "../../lines.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";
import { noWitness, type Witness, witnessOf } from "../../witness.ts";

type Named = Witness["named"][number];

export const everybodyCreditedIsNamed: Rule = {
	id: "W01",
	says: "Everybody whom the front matter credits is named in every edition, in its order, to be seen and in metadata.",
	clause:
		"Colophon, the witness: who is credited is whom the bytes of the manuscript name",
	html: (html, context) => compare(context, (roll) => inHtml(html, roll)),
	epub: (epub, context) => compare(context, (roll) => inEpub(epub, roll)),
	pdf: (pdf, context) => compare(context, (roll) => inPdf(pdf, roll)),
};

/** Those whom the front matter names, by what they are named as. */
interface Roll {
	readonly authors: readonly Named[];
	/** Beside the byline, of the work itself. */
	readonly contributors: readonly Named[];
	/** Those whom only chapters name, each once. */
	readonly ofChapters: readonly Named[];
	/** The authors of each chapter that has some, in order. */
	readonly chapterAuthors: readonly (readonly Named[])[];
	readonly affiliations: readonly Named[];
	readonly all: readonly Named[];
	readonly imageCredits: Witness["imageCredits"];
}

function compare(
	context: Context,
	findings: (roll: Roll) => readonly Finding[],
): readonly Finding[] {
	const witness = witnessOf(context);
	return witness ? findings(rollOf(witness)) : noWitness;
}

function rollOf({ named, imageCredits }: Witness): Roll {
	const of = (...parts: string[]) =>
		named.filter(({ part }) => parts.includes(part));
	const [authors, contributors] = [of("author"), of("contributor")];
	const own = new Set([...authors, ...contributors].map(nameOfAgent));
	const others = new Map<string, Named>();
	for (const agent of of("chapter author", "chapter contributor")) {
		const name = nameOfAgent(agent);
		if (!own.has(name) && !others.has(name)) others.set(name, agent);
	}
	const byChapter = new Map<number, Named[]>();
	for (const agent of of("chapter author")) {
		const same = byChapter.get(agent.chapter ?? 0);
		if (same) same.push(agent);
		else byChapter.set(agent.chapter ?? 0, [agent]);
	}
	return {
		authors,
		contributors,
		ofChapters: [...others.values()],
		chapterAuthors: [...byChapter.values()],
		affiliations: of("affiliation"),
		all: named,
		imageCredits,
	};
}

function nameOfAgent({ names }: Named): string {
	return names[0] ?? "";
}

/** One finding for the list; its place is that of the first who is not where they should be. */
function sameNames(
	expected: readonly Named[],
	actual: readonly string[],
	where: string,
): Finding[] {
	const names = expected.map(nameOfAgent);
	const at = names.findIndex((name, index) => name !== actual[index]);
	if (at < 0 && names.length === actual.length) return [];
	const wrong = expected[at < 0 ? names.length - 1 : at];
	return [
		{
			expected: listText(names),
			actual: listText(actual),
			where,
			manuscript: wrong?.manuscript,
		},
	];
}

function missing(
	agent: Named | Witness["imageCredits"][number],
	where: string,
): Finding {
	return {
		expected: "text" in agent ? agent.text : nameOfAgent(agent),
		actual: nothing,
		where: "part" in agent ? `${agent.part}: ${where}` : where,
		manuscript: agent.manuscript,
	};
}

function inHtml(html: HtmlReading, roll: Roll): Finding[] {
	const [work = {}] = topNodes(html);
	const namesOf = (property: string) =>
		nodesOf(work, property).map((node) => nameOf(agentIn(node, property)));
	const [authors, editors] = [namesOf("author"), namesOf("editor")];
	const metas = html.metas
		.filter(({ name }) => name === "author")
		.map(({ content }) => content);
	const all = agentsInJsonLd(html);
	return [
		...onPage(html, roll),
		...sameNames(roll.authors, metas, "meta author"),
		// Editors of a book stand apart, and each list keeps the order.
		...sameNames(
			[
				...roll.authors.filter(
					(agent) => !editors.includes(nameOfAgent(agent)),
				),
				...roll.authors.filter((agent) => editors.includes(nameOfAgent(agent))),
			],
			[...authors, ...editors],
			"JSON-LD author",
		),
		...sameNames(
			roll.contributors,
			namesOf("contributor"),
			"JSON-LD contributor",
		),
		...roll.all
			.filter(({ part }) => inJsonLd.has(part))
			.filter(({ names }) => !names.some((name) => all.includes(name)))
			.map((agent) => missing(agent, "JSON-LD")),
	];
}

/** Parts whose agents JSON-LD has, wherever it has them. */
const inJsonLd: ReadonlySet<string> = new Set([
	"affiliation",
	"publisher",
	"provider",
	"copyright holder",
	"source organization",
	"author of a source",
	"publisher of a source",
]);

function inEpub(epub: EpubReading, roll: Roll): Finding[] {
	const { opf } = epub;
	const holders = opf.properties.get("dcterms:rightsHolder") ?? [];
	const carried: Readonly<Record<string, readonly string[]>> = {
		publisher: opf.publishers.map(({ name }) => name),
		"copyright holder": holders,
		evaluator: [...opf.properties.values()].flat(),
	};
	return [
		...onPage(epub, roll),
		...sameNames(
			roll.authors,
			opf.creators.map(({ name }) => name),
			"dc:creator",
		),
		...sameNames(
			[...roll.contributors, ...roll.ofChapters],
			opf.contributors.map(({ name }) => name),
			"dc:contributor",
		),
		...roll.all
			.filter(({ part, names }) => {
				const own = carried[part];
				return own && !names.some((name) => own.includes(name));
			})
			.map((agent) => missing(agent, "package document")),
	];
}

/** What a reader sees. */
function onPage(reading: PageEdition, roll: Roll): Finding[] {
	const [byline] = zonesOf(reading, "byline");
	const chapters = zonesOf(reading, "chapter-byline");
	const texts = reading.zones.map(({ text }) => seenText(text));
	const isSeen = (text: string) =>
		texts.some((zone) => zone.includes(seenText(text)));
	return [
		...sameNames(
			roll.authors,
			agentsOf(byline, roll),
			byline?.where ?? "byline",
		),
		...inChapters(chapters, roll),
		...roll.all
			.filter(({ part }) => printed.has(part))
			.filter(({ names }) => !names.some(isSeen))
			.map((agent) => missing(agent, "the printed credits")),
		...roll.imageCredits
			.filter(({ text }) => !isSeen(text))
			.map((credit) => missing(credit, "the credits of images")),
	];
}

/** Chapter by chapter; where a byline is left out, all together, so that the others stand beside their own. */
function inChapters(zones: readonly Zone[], roll: Roll): Finding[] {
	const { chapterAuthors } = roll;
	if (zones.length !== chapterAuthors.length) {
		const authors = chapterAuthors.flat();
		const named = zones.flatMap((zone) => agentsOf(zone, { ...roll, authors }));
		return sameNames(authors, named, "chapter bylines");
	}
	return chapterAuthors.flatMap((authors, index) =>
		sameNames(
			authors,
			agentsOf(zones[index], { ...roll, authors }),
			zones[index]?.where ?? "chapter byline",
		),
	);
}

/** The names that a line marks, without organizations that stand there for their people. */
function agentsOf(
	zone: { readonly agents: readonly string[] } | undefined,
	{ authors, affiliations }: Pick<Roll, "authors" | "affiliations">,
): string[] {
	const own = new Set(authors.map(nameOfAgent));
	const others = new Set(affiliations.map(nameOfAgent));
	const named = (zone?.agents ?? []).filter(
		(name) => own.has(name) || !others.has(name),
	);
	// An organization may stand behind itself.
	return named.filter(
		(name, index) => !others.has(name) || named.indexOf(name) === index,
	);
}

/** Parts whose agents every edition prints. */
const printed: ReadonlySet<string> = new Set([
	"contributor",
	"chapter contributor",
	"chapter file",
	"publisher",
	"provider",
	"author of a source",
	"publisher of a source",
]);

function inPdf(pdf: PdfReading, roll: Roll): Finding[] {
	const values = (property: string) => pdf.xmp?.get(property)?.values ?? [];
	const authors = new Set(roll.authors.map(nameOfAgent));
	const others = [...roll.contributors, ...roll.ofChapters].filter(
		(agent) => !authors.has(nameOfAgent(agent)),
	);
	const contributors = values("dc:contributor");
	const lines = bareLinesOf(pdf);
	const isSeen = (text: string) =>
		drawnName(text).some((form) => {
			const bare = bareText(form);
			return lines.some((line) => line.includes(bare));
		}) ||
		lines.some((line) => rightToLeft.test(line) && hasWordsDrawn(line, text));
	return [
		...sameNames(roll.authors, values("dc:creator"), "XMP dc:creator"),
		...sameNames(roll.authors, namesInInfo(pdf, roll), "Info Author"),
		...others
			.filter((agent) => !contributors.includes(nameOfAgent(agent)))
			.map((agent) => missing(agent, "XMP dc:contributor")),
		...[roll.authors, ...roll.chapterAuthors].flatMap((some) =>
			byLine(some, lines),
		),
		...roll.all
			.filter(({ part }) => printed.has(part))
			.filter(({ names }) => !names.some(isSeen))
			.map((agent) => missing(agent, "the pages")),
		...roll.all
			.filter(({ part }) => part === "publisher")
			.filter(
				({ names }) =>
					!names.some((name) => values("dc:publisher").includes(name)),
			)
			.map((agent) => missing(agent, "XMP dc:publisher")),
		...roll.imageCredits
			.filter(({ text }) => !isSeen(text))
			.map((credit) => missing(credit, "the pages")),
	];
}

/** One text, in which names stand between semicolons. */
function namesInInfo({ info }: PdfReading, { authors }: Roll): string[] {
	const text = info.get("Author") ?? "";
	const names = authors.map(nameOfAgent);
	if (text === names.join("; ")) return names;
	return text.split("; ").filter((name) => name !== "");
}

/** A line that names all of them in order. */
function byLine(agents: readonly Named[], lines: readonly string[]): Finding[] {
	const names = agents.map((agent) =>
		drawnName(nameOfAgent(agent)).map(bareText),
	);
	const isIn = (line: string) => {
		// There it is a matter of opinion what is read first.
		if (rightToLeft.test(line))
			return agents.every((agent) => hasWordsDrawn(line, nameOfAgent(agent)));
		let from = 0;
		return names.every((forms) => {
			const ends = forms
				.filter((form) => line.includes(form, from))
				.map((form) => line.indexOf(form, from) + form.length);
			from = Math.min(...ends);
			return ends.length > 0;
		});
	};
	const lost = agents
		.map(nameOfAgent)
		.filter((_, index) =>
			names[index]?.every((form) => !lines.some((line) => line.includes(form))),
		);
	return lines.some(isIn)
		? []
		: [
				{
					expected: listText(agents.map(nameOfAgent)),
					actual: nothing,
					where: "the pages: a line that names them in this order",
					manuscript: agents[0]?.manuscript,
					...(lost.length > 0 ? { about: { lacks: lost } } : {}),
				},
			];
}
