/** Results of the audit → words: what was expected beside what was found, and where the two first differ. */
import { differenceOfAlike } from "./compare.ts";
import { nothing } from "./finding.ts";
import type { AuditResult } from "./rule.ts";
import { sayingOf } from "./sayings.ts";

/** Lines for a person: the rule’s sentence, what is wrong, how much follows from it, and the line of the manuscript. */
export function describeResult(result: AuditResult): string[] {
	const { manuscript, status, follows = [] } = result;
	const heading = `${result.edition}  ${result.where}  ${result.rule}${status === "fail" ? "" : ` (${status})`}`;
	const saying = sayingOf(result.rule);
	const { sides, difference } = sidesOf(result);
	return [
		heading,
		...(saying ? [`  ${saying}`] : []),
		...sides.map(({ name, text }) => `  ${name.padEnd(8)}  ${printable(text)}`),
		...(difference ? [`  differs   at ${difference}`] : []),
		...(follows.length > 0 ? [`  follows   ${sayFollows(follows)}`] : []),
		...(manuscript
			? [`  written   in ${printable(`${manuscript.file}:${manuscript.line}`)}`]
			: []),
	];
}

/** "3 more findings, by A06, V06 and X02": what a fault brings about beside the finding that names it. */
function sayFollows(follows: readonly AuditResult[]): string {
	const ids = [...new Set(follows.map(({ rule }) => rule))].sort();
	const others = ids.slice(0, -1).join(", ");
	const by = [others, ids.at(-1)].filter(Boolean).join(" and ");
	return `${follows.length} more finding${follows.length === 1 ? "" : "s"}, by ${by}`;
}

export interface Sides {
	/** One alone where there is no other. */
	readonly sides: readonly { readonly name: string; readonly text: string }[];
	/** The first place, by code point, at which two differ that are nearly the same, or nothing. */
	readonly difference: string;
}

export function sidesOf({
	kind,
	expected,
	actual,
	status,
}: AuditResult): Sides {
	const only = (name: string, text: string) => ({
		sides: [{ name, text }],
		difference: "",
	});
	if (status !== "not-run") {
		if (kind === "doubled") return only("doubled", actual);
		if (kind === "foreign" || expected === nothing)
			return only("foreign", actual);
		if (actual === nothing || actual === "") return only("missing", expected);
	}
	const sides = [
		{ name: "expected", text: expected },
		{ name: "actual", text: actual },
	];
	const difference =
		status === "not-run" ? undefined : differenceOfAlike(expected, actual);
	return { sides, difference: difference ?? "" };
}

/** An edition cannot move the cursor or colour the screen. */
function printable(text: string): string {
	return text.replace(/\p{Cc}/gu, "�");
}
