/** One fault is told once: where another rule tells of the same text, it says more of it than the account does. */
import { nothing } from "../finding.ts";
import { bareText } from "../normalize.ts";
import type { AuditResult } from "../rule.ts";

/** Rules of the account: A01, A02 … */
const ofAccount = /^A\d/;

export function withoutRepeated(
	results: readonly AuditResult[],
): AuditResult[] {
	const failed = results.filter(({ status }) => status === "fail");
	const others = failed
		.filter(({ rule }) => !ofAccount.test(rule))
		.map(({ edition, expected, actual }) => ({
			edition,
			said: new Set([bareText(expected), bareText(actual)]),
			all: bareText(`${expected} ${actual}`),
		}));
	if (others.length === 0) return [...results];
	const dropped = new Set(
		failed.filter(({ rule, edition, expected, actual }) => {
			if (!ofAccount.test(rule)) return false;
			const own = bareText(actual === nothing ? expected : actual);
			return others.some(
				(other) =>
					(other.edition === edition || other.edition === "all") &&
					(other.said.has(own) ||
						(own.length >= shortest && other.all.includes(own))),
			);
		}),
	);
	return results.filter((result) => !dropped.has(result));
}

/** Letters from which on a text is found in another by no chance. */
const shortest = 8;
