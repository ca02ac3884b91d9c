/**
 * One fault, one finding: of all that the rules say, what names a fault best stays, and what follows from it is told beneath it.
 * Nothing is left out: a finding follows from another only where all that it says is missing, or too much, is said there, or where it holds a letter that is taken for another.
 */
import { groupBy } from "../machine/group-by.ts";
import { textOf } from "../readings/markup.ts";
import { type Finding, nothing, type Subject } from "./finding.ts";
import { creditedNames } from "./lines.ts";
import { bareText } from "./normalize.ts";
import type { AuditResult, Context } from "./rule.ts";
import type { Place } from "./spans.ts";

/** A result as its rule gives it. */
export type RuleResult = AuditResult & Pick<Finding, "about">;

/** Results that did not fail are as they were; of those that failed, each is a cause or among what follows from one. */
export function foldResults(
	results: readonly RuleResult[],
	context: Pick<Context, "record" | "readings">,
): AuditResult[] {
	const failed = results
		.filter(({ status }) => status === "fail")
		.slice(0, mostFolded);
	if (failed.length < 2) return results.map(plain);
	const followers = causesOf(failed.map(signOf(context)), context);
	const following = new Set([...followers.values()].flat());
	return results
		.filter((result) => !following.has(result))
		.map((result) => {
			const follows = followers.get(result) ?? [];
			return follows.length === 0
				? plain(result)
				: { ...plain(result), follows: follows.map(plain) };
		});
}

/** Findings that are held against each other: of more than these nobody reads. */
const mostFolded = 400;

/** Causes and what follows from them, side by side. */
export function unfolded(results: readonly AuditResult[]): AuditResult[] {
	return results.flatMap(({ follows = [], ...result }) => [result, ...follows]);
}

function plain({ about: _, ...result }: RuleResult): AuditResult {
	return result;
}

/** What a finding says is wrong, without its words for that. */
interface Sign {
	readonly result: RuleResult;
	/** Bare. */
	readonly lacks: readonly string[];
	readonly has: readonly string[];
	/** All that it tells to be lost, for others, and with what is there. */
	readonly lost: readonly string[];
	readonly all: readonly string[];
	/** Whether it compares editions, and does not say which of them is wrong. */
	readonly isOfBoth: boolean;
	readonly spans: readonly Lines[];
	readonly restsOn: readonly string[];
	/** Bare. */
	readonly letters: readonly string[];
	readonly cause: unknown;
	/** The order in which findings are taken for causes. */
	readonly rank: number;
}

/** The lines of an edition’s documents are counted through, in the order of reading. */
type Lines = readonly [from: number, to: number];

function signOf({ readings }: Pick<Context, "readings">) {
	const pages = new Map(
		[readings.html, readings.epub].flatMap((reading) =>
			(reading?.documents ?? []).map(
				({ name }, index) => [name, index] as const,
			),
		),
	);
	const positionOf = ({ page, line }: Place) =>
		(pages.get(page) ?? 0) * mostLines + line;
	return (result: RuleResult, index: number): Sign => {
		const { about, rule, expected, actual } = result;
		const subject = about ?? differenceOf(expected, actual);
		const lacks = bareParts(subject.lacks ?? []);
		const has = bareParts(subject.has ?? []);
		const lost = [...lacks, ...bareParts(subject.implies ?? [])];
		const isFlow = about?.spans !== undefined && /^[WZ]/.test(rule);
		return {
			result,
			lacks,
			has,
			lost,
			all: [...lost, ...has],
			isOfBoth: result.edition === "all" || about?.isOfBoth === true,
			spans: (about?.spans ?? []).map(([from, to]) =>
				inOrder(positionOf(from), positionOf(to)),
			),
			restsOn: about?.restsOn ?? [],
			letters: bareParts(about?.letters ?? []),
			cause: about?.cause,
			rank: rankOf(rule, isFlow) * mostLines + index,
		};
	};
}

