/** The lines under the text: contributions, sign-offs, notes, notices of copyright. */

import { isNameShaped } from "../../names/read-name.ts";
import { readDates } from "../copy/read-dates.ts";
import {
	hasStrongTrigger,
	hasTrigger,
	isOtherContribution,
	isProseAfterBy,
	isSentence,
	longestCredit,
} from "../copy/triggers.ts";
import type { CopyReading, WireNote } from "../model.ts";
import { flagged, nothing } from "../model.ts";
import {
	type CreditContext,
	joinReadings,
	readContribution,
	readLedCredits,
} from "./read-credits.ts";

export interface LineResult {
	readonly status: "parsed" | "open" | "text" | "left-out";
	readonly rule: string;
	readonly reading: CopyReading;
}

/** For a line that is no credit and stays in the prose. */
export const asText: LineResult = {
	status: "text",
	rule: "prose",
	reading: nothing,
};

/** A line that was read: it stands, or is open where there are reasons for doubt. */
export function parsed(rule: string, reading: CopyReading): LineResult {
	return {
		status: reading.flags.length > 0 ? "open" : "parsed",
		rule,
		reading,
	};
}

/** A line that a person must settle, with the reason. */
export function open(rule: string, message: string): LineResult {
	return { status: "open", rule, reading: flagged(rule, message) };
}

