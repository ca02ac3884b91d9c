/** Compares what the front matter itself states of everybody whom it credits (roles, organizations, identifiers) with what each edition says of them. */

import { relatorCodes, relatorTerm } from "../../../credits/roles.ts";
import { groupBy } from "../../../machine/group-by.ts";
import type { EpubReading } from "../../../readings/epub.ts";
import type { HtmlReading } from "../../../readings/html.ts";
import type { OpfAgent } from "../../../readings/opf.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import { rightToLeft } from "../../body-blocks.ts";
import { listText } from "../../compare.ts";
import {
	compareStated,
	foldedValue,
	linesBesideText,
	sameValues,
	type Value,
	valuesOf,
} from "../../compare-stated.ts";
import { drawnName, hasWordsDrawn } from "../../drawn-lines.ts";
import { nothing } from "../../finding.ts";
import {
	agentIn,
	agentNodes,
	type JsonLdNode,
	nameOf,
	nodesOf,
	textsOf,
	topNodes,
} from "../../json-ld.ts";
import type { PageEdition } from "../../lines.ts";
import { bareText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";
import type { Witness, WitnessedStated } from "../../witness.ts";

export const creditsAreAsStated: Rule = {
	id: "W06",
	says: "Everybody whom the front matter credits has in every edition the roles, the organizations and the identifiers that it states of them.",
	clause:
		"Colophon, the witness: who is credited is whom the bytes of the manuscript name",
	html: (html, context) =>
		compareStated(context, (stated, words) => [
			...creditsInJsonLd(html, stated),
			...agentsInJsonLd(html, stated),
			...inPrint(html, stated, words),
		]),
	epub: (epub, context) =>
		compareStated(context, (stated, words) => [
			...inOpf(epub, stated),
			...inPrint(epub, stated, words),
		]),
	pdf: (pdf, context) =>
		compareStated(context, (stated, words) => inPrint(pdf, stated, words)),
};

type Credits = readonly WitnessedStated[];

const isOfAuthors = ({ of }: WitnessedStated) => of.endsWith("author");
const isOfContributors = ({ of }: WitnessedStated) =>
	of.endsWith("contributor");
const isOfChapter = ({ chapter }: WitnessedStated) => chapter !== undefined;
const isEntry = ({ of }: WitnessedStated) =>
	of === "person" || of === "organization";

/** Looked up once for all, since thousands may be credited. */
const entriesByName = (stated: Credits) =>
	groupBy(stated.filter(isEntry), ({ name }) => name);

/** Terms of roles, whether they are written as codes or as terms; those who have no relator have that of the list. */
function rolesOf(credit: WitnessedStated): Value[] {
	const roles = valuesOf(credit, "roles").map((value) => ({
		...value,
		text: termOf(value.text),
	}));
	if (roles.some(({ text }) => terms.has(text))) return roles;
	const own = termOf(isOfAuthors(credit) ? "aut" : "ctb");
	return [{ key: "roles", text: own }, ...roles];
}

function termOf(role: string): string {
	const code = foldedValue("roles", role);
	return foldedValue("roles", relatorTerm(code));
}

const terms: ReadonlySet<string> = new Set(relatorCodes.map(termOf));

function creditsInJsonLd(html: HtmlReading, stated: Credits): Finding[] {
	const [work = {}] = topNodes(html);
	const holders = [
		agentsOf(work),
		...nodesOf(work, "hasPart").map((chapter) => agentsOf(chapter)),
	];
	const entries = entriesByName(stated);
	return stated
		.filter((item) => isOfAuthors(item) || isOfContributors(item))
		.flatMap((credit) => {
			const holder =
				holders[credit.chapter === undefined ? 0 : credit.chapter + 1];
			const list = isOfAuthors(credit) ? "authors" : "contributors";
			const [found] = holder?.[list].get(credit.name ?? "") ?? [];
			// Who is not there at all is another rule’s.
			if (!found) return [];
			const { node, role } = found;
			const [entry] = entries.get(credit.name ?? "") ?? [];
			const titles = valuesOf(credit, "jobTitle");
			return [
				...sameValues(
					valuesOf(credit, "affiliation"),
					nodesOf(node, "affiliation").map(nameOf),
					`JSON-LD affiliation of ${credit.name}`,
				),
				...sameValues(
					titles.length > 0 || !entry ? titles : valuesOf(entry, "jobTitle"),
					textsOf(node, "jobTitle"),
					`JSON-LD jobTitle of ${credit.name}`,
				),
				...(role
					? sameValues(
							rolesOf(credit),
							textsOf(role, "roleName").map(termOf),
							`JSON-LD roleName of ${credit.name}`,
						)
					: []),
			];
		});
}

interface FoundAgent {
	readonly node: JsonLdNode;
	/** Of a contributor, the node that says the role. */
	readonly role?: JsonLdNode;
}

/** The agents of a work or a chapter by their names. */
function agentsOf(holder: JsonLdNode) {
	const agents = (list: string) =>
		nodesOf(holder, list).map(
			(own): FoundAgent => ({
				node: agentIn(own, list),
				...(list === "contributor" ? { role: own } : {}),
			}),
		);
	const ownName = ({ node }: FoundAgent) => nameOf(node);
	return {
		authors: groupBy([...agents("author"), ...agents("editor")], ownName),
		contributors: groupBy(agents("contributor"), ownName),
	};
}

/** Where JSON-LD has what the entry of a person or an organization states. */
const entryPlaces: Readonly<Record<string, string>> = {
	given: "givenName",
	family: "familyName",
	honorificPrefix: "honorificPrefix",
	honorificSuffix: "honorificSuffix",
	legalName: "legalName",
	description: "description",
	url: "url",
};

function agentsInJsonLd(html: HtmlReading, stated: Credits): Finding[] {
	const nodes = groupBy(agentNodes(html), nameOf);
	return stated.filter(isEntry).flatMap((entry) =>
		(nodes.get(entry.name ?? "") ?? []).flatMap((node) => [
			...Object.entries(entryPlaces).flatMap(([key, property]) =>
				sameValues(
					valuesOf(entry, key),
					textsOf(node, property),
					`JSON-LD ${property} of ${entry.name}`,
				),
			),
			...sameValues(
				["alternateName", "alternateScript.name"].flatMap((key) =>
					valuesOf(entry, key),
				),
				textsOf(node, "alternateName"),
				`JSON-LD alternateName of ${entry.name}`,
			),
			...sameValues(
				authorities(entry),
				textsOf(node, "sameAs"),
				`JSON-LD sameAs of ${entry.name}`,
			),
		]),
	);
}

/** In the order of their kinds. */
function authorities(entry: WitnessedStated): Value[] {
	return ["orcid", "isni", "viaf", "wikidata", "ror"].flatMap((key) =>
		valuesOf(entry, key),
	);
}

function inOpf({ opf }: EpubReading, stated: Credits): Finding[] {
	const credits = stated.filter(
		(item) => isOfAuthors(item) || isOfContributors(item),
	);
	const entries = entriesByName(stated);
	const compare = (agent: OpfAgent, own: Credits) => {
		const [first] = own;
		if (!first) return [];
		const [entry] = entries.get(agent.name) ?? [];
		const roles = own
			.flatMap(rolesOf)
			.filter(({ text }) => terms.has(text))
			.filter(
				({ text }, index, all) =>
					all.findIndex((role) => role.text === text) === index,
			);
		return [
			...sameValues(
				roles,
				agent.roles.map(({ code }) => termOf(code)),
				`roles of ${agent.name}, ${agent.where}`,
			),
			...sameValues(
				valuesOf(first, "affiliation"),
				agent.affiliation,
				`schema:affiliation of ${agent.name}, ${agent.where}`,
			),
			...(entry ? compareEntry(agent, entry) : []),
		];
	};
	const creditsOf = (test: (item: WitnessedStated) => boolean) =>
		groupBy(credits.filter(test), ({ name }) => name);
	const authors = creditsOf((item) => !isOfChapter(item) && isOfAuthors(item));
	const contributors = creditsOf(
		(item) => !isOfChapter(item) && isOfContributors(item),
	);
	const ofChapters = creditsOf(isOfChapter);
	return [
		...opf.creators.flatMap((agent) =>
			compare(agent, authors.get(agent.name) ?? []),
		),
		...opf.contributors.flatMap((agent) =>
			compare(
				agent,
				// Whom only chapters credit, with all that they have done there.
				contributors.get(agent.name) ?? ofChapters.get(agent.name) ?? [],
			),
		),
	];
}

function compareEntry(agent: OpfAgent, entry: WitnessedStated): Finding[] {
	const filed = valuesOf(entry, "fileAs");
	return [
		...(filed.length > 0
			? sameValues(filed, agent.fileAs, `file-as of ${agent.name}`)
			: []),
		...sameValues(
			valuesOf(entry, "alternateScript.name"),
			agent.alternateScript.map(({ name }) => name),
			`alternate-script of ${agent.name}, ${agent.where}`,
		),
		...sameValues(
			authorities(entry),
			agent.sameAs,
			`schema:sameAs of ${agent.name}, ${agent.where}`,
		),
	];
}

/** Lines in which people stand with the words of their roles, their organizations, places and titles. */
function inPrint(
	reading: PageEdition | PdfReading,
	stated: Credits,
	words: Witness["words"],
): Finding[] {
	const lines = linesBesideText(reading);
	const chapters = [...new Set(stated.map(({ chapter }) => chapter))];
	const [work] = stated.filter(({ of }) => of === "work");
	const isVerbatim = work && valuesOf(work, "creditLines").length > 0;
	return chapters.flatMap((chapter) => {
		const own = stated.filter((item) => item.chapter === chapter);
		const authors = own.filter(isOfAuthors);
		const others = own.filter(isOfContributors);
		return [
			...printedInOrder(bylineOf(authors, words), lines),
			...(isVerbatim && chapter === undefined
				? []
				: [
						...linesOfRoles(others, words).flatMap((line) =>
							printedInOrder(line, lines),
						),
						...others
							.filter(isPlain)
							.flatMap((credit) =>
								printedInOrder(besideName(credit, stated, words), lines, false),
							),
					]),
		];
	});
}

/** A part of a line: a value that is stated, or what the language says around it, in one of these forms. */
type Part = Value | { readonly oneOf: readonly string[] };

function said(...forms: (string | undefined)[]): Part[] {
	const oneOf = forms.filter(
		(form): form is string => form !== undefined && bareText(form) !== "",
	);
	return oneOf.length > 0 ? [{ oneOf }] : [];
}

/** The names, each with what stands behind it; an organization that is everybody’s stands once, at the end. */
function bylineOf(authors: Credits, words: Witness["words"]): Part[] {
	const [first] = authors;
	const shared = first ? valuesOf(first, "affiliation") : [];
	const isShared =
		shared.length === 1 &&
		authors.every(
			(author) =>
				valuesOf(author, "jobTitle").length === 0 &&
				valuesOf(author, "affiliation")
					.map(({ text }) => text)
					.join() === shared[0]?.text,
		);
	return [
		...bylineLead(authors, words),
		...listed(
			authors.map((author) => [
				...valuesOf(author, "person", "organization"),
				...valuesOf(author, "jobTitle"),
				...(isShared ? [] : valuesOf(author, "affiliation")),
			]),
			words,
		),
		...(isShared ? shared : []),
	];
}

/** What all of them are said to be, or else to have done; “By” where they did several things. */
function bylineLead(authors: Credits, words: Witness["words"]): Part[] {
	const labels = new Set(authors.map(labelOf));
	const [label] = labels;
	if (labels.size === 1 && label !== undefined) return said(label);
	const [role, ...others] = new Set(authors.map(firstRole));
	const isOne = role !== undefined && role !== termOf("aut");
	const own = isOne && others.length === 0 ? leadOf(role, words) : undefined;
	return authors.length > 0 ? said(own ?? words?.by) : [];
}

function labelOf(credit: WitnessedStated): string | undefined {
	return valuesOf(credit, "label")[0]?.text;
}

/** The term of the first that is a relator. */
function firstRole(credit: WitnessedStated): string | undefined {
	return rolesOf(credit).find(({ text }) => terms.has(text))?.text;
}

/** By its term; nothing where the language has no words for the role. */
function leadOf(role: string, words: Witness["words"]): string | undefined {
	return Object.entries(words?.roles ?? {}).find(
		([code]) => termOf(code) === role,
	)?.[1];
}

/** Those whose role has no line of its own. */
function isPlain(credit: WitnessedStated): boolean {
	return labelOf(credit) === undefined && firstRole(credit) === termOf("ctb");
}

/** With the words of the language before the last. */
function listed(
	members: readonly (readonly Value[])[],
	words: Witness["words"],
): Part[] {
	const and = members.length === 2 ? words?.betweenTwo : words?.beforeLast;
	const forms = (and ?? []).map((form) => form.replace(/^[,،、]/u, ""));
	return members.flatMap((member, index): readonly Part[] =>
		index > 0 && index === members.length - 1
			? [...said(...forms), ...member]
			: member,
	);
}

/** One for each role, with all who had it. */
function linesOfRoles(others: Credits, words: Witness["words"]): Part[][] {
	const groups = groupBy(
		others.filter((credit) => !isPlain(credit)),
		(credit) => {
			const role = firstRole(credit) ?? "";
			return labelOf(credit) ?? leadOf(role, words) ?? inEnglish(role);
		},
	);
	return [...groups].map(([lead, credits]) => [
		// Of records of earlier versions, no words are known but those that are stated.
		...(words || credits.some(labelOf) ? said(lead) : []),
		...listed(
			credits.map((credit) => [
				...valuesOf(credit, "person", "organization"),
				...valuesOf(credit, "location"),
			]),
			words,
		),
	]);
}

/** What MARC calls a role, at the beginning of a line. */
function inEnglish(term: string): string {
	const code = relatorCodes.find((one) => termOf(one) === term) ?? term;
	const words = relatorTerm(code);
	return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** A name, and all that stands in its line: the place, the organization, and who these people are to the work. */
function besideName(
	credit: WitnessedStated,
	stated: Credits,
	words: Witness["words"],
): Part[] {
	const [affiliation] = valuesOf(credit, "affiliation");
	const entry = stated.find(
		(item) => isEntry(item) && item.name === affiliation?.text,
	);
	const [possessive] = entry ? valuesOf(entry, "possessive") : [];
	const organizationOf = (name: string): Part[] =>
		words?.isPossessive
			? said(possessive?.text ?? possessiveOf(name))
			: said(name, ...(words ? [] : [possessive?.text]));
	return [
		...valuesOf(credit, "person", "organization"),
		...valuesOf(credit, "location"),
		...(affiliation ? organizationOf(affiliation.text) : []),
		...(words?.contributed ?? []).flatMap((text) => said(text)),
	];
}

/** As much of it as every style sets: “Reuters’”, of which Chicago’s “Reuters’s” is more. */
function possessiveOf(name: string): string {
	return `${name}’${/s$/i.test(name) ? "" : "s"}`;
}

/** A finding where no one line holds all of the parts, in their order or in any. */
function printedInOrder(
	parts: readonly Part[],
	lines: readonly string[],
	isInOrder = true,
): Finding[] {
	const texts = parts.map((part) =>
		"oneOf" in part ? part.oneOf : [part.text],
	);
	const forms = texts.map((oneOf) => oneOf.flatMap(drawnName).map(bareText));
	const isSaid = (line: string) => {
		// There it is a matter of opinion what is read first.
		if (rightToLeft.test(line))
			return texts.every((oneOf) =>
				oneOf.some((text) => hasWordsDrawn(line, text)),
			);
		let from = 0;
		return forms.every((own) => {
			const ends = own
				.map((form) => [line.indexOf(form, from), form.length] as const)
				.filter(([at]) => at >= 0)
				.map(([at, length]) => at + length);
			if (isInOrder) from = Math.min(...ends);
			return ends.length > 0;
		});
	};
	if (texts.length === 0 || lines.some(isSaid)) return [];
	const [value] = parts.filter((part) => "text" in part);
	const whole = texts.flatMap(([text = ""]) => text.trim());
	const lost = whole.filter((_, index) =>
		forms[index]?.every((form) => !lines.some((line) => line.includes(form))),
	);
	return [
		{
			expected: listText(whole),
			actual: nothing,
			where: "the printed credits: a line that has them together",
			manuscript: value?.manuscript,
			about: { lacks: lost.length > 0 ? lost : whole },
		},
	];
}
