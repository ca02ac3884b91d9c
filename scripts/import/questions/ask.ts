/** Questions in a terminal: what was read, what may be answered, with back and skip. */
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { roleCodes } from "../copy/roles.ts";
import type { Question } from "./questions.ts";
import {
	type AnsweredAgent,
	type Answers,
	type CreditAnswer,
	type LineAnswer,
	wordAnswers,
} from "./settle.ts";

interface Dialogue {
	readonly input: Readable;
	readonly output: Writable;
	readonly signal?: AbortSignal | undefined;
}

const help =
	"Answer with a number, with credits (“author Priya Halloran, CNN; photographer Owen Castellane”), with “date 2025-03-18”, or with b (back) or s (skip).";

/** Asks each question in turn; what is skipped stays open. Ends early when the input ends. */
export async function ask(
	questions: readonly Question[],
	before: Answers,
	dialogue: Dialogue,
): Promise<Answers> {
	const lines = createInterface({
		input: dialogue.input,
		terminal: false,
		...(dialogue.signal ? { signal: dialogue.signal } : {}),
	});
	const replies = lines[Symbol.asyncIterator]();
	const say = (text: string) => dialogue.output.write(`${clean(text)}\n`);
	const given = new Map<number, Answers>();
	try {
		say(help);
		for (let at = 0; at < questions.length; ) {
			const question = questions[at];
			if (!question) break;
			say(present(question, at, questions.length));
			const { value, done } = await replies.next();
			if (done) break;
			const reply = String(value).trim();
			if (/^b(?:ack)?$/i.test(reply)) {
				at = Math.max(0, at - 1);
				given.delete(at);
				continue;
			}
			const answer = /^s(?:kip)?$/i.test(reply)
				? {}
				: readReply(question, reply);
			if (answer === undefined) {
				say(`Unexpected answer “${reply}”. ${help}`);
				continue;
			}
			given.set(at, { lines: {}, fileAs: {}, ...answer });
			at += 1;
		}
	} finally {
		lines.close();
	}
	return [...given.values()].reduce(mergeAnswers, before);
}

function mergeAnswers(first: Answers, second: Answers): Answers {
	return {
		...first,
		...second,
		lines: { ...first.lines, ...second.lines },
		fileAs: { ...first.fileAs, ...second.fileAs },
	};
}

function present(question: Question, at: number, count: number): string {
	const place = question.line === undefined ? "" : `, line ${question.line}`;
	return [
		"",
		`${at + 1} of ${count}${place}`,
		...(question.source
			? [`  “${question.source.replace(/\s*\n\s*/g, " ⏎ ")}”`]
			: []),
		...question.reasons.map((reason) => `  ${reason}`),
		...(question.read ? [`  Read as: ${question.read}`] : []),
		...question.choices.map(
			(choice, index) => `  ${index + 1}  ${choice.answer}: ${choice.means}`,
		),
	].join("\n");
}

/** The answers that a reply gives; nothing when it fits no question. */
function readReply(
	question: Question,
	reply: string,
): Partial<Answers> | undefined {
	if (reply === "") return undefined;
	if (question.id === "title") return { title: reply };
	if (question.id.startsWith("fileAs: "))
		return { fileAs: { [question.id.slice("fileAs: ".length)]: reply } };
	if (question.id === "author") return readAuthorReply(reply);
	const chosen =
		question.choices[Number(reply) - 1]?.answer ??
		question.choices.find((choice) => choice.answer === reply)?.answer;
	const word = wordAnswers.find((one) => one === chosen);
	const answer: LineAnswer | undefined = word ?? readCreditReply(reply);
	return answer === undefined
		? undefined
		: { lines: { [question.id]: answer } };
}

function readAuthorReply(reply: string): Partial<Answers> | undefined {
	const reason = /^noByline:? (.+)$/i.exec(reply)?.[1];
	if (reason) return { noByline: reason };
	const credits = readCreditReply(
		/^author\b/i.test(reply) ? reply : `author ${reply}`,
	);
	return credits?.author ? { author: credits.author } : undefined;
}

/** "author A, ORG; photographer B in PLACE; date 2025-03-18". */
export function readCreditReply(reply: string): CreditAnswer | undefined {
	const author: AnsweredAgent[] = [];
	const contributor: AnsweredAgent[] = [];
	const dates: { date?: string; dateModified?: string } = {};
	for (const part of reply.split(/\s*;\s*/).filter((text) => text !== "")) {
		const [, word = "", rest = ""] = /^(\S+?):? +(.+)$/u.exec(part) ?? [];
		if (word === "date" || word === "dateModified") dates[word] = rest;
		else if (Object.hasOwn(roleCodes, word))
			(word === "author" ? author : contributor).push({
				...readAgent(rest),
				role: word,
			});
		else return undefined;
	}
	const people =
		author.length + contributor.length > 0 ? { author, contributor } : {};
	return Object.keys({ ...people, ...dates }).length > 0
		? { ...people, ...dates }
		: undefined;
}

function readAgent(text: string): AnsweredAgent {
	const [, whole = text, location] = /^(.+?)(?: in (.+))?$/u.exec(text) ?? [];
	const at = whole.lastIndexOf(", ");
	const isSuffix = /^(?:Jr|Sr)\.?$/.test(whole.slice(at + 2));
	return {
		name: at > 0 && !isSuffix ? whole.slice(0, at) : whole,
		...(at > 0 && !isSuffix ? { affiliation: whole.slice(at + 2) } : {}),
		...(location ? { location } : {}),
	};
}

/** Copy cannot move the cursor. */
function clean(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
		character === "\n" ? "\n" : "",
	);
}