/** Reads a paragraph of the tail; `text` may hold line breaks. */
export function readTail(text: string, context: CreditContext): LineResult {
	if (text.length > longestCredit)
		return hasStrongTrigger(text) ? unread(text) : asText;
	if (/^["“«„]/u.test(text) && isSentence(text) && !hasStrongTrigger(text))
		return asText;
	if (/^by\s/iu.test(text) && isProseAfterBy(text, false)) return asText;
	return (
		readSignOff(text, context) ??
		readNote(text) ??
		readNotice(text) ??
		readCreditParagraph(text, context) ??
		leaveOrAsk(text)
	);
}

function unread(text: string): LineResult {
	return open(
		"credit-unread",
		`Unread line “${text.slice(0, 120)}”: answer with the people that it credits, or with text if it credits nobody`,
	);
}

function readSignOff(
	text: string,
	context: CreditContext,
): LineResult | undefined {
	if (
		/^[\W_]*(?:-?30-?|-0-|end(?:s|it)?|###?)?[\W_]*$/iu.test(text) &&
		!/\p{Lo}/u.test(text)
	)
		return { status: "left-out", rule: "sign-off", reading: nothing };
	const match = /^[(—–-]{1,3}\s*([^()]+?)[).]*$/u.exec(text);
	if (!match || !/^[—–-]/.test(text)) return undefined;
	const who = match[1] ?? "";
	if (context.lexicon.knows(who))
		return parsed("sign-off", { ...nothing, organization: who });
	if (!hasTrigger(who) && isNameShaped(who.split(/,| and /)[0] ?? ""))
		return unread(text);
	return undefined;
}

const noteLead =
	/^\W{0,3}(?:(editor[’']?s[’']? notes?|eds?[.:]? note|note to (?:readers|editors)|note)|(corrections?|clarification|corrected|erratum)|(updates?|this (?:story|article|report) (?:has been|was|is being) updated|updated (?:on|at|to|with)))\b/iu;

/** A correction, an update, a note to readers: kept word for word. */
function readNote(text: string): LineResult | undefined {
	const match = noteLead.exec(text);
	if (!match || (!isSentence(text) && !match[2])) return undefined;
	if (namesSomebody(text.replace(noteLead, ""))) return unread(text);
	if (/^\W{0,3}(?:eds\b|note to editors)/iu.test(text))
		return open(
			"desk-note",
			`Unexpected note to the desk “${text.slice(0, 80)}”: answer with left-out, or with editorNote if readers should see it`,
		);
	const kind = match[1] ? "editorNote" : match[2] ? "correction" : "updateNote";
	return parsed("note", { ...nothing, note: makeNote(kind, text) });
}

const noteLabel =
	/^(?:corrections?|editor[’']?s[’']? notes?|updates?)(?:,?\s*\(?([^():]{6,40}?)\)?)?\s*:\s+/iu;

/** The label goes, since every edition prints its own, and its day becomes the note’s date. */
function makeNote(kind: WireNote["kind"], text: string): WireNote {
	const flat = text.replace(/\s+/g, " ");
	const label = noteLabel.exec(flat);
	if (!label) return { kind, text: flat };
	const rest = flat.slice(label[0].length);
	if (label[1] === undefined) return { kind, text: rest };
	const { date, flags, rest: more } = readDates(label[1]);
	return date && flags.length === 0 && more === ""
		? { kind, text: rest, date }
		: { kind, text: flat };
}

/** A note that names people for work is a credit too. */
function namesSomebody(text: string): boolean {
	return (
		hasStrongTrigger(text) ||
		(/(?:ing|ed|s|story|research|assistance|help|video|art)\s(?:by|from)\s(?=\p{Lu})/u.test(
			text,
		) &&
			hasTrigger(text))
	);
}

function readNotice(text: string): LineResult | undefined {
	if (!/^\W{0,2}(?:©|\(c\)|copyright\b)/iu.test(text)) return undefined;
	if (
		hasStrongTrigger(text) ||
		/\b(?:by|from)\s(?=\p{Lu})/u.test(
			text.replace(/^\W*(?:©|\(c\)|copyright)\W*\d*\W*(?:by )?/iu, ""),
		)
	)
		return unread(text);
	return parsed("copyright", {
		...nothing,
		copyrightNotice: text.replace(/\s+/g, " "),
	});
}

/** A paragraph of credit sentences, or of lines that are one each. */
function readCreditParagraph(
	text: string,
	context: CreditContext,
): LineResult | undefined {
	const lines = text.split("\n");
	const apart = lines.map((line) => readSentences(line, context));
	if (
		lines.length > 1 &&
		apart.every(
			(reading) =>
				reading && reading.flags.length === 0 && !/(?:,|\band|&)$/iu.test(text),
		) &&
		!lines.slice(0, -1).some((line) => /(?:,|\band|&)$/iu.test(line))
	)
		return parsed(
			"credit",
			joinReadings(apart.map((reading) => reading ?? nothing)),
		);
	const whole = readSentences(text, context);
	if (!whole) return undefined;
	if (whole.byline.length > 0 && !/^\W*by\s/iu.test(text))
		return parsed("credit", {
			...whole,
			flags: [
				...whole.flags,
				{
					rule: "author-in-tail",
					message: `Unexpected author under the text in “${text.slice(0, 100)}”: accept it if it is the byline`,
				},
			],
		});
	return parsed("credit", whole);
}

function readSentences(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const inner = text.trim().replace(/^[—–-]{1,3}\s*/u, "");
	const bare = /^\(+(.*)\)+[.;]*$/su.exec(inner)?.[1] ?? inner;
	const sentences = splitSentences(bare);
	const readings = sentences.map((sentence) => readSentence(sentence, context));
	if (
		readings.length === 0 ||
		readings.some((reading) => reading === undefined)
	)
		return undefined;
	return joinReadings(readings.map((reading) => reading ?? nothing));
}

function readSentence(
	sentence: string,
	context: CreditContext,
): CopyReading | undefined {
	const plain = sentence.replace(/[.;\s]+$/u, (end) =>
		/\b(?:Jr|Sr|[A-Z])\.$/u.test(sentence.trimEnd()) ? end.trimEnd() : "",
	);
	return /contributed/iu.test(plain)
		? readMixed(plain, context)
		: readLedCredits(plain, context);
}

/** A contribution, alone or with led clauses before or after it: "A contributed reporting; editing by B". */
function readMixed(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const whole = readContribution(text, context);
	if (whole && whole.flags.length === 0) return whole;
	const parts = text.split(/;\s*/);
	if (parts.length < 2) return whole;
	const readings = parts.map((part) =>
		/contributed/iu.test(part)
			? readContribution(part, context)
			: readLedCredits(part, context),
	);
	return readings.every((reading) => reading !== undefined)
		? joinReadings(readings.map((reading) => reading ?? nothing))
		: whole;
}

/** At full stops before a capital, not after initials or "Jr.". */
function splitSentences(text: string): string[] {
	return text
		.split(
			/(?<=\p{L}{2}[.)]["”’)]?)(?<!\b(?:Jr|Sr|Dr|Mr|Mrs|Ms|Prof|St|Lt|Col|Gen|Rev|Sgt|Capt|Ph|vs)\.)\s+(?=["“(]?[\p{Lu}\p{Lo}])/u,
		)
		.map((sentence) => sentence.trim())
		.filter((sentence) => sentence !== "");
}

/** What was not read: prose stays, a line that may credit somebody is asked about. */
function leaveOrAsk(text: string): LineResult {
	const sentence = isSentence(text);
	if (hasStrongTrigger(text)) return unread(text);
	if (sentence && (!hasTrigger(text) || isOtherContribution(text)))
		return asText;
	if (sentence && text.length > 300) return asText;
	if (!hasTrigger(text) && !mayName(text)) return asText;
	return unread(text);
}

/** Whether a line without a trigger may name somebody: capitals side by side, initials, a dash or bracket that opens it. */
function mayName(text: string): boolean {
	return (
		/^[—–([-]/u.test(text) ||
		/[\p{Lu}\p{Lo}][\p{L}\p{M}’'.-]*\s+(?:\p{Ll}{1,3}\s+)?\p{Lu}/u.test(text) ||
		/\p{Lu}{2,}|\p{Lu}\.\s?\p{Lu}/u.test(text) ||
		/^\(?\p{L}{1,4}(?:\s?[/|,]\s?\p{L}{1,4}){0,6}\)?$/u.test(text) ||
		/^\p{Lu}[\p{L}’'-]+$/u.test(text)
	);
}
