/** The lines above the text: dates, bylines, what stands under a byline, headlines. Every line is read or asked about. */

import {
	isNameShaped,
	organizationLikeness,
	titleLikeness,
} from "../../names/read-name.ts";
import { sameWords } from "../copy/fold-text.ts";
import { readAgents } from "../copy/read-agents.ts";
import { looksLikePartialDate, readDates } from "../copy/read-dates.ts";
import { splitClauses } from "../copy/read-leads.ts";
import { readLead } from "../copy/roles.ts";
import { isSentence, longestCredit } from "../copy/triggers.ts";
import type { CopyReading, WireCredit } from "../model.ts";
import { nothing } from "../model.ts";
import {
	type CreditContext,
	joinReadings,
	readLedCredits,
} from "./read-credits.ts";
import { type LineResult, open, parsed } from "./read-tail.ts";

interface HeadLine {
	/** 1-based line of the source at which it begins. */
	readonly line: number;
	/** Two lines are joined where the copy wraps. */
	readonly text: string;
	readonly result: LineResult;
}

export interface HeadContext extends Omit<CreditContext, "line"> {
	/** The title as it is given, and as the source marks it. */
	readonly headlines: readonly string[];
}

interface SourceLine {
	readonly line: number;
	readonly text: string;
	/** Lines of one block may be one line that was wrapped. */
	readonly block: number;
}

/** Reads the head; lines of the same block may be joined. */
export function readHead(
	lines: readonly SourceLine[],
	context: HeadContext,
): HeadLine[] {
	const found: HeadLine[] = [];
	for (let at = 0; at < lines.length; ) {
		const first = lines[at];
		if (!first) break;
		const count = joinCount(lines, at, context);
		const text = lines
			.slice(at, at + count)
			.map((line) => line.text)
			.join("\n");
		const under = found.at(-1);
		const attached =
			under && count === 1
				? readUnderline(first.text, under, { ...context, line: first.line })
				: undefined;
		if (attached && under) {
			found[found.length - 1] = { ...under, result: attached.byline };
			found.push({ line: first.line, text, result: attached.underline });
		} else
			found.push({
				line: first.line,
				text,
				result: readHeadLine(text, { ...context, line: first.line }),
			});
		at += count;
	}
	return found.map((line, index) => {
		const before = found[index - 1];
		const continues =
			before !== undefined &&
			line.result.rule === "byline" &&
			mayContinue(before, line, lines);
		return continues || mayContinue(line, found[index + 1], lines)
			? doubtEnd(line)
			: line;
	});
}

/** Whether the line under a byline, in the same block, may be the rest of it. */
function mayContinue(
	line: HeadLine,
	next: HeadLine | undefined,
	lines: readonly SourceLine[],
): boolean {
	if (!next || line.result.rule !== "byline") return false;
	const blockOf = (one: HeadLine) =>
		lines.find((other) => other.line === one.line)?.block;
	const unled = next.result.rule === "byline" && !isLed(next.text);
	return (
		blockOf(line) === blockOf(next) &&
		(unled || next.result.rule === "head-line")
	);
}

function doubtEnd(line: HeadLine): HeadLine {
	const { reading } = line.result;
	const flag = {
		rule: "byline-continued",
		message: `Unexpected line under the byline “${line.text.slice(0, 100)}”: it may continue it; accept the byline if it is whole`,
	};
	return {
		...line,
		result: parsed("byline", { ...reading, flags: [...reading.flags, flag] }),
	};
}

/** How many lines from `at` are one line that was wrapped. */
function joinCount(
	lines: readonly SourceLine[],
	at: number,
	context: HeadContext,
): number {
	const first = lines[at];
	if (!first) return 1;
	let count = 1;
	for (; count < 5; count += 1) {
		const last = lines[at + count - 1];
		const next = lines[at + count];
		if (!last || !next || next.block !== first.block) break;
		const joined = lines
			.slice(at, at + count)
			.map((line) => line.text)
			.join("\n");
		if (
			!continues(last.text, next.text, joined, { ...context, line: first.line })
		)
			break;
	}
	return count;
}

const openEnd =
	/(?:[,&|/–—]|\s-|\b(?:and|by|of|the|in|for|to|with|from|et|und|van|von|de|der|al|told|special))$|^by:?$/iu;
