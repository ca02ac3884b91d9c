/** Holds what stands around the texts of an edition against what may stand there: each run of text is one line, in its place and its order, or is told. */
import { likeness } from "../compare.ts";
import { type Finding, nothing } from "../finding.ts";
import { seenText } from "../normalize.ts";
import { lineOf } from "../spans.ts";
import type { Gap, Line } from "./gaps-of-record.ts";

/** A run of text, in the order of reading. */
export interface Run {
	readonly text: string;
	/** Between which texts it stands, from 0. */
	readonly gap: number;
	readonly where: string;
	/** What kind of credit it is said to be. */
	readonly credit?: string | undefined;
}

interface Entry {
	readonly line: Line;
	readonly gap: number;
	/** Which list of its gap, and where in it; words of the house are in none. */
	readonly list?: string;
	readonly index: number;
	run?: Run;
}

export interface Explanation {
	readonly findings: readonly (Finding & { readonly run?: Run })[];
	/** The keys of the lines that are there. */
	readonly missing: readonly { readonly line: Line; readonly gap: number }[];
}

/** `formsOf` are what a run may be read as. */
export function explainRuns(
	gaps: readonly Gap[],
	runs: readonly Run[],
	formsOf: (text: string) => readonly string[] = (text) => [seenText(text)],
): Explanation {
	const entries = entriesOf(gaps);
	const byText = indexed(entries, formsOf);
	const candidatesOf = (forms: readonly string[]) =>
		forms.flatMap((form) => byText.get(form) ?? []);
	const left: Run[] = [];
	for (const run of runs) {
		const forms = formsOf(run.text);
		const own = candidatesOf(forms).filter(
			(entry) => entry.gap === run.gap && !entry.run,
		);
		// A name may be a word of the house too, and a heading the name in a line with a label.
		const isWhole = ({ line }: Entry) =>
			formsOf(line.texts[0] ?? "").some((form) => forms.includes(form));
		const entry =
			own.find((one) => one.list !== undefined && isWhole(one)) ??
			own.find(isWhole) ??
			own.find(({ list }) => list !== undefined) ??
			own[0];
		if (entry) entry.run = run;
		else left.push(run);
	}
	const findings = [
		...disordered(entries, runs),
		...left.flatMap((run) =>
			tellRun(run, candidatesOf(formsOf(run.text)), gaps),
		),
	];
	return { findings, missing: entries.filter((entry) => !entry.run) };
}

function entriesOf(gaps: readonly Gap[]): Entry[] {
	return gaps.flatMap(({ lists, words }, gap) => [
		...lists.flatMap((lines, list) =>
			lines.map((line, index) => ({
				line,
				gap,
				list: `${gap} ${list}`,
				index,
			})),
		),
		...words.map((line, index) => ({ line, gap, index })),
	]);
}

function indexed(
	entries: readonly Entry[],
	formsOf: (text: string) => readonly string[],
): Map<string, Entry[]> {
	const byText = new Map<string, Entry[]>();
	for (const entry of entries)
		for (const text of new Set(entry.line.texts.flatMap(formsOf))) {
			const same = byText.get(text);
			if (same) same.push(entry);
			else byText.set(text, [entry]);
		}
	return byText;
}

/** Of each list the first line that stands before one that it follows. */
function disordered(
	entries: readonly Entry[],
	runs: readonly Run[],
): Explanation["findings"] {
	const order = new Map(runs.map((run, index) => [run, index]));
	const last = new Map<string, { readonly at: number; readonly line: Line }>();
	const told = new Set<string>();
	return entries.flatMap(({ line, list, run }) => {
		if (!run || list === undefined) return [];
		const at = order.get(run) ?? 0;
		const before = last.get(list);
		if (before && before.at > at) {
			if (told.has(list)) return [];
			told.add(list);
			return [
				{
					kind: "moved" as const,
					expected: `after “${before.line.texts[0]}”`,
					actual: seenText(run.text),
					where: run.where,
					about: { lacks: [run.text], has: [run.text] },
					run,
				},
			];
		}
		last.set(list, { at, line });
		return [];
	});
}

function tellRun(
	run: Run,
	candidates: readonly Entry[],
	gaps: readonly Gap[],
): Explanation["findings"] {
	const actual = seenText(run.text);
	const { where } = run;
	const elsewhere = candidates.find(
		(entry) => !entry.run && entry.list !== undefined,
	);
	if (elsewhere) {
		elsewhere.run = run;
		const expected = gaps[elsewhere.gap]?.place ?? "";
		return [
			{
				kind: "moved",
				expected,
				actual,
				where,
				about: { lacks: [actual], has: [actual] },
				run,
			},
		];
	}
	const kind = candidates.some((entry) => entry.run) ? "doubled" : "foreign";
	const about = { has: [actual], spans: lineOf(where) };
	return [{ kind, expected: nothing, actual, where, about, run }];
}

/** Of a line, to be known in other words. */
const enough = 0.4;

/** Foreign runs that stand where a line is missing, and are most of it, are that line in other words. */
export function pairAltered({ findings, missing }: Explanation): Finding[] {
	const left = [...missing];
	const told = findings.map(({ run, ...finding }): Finding => {
		if (finding.kind !== "foreign" || !run) return finding;
		const at = left.findIndex(
			({ line, gap }) =>
				gap === run.gap &&
				(line.key === run.credit ||
					line.texts.some((text) => likeness(text, finding.actual) > enough)),
		);
		const [lost] = at < 0 ? [] : left.splice(at, 1);
		if (!lost) return finding;
		const { expected: _, kind: __, about: ___, ...place } = finding;
		return { ...place, expected: lost.line.texts[0] ?? "" };
	});
	return [
		...told,
		...left
			.filter(({ line }) => line.isWanted)
			.map(({ line }) => ({
				expected: line.texts[0] ?? "",
				actual: nothing,
				where: line.key,
			})),
	];
}
