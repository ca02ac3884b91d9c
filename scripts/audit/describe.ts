/** Results of the audit → words: what was expected beside what was found, and where the two first differ. */
import { firstDifference } from "./compare.ts";
import type { AuditResult } from "./rule.ts";
import { sayingOf } from "./sayings.ts";

/** Lines for a person: the rule’s sentence, then both sides, one under the other, the first difference by code point, and the line of the manuscript. */
export function describeResult(result: AuditResult): string[] {
	const { manuscript } = result;
	const heading = `${result.edition}  ${result.where}  ${result.rule}${result.status === "fail" ? "" : ` (${result.status})`}`;
	const difference =
		result.status === "not-run"
			? undefined
			: firstDifference(result.expected, result.actual);
	return [
		heading,
		...(sayingOf(result.rule) ? [`  ${sayingOf(result.rule)}`] : []),
		`  expected  ${printable(result.expected)}`,
		`  actual    ${printable(result.actual)}`,
		...(difference ? [`  differs   at ${difference}`] : []),
		...(manuscript
			? [`  written   in ${printable(`${manuscript.file}:${manuscript.line}`)}`]
			: []),
	];
}

/** An edition cannot move the cursor or colour the screen. */
function printable(text: string): string {
	return text.replace(/\p{Cc}/gu, "�");
}