const openStart =
	/^(?:(?:and|&|with|as told|for|of|in|et|und|contributed)\b|[,&;(|/])/u;

function continues(
	last: string,
	next: string,
	joined: string,
	context: CreditContext & HeadContext,
): boolean {
	const whole = `${joined}\n${next}`;
	if (openEnd.test(last) || isBrokenDate(joined, next)) return true;
	if (openStart.test(next)) return isLed(whole);
	if (/^by\s/u.test(next) && endsInRole(last)) return true;
	if (!isLed(joined) || standsAlone(next, context)) return false;
	const before = readHeadLine(joined, context);
	const both = readHeadLine(whole, context).reading.flags.map(
		(flag) => flag.rule,
	);
	if (both.includes("credit-unclear") || both.includes("head-line"))
		return false;
	return before.status === "open" || !both.includes("name-wrapped");
}

function isLed(text: string): boolean {
	return splitClauses(readDates(text).rest).some((clause) => clause.roles);
}

/** "Published 7:05 PM EST, Mon" and, under it, "February 24, 2025". */
function isBrokenDate(joined: string, next: string): boolean {
	if (!/\d|published|updated|posted|modified/iu.test(joined) || isLed(joined))
		return false;
	const both = readDates(`${joined}\n${next}`);
	const found = both.date ?? both.dateModified;
	const before = readDates(joined);
	return (
		found !== undefined &&
		both.rest === "" &&
		before.date === undefined &&
		before.dateModified === undefined
	);
}

/** "…, photography" and, under it, "by Owen Castellane". */
function endsInRole(last: string): boolean {
	const words = last.split(/[\s,;.|]+/);
	return [1, 2, 3].some((count) =>
		readLead(`${words.slice(-count).join(" ")} by`),
	);
}

/** A line that is something by itself continues no other. */
function standsAlone(
	next: string,
	context: CreditContext & HeadContext,
): boolean {
	const alone = readHeadLine(next, context);
	if (alone.status === "left-out" || isUnderline(next, context)) return true;
	if (alone.status === "open")
		return isLed(next) || alone.rule === "date-incomplete";
	return alone.rule === "date" || isLed(next);
}

/** Reads one line of the head. */
function readHeadLine(
	text: string,
	context: CreditContext & HeadContext,
): LineResult {
	if (context.headlines.some((headline) => sameWords(text, headline)))
		return { status: "left-out", rule: "headline", reading: nothing };
	if (text.length > longestCredit) return unknown(text);
	const dates = readDates(text);
	const dated: CopyReading = {
		...nothing,
		date: dates.date,
		dateModified: dates.dateModified,
		flags: dates.flags,
	};
	const found =
		dates.date !== undefined ||
		dates.dateModified !== undefined ||
		dates.flags.length > 0;
	if (dates.rest === "" && found) return parsed("date", dated);
	if (isContact(text))
		return { status: "left-out", rule: "contact", reading: nothing };
	if (!found && looksLikePartialDate(text))
		return open(
			"date-incomplete",
			`Unread date “${text.slice(0, 80)}”: answer with date: "YYYY-MM-DD", or with left-out`,
		);
	const byline = readByline(dates.rest, context);
	if (byline) return parsed("byline", joinReadings([dated, byline]));
	if (found && isTimeOnly(dates.rest)) return parsed("date", dated);
	const rest = unknown(text);
	return found
		? { ...rest, reading: joinReadings([dated, rest.reading]) }
		: rest;
}

/** An address or a handle alone, under a byline. */
function isContact(text: string): boolean {
	return /^(?:[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|@\w{2,40}|https?:\/\/\S{1,300})$/u.test(
		text,
	);
}

function isTimeOnly(rest: string): boolean {
	return /^(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \p{Lu}{2,5})?[\s|,]*)+$/iu.test(
		rest,
	);
}

function unknown(text: string): LineResult {
	return open(
		"head-line",
		`Unexpected line above the text, “${text.slice(0, 120)}”: answer with headline, subtitle, kicker, text, left-out, or the people that it credits`,
	);
}

/** A byline, with its lead or with a known organization at its end. */
function readByline(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const native = readNative(text, context);
	if (native) return native;
	if (/^by-/iu.test(text)) return undefined;
	const clauses = splitClauses(text);
	if (clauses[0]?.roles)
		return isBareProse(text)
			? undefined
			: refuseProse(text, readLedCredits(text, context));
	const org = readUnled(
		clauses.length > 1 ? (clauses[0]?.rest ?? "") : text,
		context,
	);
	if (!org) return undefined;
	const led =
		clauses.length > 1
			? readLedCredits(
					text.slice(text.indexOf(clauses[1]?.lead ?? "")),
					context,
				)
			: nothing;
	return led ? joinReadings([org, led]) : undefined;
}

/** "By Monday evening, crews had reopened": prose, not a name. */
function isBareProse(text: string): boolean {
	return (
		isSentence(text) &&
		/^by (?:\p{Ll}|the |\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:\p{Ll}))/iu.test(
			text,
		) &&
		/^by (?!a staff|our )(?:[\p{Ll}\d]|\p{Lu}\p{Ll}+day \p{Ll})/u.test(
			text.replace(/^B/, "b"),
		)
	);
}

/** A line in which no name was found is no byline. */
function refuseProse(
	text: string,
	reading: CopyReading | undefined,
): CopyReading | undefined {
	if (!reading) return undefined;
	if (
		isSentence(text) &&
		reading.flags.some((flag) => flag.rule === "credit-unclear")
	)
		return { ...nothing, flags: reading.flags };
	return reading;
}

