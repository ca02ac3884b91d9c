/** Compares the people and organizations of the JSON-LD with the record: search engines take credits from here. */

import { relatorTerm } from "../../../credits/roles.ts";
import type {
	CreditRecord,
	RecordedAgent,
} from "../../../statement/credit-record.ts";
import { jsonLdOfRecord } from "../../account/json-ld-of-record.ts";
import { listText, sameList } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import {
	agentIn,
	type JsonLdNode,
	leavesOf,
	nameOf,
	nodesOf,
	textsOf,
	topNodes,
} from "../../json-ld.ts";
import type { Finding, Rule } from "../../rule.ts";

export const jsonLdNamesTheMakers: Rule = {
	id: "H01",
	says: "One JSON-LD node describes the work, with the authors and the contributors of the record, in order and in their roles.",
	clause:
		"schema.org author, editor and contributor; Google, Article: every author in an object of its own",
	html: (html, { record }) => {
		const nodes = topNodes(html);
		const [work] = nodes;
		if (!work || nodes.length > 1)
			return [
				{
					expected: "one JSON-LD node",
					actual: work ? `${nodes.length} of them` : nothing,
					where: "script",
					about: work
						? { has: leavesOf(jsonLdOfRecord(record)) }
						: { lacks: leavesOf(jsonLdOfRecord(record)) },
				},
			];
		return [
			...compareAuthors(work, record),
			...compareContributors(work, record),
			...compareChapters(work, record),
			...sameList(
				record.creditLines.length > 0
					? [record.creditLines.map((line) => line.text).join("\n")]
					: [],
				textsOf(work, "creditText"),
				"JSON-LD creditText",
			),
		];
	},
};

function compareAuthors(work: JsonLdNode, record: CreditRecord): Finding[] {
	const editors = record.byline.agents.filter((agent) =>
		isEditorOfBook(agent, record),
	);
	const authors = record.byline.agents.filter(
		(agent) => !editors.includes(agent),
	);
	return [
		...compareAgents(work, "author", authors),
		...compareAgents(work, "editor", editors),
	];
}

/** A book’s primary editors are no authors, and `editor` takes persons alone. */
function isEditorOfBook(agent: RecordedAgent, record: CreditRecord): boolean {
	return (
		record.type === "Book" &&
		agent.kind === "person" &&
		agent.roles.every((role) => ["edt", "edc", "edd"].includes(role))
	);
}

function compareContributors(
	work: JsonLdNode,
	record: CreditRecord,
): Finding[] {
	const own = record.contributors.filter((agent) => !agent.chapterOnly);
	const found = nodesOf(work, "contributor");
	const roles = found.map((node) => listText(textsOf(node, "roleName")));
	return [
		...compareAgents(work, "contributor", own),
		// Of one who is lost, or too much, the names tell.
		...(found.length === own.length
			? sameList(
					own.map((agent) => listText(agent.roles.map(relatorTerm))),
					roles,
					"JSON-LD roleName",
				)
			: []),
	];
}

function compareChapters(work: JsonLdNode, record: CreditRecord): Finding[] {
	if (record.type !== "Book") return [];
	const parts = nodesOf(work, "hasPart");
	return record.chapters.flatMap((chapter, index) =>
		compareAgents(
			parts[index] ?? {},
			"author",
			chapter.byline.agents,
			` of chapter ${chapter.title}`,
		),
	);
}

function compareAgents(
	node: JsonLdNode,
	property: string,
	agents: readonly RecordedAgent[],
	of = "",
): Finding[] {
	const found = nodesOf(node, property).map((item) => agentIn(item, property));
	return [
		...sameList(
			agents.map((agent) => agent.name),
			found.map(nameOf),
			`JSON-LD ${property}${of}`,
		),
		...agents.flatMap((agent, index) => {
			const own = found[index];
			if (!own || nameOf(own) !== agent.name) return [];
			return [
				...sameList(
					agent.affiliation ?? [],
					nodesOf(own, "affiliation").map(nameOf),
					`JSON-LD affiliation of ${agent.name}`,
				),
				...sameList(
					[agent.kind === "person" ? "Person" : "Organization"],
					textsOf(own, "@type"),
					`JSON-LD @type of ${agent.name}`,
				),
			];
		}),
	];
}
