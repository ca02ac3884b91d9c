/** One fault is told once: where another rule tells of the same text, it says more of it than the account does; and what stands in a document that nobody reads follows from that. */
import { nothing } from "../finding.ts";
import { bareText } from "../normalize.ts";
import type { AuditResult, Readings } from "../rule.ts";

/** Rules of the account: A01, A02 … */
const ofAccount = /^A\d/;

/** Nothing passes by it: of what is left out, a finding of the same edition stays that names the same text, or the document that has it. */
export function withoutRepeated(
	results: readonly AuditResult[],
	{ epub }: Readings,
): AuditResult[] {
	const failed = results.filter(({ status }) => status === "fail");
	const unread = isUnreadTold(failed)
		? (epub?.unread ?? []).map(({ text }) => bareText(text))
		: [];
	const dropped = new Set([
		...repeatedIn(failed),
		...failed.filter((result) => standsIn(unread, result)),
	]);
	return results.filter((result) => !dropped.has(result));
}

function repeatedIn(failed: readonly AuditResult[]): readonly AuditResult[] {
	const others = failed
		.filter(({ rule }) => !ofAccount.test(rule))
		.map(({ edition, expected, actual }) => ({
			edition,
			said: new Set([bareText(expected), bareText(actual)]),
			all: bareText(`${expected} ${actual}`),
		}));
	return failed.filter(({ rule, edition, expected, actual }) => {
		if (!ofAccount.test(rule)) return false;
		const own = bareText(actual === nothing ? expected : actual);
		return others.some(
			(other) =>
				(other.edition === edition || other.edition === "all") &&
				(other.said.has(own) ||
					(own.length >= shortest && other.all.includes(own))),
		);
	});
}

/** Letters from which on a text is found in another by no chance. */
const shortest = 8;

function isUnreadTold(failed: readonly AuditResult[]): boolean {
	return failed.some(({ rule, where }) => rule === "A05" && where === noOrder);
}

/** Where the rule on the container tells of documents that are in no order of reading. */
export const noOrder = "the order of reading";

/** Whether a text is missing that stands in one of the documents. */
function standsIn(
	unread: readonly string[],
	{ rule, edition, expected, actual }: AuditResult,
): boolean {
	if ((edition !== "epub" && edition !== "all") || rule === "A05") return false;
	const found = partsOf(actual);
	const lacking = partsOf(expected).filter((part) => {
		const at = found.indexOf(part);
		if (at >= 0) found.splice(at, 1);
		return at < 0;
	});
	return (
		lacking.length > 0 &&
		found.length === 0 &&
		lacking.every((part) => unread.some((text) => text.includes(part)))
	);
}

/** What stands in a list. */
function partsOf(text: string): string[] {
	if (text === nothing) return [];
	return text
		.replace(/, as text$/, "")
		.split(" | ")
		.map(bareText)
		.filter((part) => part !== "");
}