/** "A, ORG" without "By": only where the organization is known. */
function readUnled(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const at = Math.max(text.lastIndexOf(","), text.lastIndexOf("|"));
	const last = at > 0 ? text.slice(at + 1).trim() : "";
	if (
		!context.lexicon.knows(last) ||
		!isNameShaped(text.slice(0, at).split(/,| and /)[0] ?? "")
	)
		return undefined;
	const list = readAgents(text, context);
	const byline = list.agents.map(
		(agent): WireCredit => ({ ...agent, role: "author", line: context.line }),
	);
	return {
		...nothing,
		byline,
		organization: list.organization,
		provider: list.provider,
		flags: list.flags,
	};
}

const reporterSlash =
	/^(?:記者|记者)\s?([\p{Script=Han}、]{2,30})\s?[／/]\s?([\p{Script=Han}]{1,10}?)(?:報導|报道)$/u;
const reporterSpaced =
	/^(?:本报|本報|本社)?(?:记者|記者)\s+([\p{Script=Han}·、 ]{2,30}?)\s+([\p{Script=Han}]{1,8}?)(?:报道|報導|电|電)$/u;
const koreanReporter = /^(\p{Script=Hangul}{2,5})\s?(기자|특파원)$/u;

/** Bylines whose words stand around the name: 記者林若彤／台北報導, 서하린 기자. */
function readNative(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const placed = reporterSlash.exec(text) ?? reporterSpaced.exec(text);
	const names = placed?.[1]?.split(/[、 ]/).filter(Boolean) ?? [];
	if (placed && names.length > 0)
		return {
			...nothing,
			byline: names.map((name) => ({
				name,
				kind: "person",
				location: placed[2],
				role: "author",
				line: context.line,
			})),
			flags: names.some((name) => [...name].length > 4)
				? [
						{
							rule: "name-long",
							message: `Unexpected length of a name in “${text}”: accept it if it is one person`,
						},
					]
				: [],
		};
	const korean = koreanReporter.exec(text);
	if (korean?.[1])
		return {
			...nothing,
			byline: [
				{
					name: korean[1],
					kind: "person",
					jobTitle: korean[2],
					role: "author",
					line: context.line,
				},
			],
		};
	const prefix = /^(?:بقلم|מאת)\s+(.+)$/u.exec(text)?.[1];
	if (
		prefix &&
		/\s[وו]\p{L}|,|،/u.test(
			` ${prefix.split(/\s+/).slice(1).join(" ")}`.replace(/^ (?=\S)/, " "),
		)
	)
		return {
			...nothing,
			flags: [
				{
					rule: "list-unclosed",
					message: `Unexpected conjunction in “${text}”: answer with the people that it names`,
				},
			],
		};
	return undefined;
}

/** "Associated Press", "Staff Writer", "Special to X" under a byline belong to it. */
function readUnderline(
	text: string,
	under: HeadLine,
	context: CreditContext,
): { byline: LineResult; underline: LineResult } | undefined {
	const { reading } = under.result;
	const people = reading.byline;
	if (
		under.result.rule !== "byline" ||
		people.length === 0 ||
		people.some((one) => one.kind !== "person") ||
		readDates(text).rest !== text
	)
		return undefined;
	if (!isUnderline(text, context)) return undefined;
	const list = readAgents(`Ada Byron, ${text}`, context);
	const [one] = list.agents;
	if (!one || list.agents.length !== 1 || one.name !== "Ada Byron")
		return undefined;
	const clash = people.some(
		(person) =>
			(person.affiliation !== undefined && one.affiliation !== undefined) ||
			(person.jobTitle !== undefined && one.jobTitle !== undefined),
	);
	const oneWord =
		!text.includes(" ") &&
		one.jobTitle !== undefined &&
		people.some((person) => person.affiliation !== undefined);
	const several =
		people.length > 1 && one.jobTitle !== undefined && !/s$/.test(one.jobTitle);
	const flags = [
		...list.flags,
		...(clash || several || oneWord
			? [
					{
						rule: "underline-unclear",
						message: `Unexpected line under the byline, “${text}”: answer with the people, each with organization and title`,
					},
				]
			: []),
	];
	const byline = people.map((person) => ({
		...person,
		affiliation: person.affiliation ?? one.affiliation,
		jobTitle: person.jobTitle ?? one.jobTitle,
	}));
	const joined: CopyReading = {
		...reading,
		byline,
		organization: list.organization ?? reading.organization,
		provider: list.provider ?? reading.provider,
		flags: [...reading.flags, ...flags],
	};
	return {
		byline: parsed("byline", joined),
		underline: { status: "left-out", rule: "underline", reading: nothing },
	};
}

function isUnderline(text: string, context: CreditContext): boolean {
	if (
		/^(?:special to|for) (?:the )?\p{Lu}/iu.test(text) &&
		text.split(" ").length < 9
	)
		return true;
	if (splitClauses(text)[0]?.roles) return false;
	const likeness = organizationLikeness(text, context.lexicon);
	if (likeness === "known" || likeness === "likely") return true;
	const [first = "", ...rest] = text.split(/,\s*|\s+\|\s+/);
	const words = first.split(" ");
	const title = words.slice(context.lexicon.prefix(words)).join(" ");
	return (
		titleLikeness(title) === "sure" &&
		rest.every((part) => organizationLikeness(part, context.lexicon) !== "none")
	);
}
