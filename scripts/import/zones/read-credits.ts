/** One credit sentence → who is credited for what. A sentence is read whole or not at all. */

import type { Fault } from "../../model/problem.ts";
import { type AgentContext, readAgents } from "../copy/read-agents.ts";
import { type Clause, splitClauses } from "../copy/read-leads.ts";
import type { CopyReading, WireAgent, WireCredit } from "../model.ts";
import { nothing } from "../model.ts";

export interface CreditContext extends AgentContext {
	readonly line: number;
}

/** Joins readings in their order; of what is said once, the last stands. */
export function joinReadings(readings: readonly CopyReading[]): CopyReading {
	const last = <Key extends keyof CopyReading>(key: Key): CopyReading[Key] =>
		readings.findLast((reading) => reading[key] !== undefined)?.[key] ??
		nothing[key];
	return {
		byline: readings.flatMap((reading) => reading.byline),
		contributors: readings.flatMap((reading) => reading.contributors),
		organization: last("organization"),
		provider: last("provider"),
		date: last("date"),
		dateModified: last("dateModified"),
		dateline: last("dateline"),
		located: last("located"),
		note: last("note"),
		copyrightNotice: last("copyrightNotice"),
		genre: last("genre"),
		flags: readings.flatMap((reading) => reading.flags),
	};
}

/** Clauses with leads: "By A, photographs by B", "Reporting by A; Editing by B". Nothing when a clause has no lead. */
export function readLedCredits(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const clauses = splitClauses(text);
	if (clauses.length === 0 || clauses.some((clause) => !clause.roles))
		return undefined;
	const reading = joinReadings(
		clauses.map((clause) => readClause(clause, context)),
	);
	return { ...reading, flags: [...reading.flags, ...lastOnly(reading)] };
}

/** "By A with B, CNN": whether the organization is B’s or everybody’s, the line does not say. */
function lastOnly({ byline, contributors }: CopyReading): Fault[] {
	const last = contributors.at(-1);
	const bare = byline.some(
		(one) => one.kind === "person" && one.affiliation === undefined,
	);
	if (!bare || last?.affiliation === undefined) return [];
	return [
		{
			rule: "affiliation-unclear",
			message: `Unexpected organization “${last.affiliation}” after the last name only: answer with each person’s organization`,
		},
	];
}

function readClause(clause: Clause, context: CreditContext): CopyReading {
	const language =
		clause.roles?.language === "en"
			? context.language
			: (clause.roles?.language ?? context.language);
	const inside = { ...context, language };
	const roles = clause.roles?.roles ?? [];
	const rest = clause.rest.replace(/^(?:the|a) (?=pool\b)/i, "");
	if (rest === "") return { ...nothing, flags: [unread(clause.lead)] };
	const source =
		/^(.+?),? from an? (?:report|story|article|book|novel|essay|original) by (.+)$/iu.exec(
			rest,
		);
	if (source)
		return joinReadings([
			author(source[2] ?? "", inside, {}),
			credited(source[1] ?? "", roles, clause.lead, inside),
		]);
	const people = rest.replace(
		/,? from (?:wire|agency|staff|news|press) (?:reports|services|dispatches|agencies)$/iu,
		"",
	);
	if (!roles.includes("author"))
		return credited(people, roles, clause.lead, inside);
	const first = author(people, inside, genreOf(clause), authorLabel(clause));
	const others = roles.filter((role) => role !== "author");
	return others.length > 0
		? joinReadings([first, credited(people, others, clause.lead, inside)])
		: first;
}

/** "Story by" and "Analysis by" are printed as they were; "By", "Text:" and leads of several roles are not. */
function authorLabel(clause: Clause): string | undefined {
	const several = (clause.roles?.roles.length ?? 0) > 1;
	return !several && /\S\s+by$/iu.test(clause.lead) ? clause.lead : undefined;
}

function genreOf(clause: Clause): Partial<CopyReading> {
	return clause.roles?.genre ? { genre: clause.roles.genre } : {};
}

/** A byline, with those whom "with" and "as told to" set apart. */
function author(
	text: string,
	context: CreditContext,
	more: Partial<CopyReading>,
	label?: string,
): CopyReading {
	const told = /^(.+?),?\s+as\s+told\s+to\s+(.+)$/isu.exec(text);
	if (told)
		return joinReadings([
			author(told[1] ?? "", context, more, label),
			credited(told[2] ?? "", ["writer"], "as told to", context),
		]);
	const helped = /^(.+?),?\s+with\s+(.+)$/isu.exec(text);
	if (helped)
		return joinReadings([
			author(helped[1] ?? "", context, more, label),
			credited(helped[2] ?? "", ["contributor"], "with", context),
		]);
	const list = readAgents(text, context);
	return {
		...nothing,
		...more,
		byline: credit(list.agents, "author", label, context),
		organization: list.organization,
		provider: list.provider,
		flags: list.flags,
	};
}

