/** Holds what metadata says against what it is to say: what is foreign, doubled, moved, altered, or missing. */

import type { Item } from "../../readings/items.ts";
import { listText } from "../compare.ts";
import type { Finding } from "../finding.ts";
import { nothing } from "../finding.ts";
import type { Expected } from "./expected.ts";

/** Nothing where each item is one that is expected, and all are there, in their places. */
export function compareItems(
	expected: readonly Expected[],
	actual: readonly Item[],
): Finding[] {
	const sides = { expected: byKind(expected), actual: byKind(actual) };
	const findings = [
		...new Set([...sides.actual.keys(), ...sides.expected.keys()]),
	].flatMap((kind) =>
		compareKind(
			kind,
			sides.expected.get(kind) ?? [],
			sides.actual.get(kind) ?? [],
		),
	);
	return oneOfEachList(findings);
}

/** Items of one kind, as the names of all authors: `author[].name`. */
function compareKind(
	kind: string,
	expected: readonly Expected[],
	actual: readonly Item[],
): Finding[] {
	if (inPlaces(expected) === inPlaces(actual)) return [];
	const [own, found] = [valuesOf(expected), valuesOf(actual)];
	const [lacking, extra] = [without(own, found), without(found, own)];
	const where = kind;
	if (lacking.length === 0 && extra.length === 0)
		return [
			{
				kind: "moved",
				expected: listText(own),
				actual: listText(found),
				where,
			},
		];
	const altered = Math.min(lacking.length, extra.length);
	return [
		...extra.slice(0, altered).map((value, index) => ({
			expected: lacking[index] ?? "",
			actual: value,
			where,
		})),
		...extra.slice(altered).map((value) => ({
			kind: own.includes(value) ? ("doubled" as const) : ("foreign" as const),
			expected: nothing,
			actual: value,
			where,
		})),
		...lacking.slice(altered).map((value) => ({
			expected: value,
			actual: nothing,
			where,
		})),
	];
}

function valuesOf(items: readonly Expected[]): string[] {
	return items.map(({ value }) => value);
}

function inPlaces(items: readonly Expected[]): string {
	return items.map(({ key, value }) => `${key}\0${value}`).join("\0");
}

/** Each of `others` takes one of the same value away. */
function without(
	values: readonly string[],
	others: readonly string[],
): string[] {
	const counts = new Map<string, number>();
	for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
	return values.filter((value) => {
		const count = counts.get(value) ?? 0;
		counts.set(value, count - 1);
		return count <= 0;
	});
}

/** An agent who is left out of a list, or stands in it too often, is told by name; types, and the places of the others, follow from that. */
function oneOfEachList(findings: readonly Finding[]): Finding[] {
	const told = new Set<string>();
	return findings
		.toSorted((one, other) => rank(one) - rank(other))
		.filter(({ where }) => {
			const list = /^.*?\[\]/.exec(where)?.[0];
			if (list === undefined) return true;
			if (told.has(list)) return false;
			told.add(list);
			return true;
		});
}

function rank({ where, kind }: Finding): number {
	if (/@\S+$/.test(where)) return 3;
	if (kind === "moved" && !where.endsWith("name")) return 2;
	return /\.(?:name|text)$/.test(where) ? 0 : 1;
}

/** In the order of the first of each kind. */
function byKind<T extends Expected>(items: readonly T[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const kind = item.key.replace(/\[\d+\]/g, "[]");
		const own = groups.get(kind);
		if (own) own.push(item);
		else groups.set(kind, [item]);
	}
	return groups;
}
