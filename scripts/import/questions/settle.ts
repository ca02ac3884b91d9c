/** A person’s answers → lines that are settled: nothing is guessed, and an answer to no question is a problem. */
import type { Problem } from "../../model/problem.ts";
import type { AgentKind, CopyReading, WireCredit, WireLine } from "../model.ts";
import { nothing } from "../model.ts";
import { describeReading } from "./questions.ts";

export interface AnsweredAgent {
	readonly name: string;
	readonly kind?: AgentKind | undefined;
	readonly role?: string | undefined;
	readonly label?: string | undefined;
	readonly affiliation?: string | undefined;
	readonly location?: string | undefined;
	readonly jobTitle?: string | undefined;
}

/** Who a line credits, or when it says that the work appeared. */
export interface CreditAnswer {
	readonly author?: readonly AnsweredAgent[] | undefined;
	readonly contributor?: readonly AnsweredAgent[] | undefined;
	readonly date?: string | undefined;
	readonly dateModified?: string | undefined;
	readonly dateline?: string | undefined;
	readonly organization?: string | undefined;
	readonly provider?: string | undefined;
}

export const wordAnswers = [
	"accept",
	"text",
	"headline",
	"subtitle",
	"kicker",
	"editorNote",
	"correction",
	"updateNote",
	"left-out",
] as const;

export type LineAnswer = (typeof wordAnswers)[number] | CreditAnswer;

export interface Answers {
	readonly title?: string | undefined;
	/** By line of the source. */
	readonly lines: Readonly<Record<string, LineAnswer>>;
	/** Sort forms, by printed name. */
	readonly fileAs: Readonly<Record<string, string>>;
	/** The whole byline, where the copy has none or a page contradicts itself. */
	readonly author?: readonly AnsweredAgent[] | undefined;
	readonly noByline?: string | undefined;
}

export const noAnswers: Answers = { lines: {}, fileAs: {} };

export interface Settled {
	readonly lines: readonly WireLine[];
	readonly title?: string | undefined;
	readonly subtitle?: string | undefined;
	readonly kicker?: string | undefined;
	readonly problems: readonly Problem[];
}

/** Applies the answers to the open lines. */
export function settle(
	lines: readonly WireLine[],
	answers: Answers,
	file: string,
): Settled {
	const problems: Problem[] = [];
	const said: Record<string, string> = {};
	const used = new Set<string>();
	const settled = lines.map((line) => {
		const answer = answers.lines[String(line.line)];
		if (answer === undefined) return line;
		used.add(String(line.line));
		if (line.status !== "open") return line;
		const changed = settleLine(line, answer);
		if (typeof changed === "string") {
			problems.push({
				rule: "answer-unexpected",
				message: changed,
				file,
				line: line.line,
				source: line.text,
			});
			return line;
		}
		if (answer === "headline" || answer === "subtitle" || answer === "kicker")
			said[answer] = line.text.replace(/\s+/g, " ");
		return changed;
	});
	for (const id of Object.keys(answers.lines))
		if (!used.has(id))
			problems.push({
				rule: "answer-unexpected",
				message: `Unexpected answer for line ${id}: no line of copy begins there`,
				file,
			});
	return {
		lines: settled,
		title: said.headline,
		subtitle: said.subtitle,
		kicker: said.kicker,
		problems,
	};
}

/** The settled line, or why the answer cannot be. */
function settleLine(line: WireLine, answer: LineAnswer): WireLine | string {
	if (typeof answer !== "string")
		return { ...line, status: "parsed", reading: answered(line, answer) };
	if (answer === "accept")
		return describeReading(line.reading)
			? { ...line, status: "parsed", reading: { ...line.reading, flags: [] } }
			: "Unexpected answer accept: nothing was read from this line; answer with the people that it names";
	if (answer === "text") return { ...line, status: "text", reading: nothing };
	if (
		answer === "editorNote" ||
		answer === "correction" ||
		answer === "updateNote"
	) {
		const text = line.text.replace(/\s+/g, " ");
		return {
			...line,
			status: "parsed",
			rule: "note",
			reading: { ...nothing, note: { kind: answer, text } },
		};
	}
	return { ...line, status: "left-out", rule: answer, reading: nothing };
}

function answered(line: WireLine, answer: CreditAnswer): CopyReading {
	const people =
		answer.author !== undefined || answer.contributor !== undefined;
	const kept = people ? nothing : line.reading;
	return {
		...line.reading,
		...nothing,
		byline: answer.author
			? answer.author.map((agent) => toCredit(agent, "author", line.line))
			: kept.byline,
		contributors: answer.contributor
			? answer.contributor.map((agent) =>
					toCredit(agent, "contributor", line.line),
				)
			: kept.contributors,
		organization: answer.organization ?? kept.organization,
		provider: answer.provider ?? kept.provider,
		date: answer.date ?? line.reading.date,
		dateModified: answer.dateModified ?? line.reading.dateModified,
		dateline: answer.dateline ?? line.reading.dateline,
		flags: [],
	};
}

/** An agent of an answer as a credit. */
export function toCredit(
	agent: AnsweredAgent,
	role: string,
	line: number,
): WireCredit {
	return {
		...agent,
		kind: agent.kind ?? "person",
		role: agent.role ?? role,
		line,
	};
}