function credited(
	text: string,
	roles: readonly string[],
	label: string,
	context: CreditContext,
): CopyReading {
	const list = readAgents(text, context);
	return {
		...nothing,
		contributors: roles.flatMap((role) =>
			credit(list.agents, role, label, context),
		),
		organization: list.organization,
		provider: list.provider,
		flags: list.flags,
	};
}

function credit(
	agents: readonly WireAgent[],
	role: string,
	label: string | undefined,
	context: CreditContext,
): WireCredit[] {
	return agents.map((agent) => ({
		...agent,
		role,
		line: context.line,
		...(label ? { label: label.replace(/\s+/g, " ") } : {}),
	}));
}

function unread(text: string): Fault {
	return {
		rule: "credit-unread",
		message: `Unread credit “${text.slice(0, 120)}”: answer with the people that it names, or with text if it is none`,
	};
}

const work =
	"(?:report|reporting|story|article|piece|dispatch|coverage|analysis|investigation|newsletter|project|research|column|series)";
const share =
	"(?:reporting|research|writing|photography|photographs|photos|video|graphics|editing|translation)";
const verb = new RegExp(
	`\\s(?:also )?(?:have |has )?contributed(?:\\s+(?<share>(?:additional |further )?${share}(?: and ${share})?)(?: (?:to|for) (?:this|the) ${work})?|\\s+to (?:this|the) (?<work>${work}))?(?=$|[\\s;,.])`.replaceAll(
		" ",
		"\\s",
	),
	"giu",
);
const shares: Readonly<Record<string, string>> = {
	reporting: "reporter",
	research: "researcher",
	writing: "writer",
	photography: "photographer",
	photographs: "photographer",
	photos: "photographer",
	video: "videographer",
	graphics: "illustrator",
	editing: "editor",
	translation: "translator",
};

/** "ORG’s A in P and B contributed to this report", "A contributed reporting from P and B from Q". */
export function readContribution(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const verbs = [...text.matchAll(verb)];
	if (verbs.length === 0) return undefined;
	const readings: CopyReading[] = [];
	let from = 0;
	for (const [index, match] of verbs.entries()) {
		const end = match.index + match[0].length;
		const roles = rolesOf(match);
		const subject = text.slice(from, match.index).replace(/,$/, "");
		const read = credited(subject, roles, "contributed", context);
		const after = readAfter(
			text.slice(end, verbs[index + 1]?.index),
			index < verbs.length - 1,
		);
		if (!after) return undefined;
		readings.push(located(read, after.place));
		if (index < verbs.length - 1) from = end + after.next;
		else if (after.gapped) {
			const gapped = credited(after.gapped, roles, "contributed", context);
			if (gapped.contributors.some((one) => one.location === undefined))
				return undefined;
			readings.push(gapped);
		}
	}
	return joinReadings(readings);
}

function rolesOf(match: RegExpMatchArray): string[] {
	const said = match.groups?.share
		?.toLowerCase()
		.replace(/^(?:additional|further) /, "");
	if (!said) return ["contributor"];
	return said.split(" and ").map((word) => shares[word] ?? "contributor");
}

function located(reading: CopyReading, place: string | undefined): CopyReading {
	if (place === undefined) return reading;
	return {
		...reading,
		contributors: reading.contributors.map((one) =>
			one.location === undefined && one.kind === "person"
				? { ...one, location: place }
				: one,
		),
	};
}

interface After {
	readonly place?: string | undefined;
	/** Where the next subject begins. */
	readonly next: number;
	readonly gapped?: string | undefined;
}

/** What follows the verb: a place, then the next subject, or agents that share the verb. */
function readAfter(text: string, more: boolean): After | undefined {
	const whole = placeOf(text);
	if (!more && whole !== undefined)
		return { place: whole === "" ? undefined : whole, next: text.length };
	for (const match of text.matchAll(
		/(?:;|,)?\s*\b(?:and|while)\s|;\s*|,\s/giu,
	)) {
		const place = placeOf(text.slice(0, match.index));
		if (place === undefined) continue;
		const next = match.index + match[0].length;
		const rest = text.slice(next);
		if (/^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)?$/u.test(rest) && !more) continue;
		return {
			place: place === "" ? undefined : place,
			next,
			gapped: more ? undefined : rest,
		};
	}
	return undefined;
}

/** "from Paris" → Paris; "" for nothing; undefined for anything else. */
function placeOf(text: string): string | undefined {
	const said = text.trim().replace(/\s+/g, " ");
	if (said === "") return "";
	const match =
		/^(?:from|in)\s+((?:the )?[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?:\s(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*|de|da|do|del|la|le|of|the|am|upon|and(?= the ))){0,4}(?:, [\p{Lu}][\p{L}.]+(?: \p{Lu}\p{L}+)?)?),?$/u.exec(
			said,
		);
	return match?.[1]?.replace(/^the (?=\p{Ll})/u, "");
}
