/** YAML → front matter that fits the schema: what is written in another form and has one meaning is taken as it is meant. */
import type { z } from "zod";
import { isListOfTexts } from "./expected-forms.ts";
import type { Path } from "./report.ts";
import { type FrontMatter, frontMatter } from "./schema.ts";
import type { PlacedYaml } from "./yaml.ts";

type Issue = z.core.$ZodIssue;

/** A list of one may hold a number: each form is seen when the one around it is settled. */
const mostRounds = 5;

/** Zod’s result: front matter, or issues with their paths. */
export function parseFrontMatter(
	yaml: PlacedYaml,
): z.ZodSafeParseResult<FrontMatter> {
	let parsed = frontMatter.safeParse(yaml.value ?? {});
	if (parsed.success) return parsed;
	const value = structuredClone(yaml.value);
	for (let round = 0; round < mostRounds && !parsed.success; round += 1) {
		const { issues } = parsed.error;
		// Not `some`: every form is settled.
		if (issues.filter((issue) => settle(issue, value, yaml)).length === 0)
			break;
		parsed = frontMatter.safeParse(value);
	}
	return parsed;
}

/** Puts the form of the schema in place of the one that is written; false where that has no one meaning. */
function settle(issue: Issue, value: unknown, yaml: PlacedYaml): boolean {
	if (issue.code !== "invalid_type") return false;
	const holder = at(value, issue.path.slice(0, -1));
	const key = issue.path.at(-1);
	if (!isHolder(holder) || key === undefined || !Object.hasOwn(holder, key))
		return false;
	const meant = forms[issue.expected]?.(holder[key], issue.path, yaml);
	if (meant === undefined) return false;
	holder[key] = meant;
	return true;
}

type Holder = Record<PropertyKey, unknown>;

/** What is expected → the value that is meant, or nothing. */
const forms: Readonly<
	Record<string, (value: unknown, path: Path, yaml: PlacedYaml) => unknown>
> = {
	// As it is written: 1.10 is not 1.1.
	string: (value, path, yaml) =>
		typeof value === "number" || typeof value === "boolean"
			? yaml.written(path)
			: undefined,
	int: asNumber,
	number: asNumber,
	boolean: (value) =>
		typeof value === "string" ? booleans[value.toLowerCase()] : undefined,
	array: (value, path) => (isListItem(value, path) ? [value] : undefined),
};

function asNumber(value: unknown): number | undefined {
	return typeof value === "string" && /^\d{1,9}$/.test(value.trim())
		? Number(value)
		: undefined;
}

/** As YAML 1.1 has them too. */
const booleans: Readonly<Record<string, boolean>> = {
	true: true,
	yes: true,
	on: true,
	false: false,
	no: false,
	off: false,
};

/** Keys with values are the one entry of a list of such; text is one item where it lists nothing itself. */
function isListItem(value: unknown, path: Path): boolean {
	if (!isListOfTexts(path)) return isHolder(value) && !Array.isArray(value);
	return (
		typeof value === "number" ||
		(typeof value === "string" && value !== "" && !/[,;\n]/.test(value))
	);
}

function at(value: unknown, path: Path): unknown {
	let here = value;
	for (const step of path) {
		if (!isHolder(here) || !Object.hasOwn(here, step)) return undefined;
		here = here[step];
	}
	return here;
}

function isHolder(value: unknown): value is Holder {
	return typeof value === "object" && value !== null;
}
