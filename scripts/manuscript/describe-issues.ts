/** Zod’s issues → problems with the place in the YAML and what to do. */
import type { z } from "zod";
import type { Problem } from "../publication.ts";
import type { PlacedYaml } from "./yaml.ts";

type Issue = z.core.$ZodIssue;

export function describeIssues(
	issues: readonly Issue[],
	yaml: PlacedYaml,
): Problem[] {
	return issues.flatMap((issue): Problem[] => {
		if (issue.code === "unrecognized_keys") {
			return issue.keys.map((key) => ({
				rule: "key-unknown",
				message: `Unknown key “${key}”${inside(issue.path)}: remove it or correct its spelling`,
				...yaml.place([...issue.path, key]),
			}));
		}
		return [
			{
				rule: ruleOf(issue),
				message: messageOf(issue),
				...yaml.place(issue.path),
			},
		];
	});
}

function ruleOf(issue: Issue): string {
	if (isMissing(issue)) return "key-missing";
	return String(issue.path.at(-1) ?? "").startsWith("date") &&
		issue.code === "custom"
		? "date-impossible"
		: "value";
}

function messageOf(issue: Issue): string {
	const name = issue.path.join(".");
	if (isMissing(issue)) return `Missing ${name}: add it to the front matter`;
	if (issue.code === "invalid_type")
		return `Unexpected value of ${name}: ${received(issue)}, expected ${issue.expected === "string" ? "text; put it in quotation marks" : `${issue.expected}`}`;
	if (issue.code === "invalid_value")
		return `Unexpected value of ${name}, expected one of ${issue.values.map(String).join(", ")}`;
	if (issue.code === "invalid_key")
		return `Unexpected id “${String(issue.path.at(-1))}”, expected lower-case letters, digits and hyphens`;
	if (issue.code === "too_small")
		return `Unexpected empty ${name}: fill it in or remove it`;
	return `${issue.message}${name ? ` (${name})` : ""}`;
}

function isMissing(issue: Issue): boolean {
	return (
		issue.code === "invalid_type" &&
		issue.message.endsWith("received undefined")
	);
}

function received(issue: Issue): string {
	return /received (.+)$/.exec(issue.message)?.[1] ?? "another type";
}

function inside(path: readonly PropertyKey[]): string {
	return path.length > 0 ? ` in ${path.join(".")}` : "";
}
