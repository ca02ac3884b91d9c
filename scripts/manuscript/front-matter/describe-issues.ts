/** Zod’s issues → problems with the place in the YAML and what to do. */
import type { z } from "zod";
import type { Problem } from "../../model/problem.ts";
import { expectedForms, keysAt } from "./expected-forms.ts";
import { insteadOf } from "./keys-of-others.ts";
import { didYouMean } from "./nearest.ts";
import type { PlacedYaml } from "./yaml.ts";

type Issue = z.core.$ZodIssue;

/** As many as one front matter is told; the rest is counted. */
const mostIssues = 100;

/** The schema’s issues as problems at their lines, in words for authors; the first of many, and how many more there are. */
export function describeIssues(
	issues: readonly Issue[],
	yaml: PlacedYaml,
): Problem[] {
	const problems = issues
		.slice(0, mostIssues)
		.flatMap((issue) => describeIssue(issue, yaml))
		.slice(0, mostIssues);
	const all = issues.reduce(
		(sum, issue) =>
			sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1),
		0,
	);
	return all > problems.length
		? [
				...problems,
				{
					rule: "value",
					message: `Unexpected front matter: ${all - problems.length} more problems of these kinds; correct the first ones and build again`,
					...yaml.place([]),
				},
			]
		: problems;
}

function describeIssue(issue: Issue, yaml: PlacedYaml): Problem[] {
	if (issue.code === "unrecognized_keys")
		return issue.keys.slice(0, mostIssues).map((key) => ({
			rule: "key-unknown",
			message: unknownKey(key, issue.path),
			...yaml.placeOfKey([...issue.path, key]),
		}));
	return [
		{
			rule: ruleOf(issue),
			message: messageOf(issue, yaml),
			...placeOf(issue, yaml),
		},
	];
}

function placeOf(issue: Issue, yaml: PlacedYaml) {
	const sign: unknown = issue.code === "custom" && issue.params?.sign;
	return typeof sign === "string"
		? yaml.placeOfSign(issue.path, sign)
		: yaml.place(issue.path);
}

function unknownKey(key: string, path: readonly PropertyKey[]): string {
	const where = path.length > 0 ? ` in ${nameOf(path)}` : "";
	if (key === "<<")
		return `Unexpected merge key “<<”${where}: write the values out`;
	if (key.includes(":") || /[“”]/.test(key))
		return `Unknown key “${key}”${where}: put the text that it belongs to in straight quotation marks`;
	const keys = keysAt(path);
	const hint = didYouMean(key, keys);
	if (path[0] === "organizations" && personKeys.has(key))
		return `Unexpected key “${key}”${where}: it belongs to a person; move the entry to people`;
	const instead = path.length === 0 ? insteadOf(key) : undefined;
	if (instead) return `Unknown key “${key}”: ${instead}`;
	return `Unknown key “${key}”${where}${hint}: ${hint ? "correct its spelling" : "remove it"}`;
}

const personKeys = new Set(["given", "family", "mononym", "orcid", "suffix"]);

function ruleOf(issue: Issue): string {
	if (isMissing(issue)) return "key-missing";
	return String(issue.path.at(-1) ?? "").startsWith("date") &&
		issue.code === "custom"
		? "date-impossible"
		: "value";
}

function messageOf(issue: Issue, yaml: PlacedYaml): string {
	const name = nameOf(issue.path);
	if (isMissing(issue))
		return `Missing ${name}: add it, for instance ${formOf(issue.path) ?? `${String(issue.path.at(-1))}: …`}`;
	if (issue.code === "invalid_type" || issue.code === "invalid_union")
		return wrongType(issue, yaml);
	if (issue.code === "invalid_value") {
		const written = yaml.written(issue.path) ?? "";
		const values = issue.values.map(String);
		return `Unexpected value “${written}” of ${name}${didYouMean(written, values)}, expected one of ${values.join(", ")}`;
	}
	if (issue.code === "invalid_key" && issue.path[0] === "images")
		return `${issue.issues[0]?.message} (a file name in images)`;
	if (issue.code === "invalid_key")
		return `Unexpected id “${String(issue.path.at(-1))}”, expected lower-case letters, digits and hyphens`;
	if (issue.code === "too_small" && issue.origin === "string")
		return emptyText(issue.path);
	if (issue.code === "too_small" && issue.origin === "array")
		return `Unexpected empty list of ${name}: fill it in, or remove the key`;
	return `${issue.message}${name ? ` (${name})` : ""}`;
}

function wrongType(issue: Issue, yaml: PlacedYaml): string {
	const name = nameOf(issue.path);
	const written = yaml.written(issue.path);
	if (written === "")
		return / #/.test(yaml.place(issue.path).source)
			? `Unexpected empty ${name}: what follows # is a comment; put the text in quotation marks`
			: emptyText(issue.path);
	const kind = yaml.kind(issue.path);
	const form = formOf(issue.path);
	if (issue.code === "invalid_type" && issue.expected === "string" && written)
		return `Unexpected value of ${name}: ${written} is ${kind} in YAML, expected text; write "${written}"`;
	if (issue.code === "invalid_type" && issue.expected === "number")
		return `Unexpected value of ${name}: ${kind}, expected a number without quotation marks`;
	const expected =
		issue.code === "invalid_type"
			? (kinds[issue.expected] ?? issue.expected)
			: "text or a list";
	if (name === "")
		return `Unexpected front matter: ${kind}, expected keys with values such as title: …`;
	return `Unexpected value of ${name}: ${kind}, expected ${expected}${form ? `; write ${form}` : ""}`;
}

const required = new Set(["title", "inLanguage", "name", "file", "text"]);

function emptyText(path: readonly PropertyKey[]): string {
	return `Unexpected empty ${nameOf(path)}: fill it in${required.has(String(path.at(-1))) ? "" : ", or remove the key"}`;
}

const kinds: Readonly<Record<string, string>> = {
	string: "text",
	array: "a list",
	object: "keys with values",
	record: "names with entries",
	boolean: "true or false",
	int: "a whole number",
};

function isMissing(issue: Issue): boolean {
	return (
		issue.code === "invalid_type" &&
		issue.message.endsWith("received undefined")
	);
}

/** An example of what stands at `path`. */
function formOf(path: readonly PropertyKey[]): string | undefined {
	const last = path.at(-1);
	if (typeof last === "string") {
		const parent = expectedForms[`${String(path.at(-2))}.*`];
		return parent?.replace("{id}", last) ?? expectedForms[last];
	}
	return expectedForms[`${String(path.at(-2))}[]`];
}

/** "family of people.forde", "item 2 of author", "title". */
function nameOf(path: readonly PropertyKey[]): string {
	const last = path.at(-1);
	if (last === undefined) return "";
	const before = path.slice(0, -1);
	if (typeof last === "number") return `item ${last + 1} of ${nameOf(before)}`;
	if (before.length === 0) return String(last);
	return before.some((step) => typeof step === "number")
		? `${String(last)} in ${nameOf(before)}`
		: `${before.map(String).join(".")}.${String(last)}`;
}