/** Two items may stand in one line. */
function inOrder(one: number, other: number): Lines {
	return [Math.min(one, other), Math.max(one, other)];
}

/** More than a document has. */
const mostLines = 1e7;

function bareParts(texts: readonly string[]): string[] {
	return texts
		.slice(0, mostParts)
		.map(bareText)
		.filter((text) => text !== "");
}

/** Of what one finding lacks, or has too much: of longer lists nothing follows. */
const mostParts = 1000;

/** What stands in one of two lists and not in the other; of two orders of the same, all of it. */
function differenceOf(expected: string, actual: string): Subject {
	const [own, found] = [partsOf(expected), partsOf(actual)];
	if (Math.max(own.length, found.length) > mostParts) return {};
	const lacks = without(own, found);
	const has = without(found, own);
	return lacks.length + has.length > 0
		? { lacks, has }
		: { lacks: own, has: found };
}

function partsOf(text: string): string[] {
	return text === nothing ? [] : text.split(" | ");
}

/** Each of `others` takes one of the same text away. */
function without(
	parts: readonly string[],
	others: readonly string[],
): string[] {
	const left = [...others];
	return parts.filter((part) => {
		const at = left.indexOf(part);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

/** Rules whose findings name a fault best come first; those that compare editions, and those that look for strangers, last. */
const order: readonly RegExp[] = [
	/^readable$/,
	/^A14$/,
	/^(?:M(?!05)|R)/,
	/^(?:V04|V09|V10|Z05)$/,
	/^[VEHPIN]/,
	/^A/,
	/^(?:W|M05)/,
	/^Z/,
	/^X/,
];

function rankOf(rule: string, isFlow: boolean): number {
	// Which paragraph is another, and how its marks and its number follow from that.
	if (isFlow) return 1.5 + Number(rule.slice(1)) / 100;
	const at = order.findIndex((pattern) => pattern.test(rule));
	return at < 0 ? order.length : at;
}

/** Each cause with what follows from it. */
function causesOf(
	signs: readonly Sign[],
	{ record, readings }: Pick<Context, "record" | "readings">,
): Map<AuditResult, AuditResult[]> {
	const isMisreading = misreadingsIn(signs, readings);
	const names = new Set(creditedNames(record).map(bareText));
	const isKnown = (text: string) => text.length >= shortest || names.has(text);
	const isSayingOf: IsSayingOf = (text, other, isNear) =>
		isKnown(text) ? other.includes(text) : isNear && other === text;
	const causes = new Map<Sign, Sign>();
	const sorted = signs.toSorted((one, other) => one.rank - other.rank);
	for (const sign of sorted) {
		const told = [...causes.keys()];
		const cause = causeAmong(told, sign, { isSayingOf, isKnown, isMisreading });
		causes.set(sign, (cause && causes.get(cause)) ?? sign);
	}
	// What is told in part by an earlier one may be told in full by a later one.
	for (const sign of sorted) {
		if (causes.get(sign) !== sign) continue;
		const others = sorted.filter((one) => causes.get(one) !== sign);
		const cause = causeAmong(others, sign, {
			isSayingOf,
			isKnown,
			isMisreading,
		});
		const first = cause && causes.get(cause);
		if (!first) continue;
		for (const [one, own] of causes) if (own === sign) causes.set(one, first);
	}
	return new Map(
		[...groupBy(sorted, (sign) => causes.get(sign))].flatMap(([cause, own]) =>
			cause
				? [
						[
							cause.result,
							own.filter((sign) => sign !== cause).map(({ result }) => result),
						] as const,
					]
				: [],
		),
	);
}

/** Letters from which on a text is found in another, or in another edition, by no chance. */
const shortest = 8;

type IsSayingOf = (text: string, other: string, isNear: boolean) => boolean;

type IsMisreading = (sign: Sign, letters: readonly string[]) => boolean;

/** How texts of findings are held against each other. */
interface Telling {
	readonly isSayingOf: IsSayingOf;
	readonly isKnown: (text: string) => boolean;
	readonly isMisreading: IsMisreading;
}

/**
 * Whether a finding comes of `letters` that are taken for others: what it lacks stands in the print, and what it has in a
 * page, but for such letters.
 */
function misreadingsIn(
	signs: readonly Sign[],
	{ html, epub, pdf }: Context["readings"],
): IsMisreading {
	const taken = new Set(signs.flatMap((sign) => sign.letters));
	const foldedText = (text: string) =>
		[...bareText(text)]
			.map((letter) => (taken.has(letter) ? "\ufffd" : letter))
			.join("");
	if (taken.size === 0) return () => false;
	const printed = foldedText(
		pdf?.blocks.map(({ text }) => text).join(" ") ?? "",
	);
	const page = html ?? epub;
	const written = foldedText(
		page?.documents.map(({ root }) => textOf(root)).join(" ") ?? "",
	);
	return ({ lacks, has }, letters) =>
		[...lacks, ...has].some((text) =>
			letters.some((letter) => text.includes(letter)),
		) &&
		lacks.every((text) => printed.includes(foldedText(text))) &&
		has.every((text) => written.includes(foldedText(text)));
}

/** What a finding follows from: the first of several that tell all of it. */
function causeAmong(
	told: readonly Sign[],
	sign: Sign,
	{ isSayingOf, isKnown, isMisreading }: Telling,
): Sign | undefined {
	const telling = (texts: readonly string[]) =>
		texts.some(isKnown) ? texts.filter(isKnown) : texts;
	const { edition, rule } = sign.result;
	const near = told.filter(
		({ result }) => sign.isOfBoth || result.edition === edition,
	);
	const before =
		near.find(({ result }) => sign.restsOn.includes(result.rule)) ??
		near.find(
			({ result, cause }) =>
				result.rule === rule && cause !== undefined && cause === sign.cause,
		) ??
		near.find(
			({ result, spans }) =>
				result.rule !== rule &&
				spans.some((span) => sign.spans.some((own) => meet(span, own))),
		);
	if (before) return before;
	const misread = near.find(
		({ letters }) => letters.length > 0 && isMisreading(sign, letters),
	);
	if (misread) return misread;
	const counterpart = near.find((one) => isMoved(one, sign, isSayingOf));
	if (counterpart) return counterpart;
	const sidesOf = (one: Sign, side: "lacks" | "has") => {
		if (sign.isOfBoth) return one.all;
		return side === "lacks" ? one.lost : one.has;
	};
	const tellerOf = (side: "lacks" | "has") => {
		const tellers = telling(sign[side]).map((text) =>
			told.find((one) =>
				sidesOf(one, side).some((other) =>
					isSayingOf(text, other, near.includes(one)),
				),
			),
		);
		return tellers.includes(undefined) ? undefined : tellers[0];
	};
	const [ofLost, ofMore] = [tellerOf("lacks"), tellerOf("has")];
	if (sign.lacks.length === 0) return ofMore;
	// What stands instead of something that is told to be lost may be anything.
	if (!sign.isOfBoth || sign.has.length === 0) return ofLost;
	return ofLost && ofMore && ofLost;
}

/** Whether what one lacks stands where the other has too much, and the other way round: it was moved from there, or both were exchanged. */
function isMoved(one: Sign, other: Sign, isSayingOf: IsSayingOf): boolean {
	if (one.isOfBoth || other.isOfBoth) return false;
	const isIn = (texts: readonly string[], all: readonly string[]) =>
		texts.every((text) => all.some((item) => isSayingOf(text, item, true)));
	return (
		other.lacks.length + other.has.length > 0 &&
		isIn(other.lacks, one.has) &&
		isIn(other.has, one.lost)
	);
}

function meet([from, to]: Lines, [start, end]: Lines): boolean {
	return Math.max(from, start) <= Math.min(to, end);
}
