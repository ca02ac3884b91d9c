/** Front matter as others have it → what is certain, in Colophon’s form; what is open, as it stands; and what is kept for other tools. */
import { isDeepStrictEqual } from "node:util";
import { keysAt } from "../manuscript/front-matter/expected-forms.ts";
import {
	type AdaptedMatter,
	adaptMatter,
} from "../manuscript/front-matter/others/adapt-matter.ts";
import type { PlacedYaml } from "../manuscript/front-matter/yaml.ts";
import type { AdoptOptions } from "./proposal.ts";

export type Values = Readonly<Record<string, unknown>>;

export interface AdoptedMatter {
	/** In the order in which they are written, `extra` last. */
	readonly values: Values;
	/** Keys whose values stand as they stood. */
	readonly kept: ReadonlySet<string>;
	/** Keys that stand under `extra` now. */
	readonly moved: readonly string[];
	/** Problems that a build tells of what is open. */
	readonly adapted: AdaptedMatter;
}

export interface Given extends AdoptOptions {
	readonly heading?: string | undefined;
}

/** `yaml` is sound. Throws where the author that is given cannot be read. */
export function adoptMatter(yaml: PlacedYaml, given: Given): AdoptedMatter {
	const written = asValues(yaml.value);
	const withLanguage = withLanguageOf(written, given);
	const read = (values: Values, author: string | undefined) =>
		adaptMatter({ ...yaml, value: values }, { author, heading: given.heading });
	const adapted = read(withLanguage, given.author);
	refuseAuthor(adapted, written, given);
	const open = openKeys(adapted, written);
	const settled =
		open.size === 0
			? adapted
			: read(
					Object.fromEntries(
						Object.entries(withLanguage).filter(([key]) => !open.has(key)),
					),
					[...open].some((key) => authorKey.test(key))
						? undefined
						: given.author,
				);
	const own: Record<string, unknown> = { ...asValues(settled.yaml.value) };
	if (own.inLanguage === "und" && written.inLanguage !== "und")
		delete own.inLanguage;
	for (const key of open) own[key] = written[key];
	const isKept = (key: string) =>
		Object.hasOwn(own, key) && isDeepStrictEqual(own[key], written[key]);
	const moved = Object.keys(written).filter(
		(key) => key !== "extra" && !isKept(key) && !isGrown(key, own, written),
	);
	const extra = {
		...asValues(written.extra),
		...Object.fromEntries(moved.map((key) => [key, written[key]])),
	};
	if (Object.keys(extra).length > 0) own.extra = extra;
	const values = inOrder(own);
	return {
		values,
		kept: new Set(
			Object.keys(values).filter((key) => key !== "extra" && isKept(key)),
		),
		moved,
		adapted,
	};
}

/** In the order of the schema: keys that it has not before what is kept for others. */
export function inOrder(values: Values): Values {
	const order = keysAt([]);
	const rank = (key: string) =>
		order.includes(key) ? order.indexOf(key) : order.length - 1.5;
	const keys = Object.keys(values)
		.filter((key) => values[key] !== undefined)
		.sort((a, b) => rank(a) - rank(b));
	return Object.fromEntries(keys.map((key) => [key, values[key]]));
}

export function asValues(value: unknown): Values {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Values)
		: {};
}

function withLanguageOf(written: Values, { language }: Given): Values {
	const says = Object.keys(written).some((key) =>
		/^(?:inlanguage|lang|language|locale)$/i.test(key),
	);
	return language === undefined || says
		? written
		: { inLanguage: language, ...written };
}

const authorKey = /^(?:authors?|creators?|byline|by)$/i;

/** Keys that speak of the people of another key. */
const besideAuthors = /^(?:affiliations?|institutes?|orcid)$/i;

/** What a problem is told of stays as it is, and with it what belongs to it. */
function openKeys(adapted: AdaptedMatter, written: Values): Set<string> {
	const open = new Set(
		[...adapted.open].filter((key) => Object.hasOwn(written, key)),
	);
	if (open.size > 0)
		for (const key of Object.keys(written))
			if (besideAuthors.test(key)) open.add(key);
	return open;
}

function refuseAuthor(
	{ open, problems }: AdaptedMatter,
	written: Values,
	{ author }: Given,
): void {
	if (author === undefined || Object.hasOwn(written, "author")) return;
	const [problem] = problems;
	if (open.has("author") && problem)
		throw new Error(`Unexpected --author “${author}”: ${problem.message}`);
}

/** Own keys to which others have added, so that nothing of them is lost. */
function isGrown(key: string, own: Values, written: Values): boolean {
	return (
		/^(?:people|organizations|keywords|identifier)$/.test(key) &&
		Object.hasOwn(own, key) &&
		typeof written[key] === "object"
	);
}
