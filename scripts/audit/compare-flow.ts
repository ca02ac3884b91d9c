/** Compares what the manuscript says with what an edition says, piece by piece, and finds the place where both go on alike. */
import type { FlowItem } from "../readings/flow.ts";
import { type Finding, nothing, type Subject } from "./finding.ts";
import { around, between, type Span, spanBetween } from "./spans.ts";
import type { WitnessedBlock } from "./witness.ts";

/** Blocks that are looked through for the place where both go on alike. */
const farthest = 100;

/** Blocks that are lost one after another are one finding, and so are those that came in between. */
export function compareFlow(
	expected: readonly WitnessedBlock[],
	actual: readonly FlowItem[],
	of: string,
): Finding[] {
	const steps: Step[] = [];
	let [at, from] = [0, 0];
	while (at < expected.length || from < actual.length) {
		const [block, item] = [expected[at], actual[from]];
		if (block && item && block.isSaidBy(item)) {
			at += 1;
			from += 1;
			continue;
		}
		const [lost, more] = stepTo(
			expected.slice(at, at + farthest),
			actual.slice(from, from + farthest),
		);
		steps.push(...stepsOf({ at, from, lost, more }));
		at += lost;
		from += more;
	}
	return findingsOf(steps, { expected, actual, of });
}

/** Blocks from `at` that are not there, and items from `from` that stand there instead. */
interface Step {
	readonly at: number;
	readonly from: number;
	readonly lost: number;
	readonly more: number;
}

/** As many for as many are each another; else they are told as one. */
function stepsOf(step: Step): Step[] {
	const { at, from, lost, more } = step;
	if (lost !== more) return [step];
	return Array.from({ length: lost }, (_, index) => ({
		at: at + index,
		from: from + index,
		lost: 1,
		more: 1,
	}));
}

interface Flow {
	readonly expected: readonly WitnessedBlock[];
	readonly actual: readonly FlowItem[];
	readonly of: string;
}

/** One block that is lost in one place and stands in another was moved. */
function findingsOf(steps: readonly Step[], flow: Flow): Finding[] {
	const left = new Set(steps);
	return steps.flatMap((step): Finding[] => {
		if (!left.has(step)) return [];
		const other = [...left].find((one) => isMoved(step, one, flow));
		if (!other) return [findingOfStep(step, flow)];
		left.delete(other);
		const [gone, come] = step.lost > 0 ? [step, other] : [other, step];
		const before = flow.expected[gone.at - 1];
		return [
			{
				kind: "moved",
				expected: before?.written
					? `after “${describeItem(before.written)}”`
					: `as block ${gone.at + 1} of ${flow.of}`,
				actual: describeItem(flow.actual[come.from]) ?? nothing,
				where: placeOf(flow.actual[come.from], flow.of),
				manuscript: flow.expected[gone.at]?.manuscript,
				about: {
					...about(step, flow),
					spans: [step, other].flatMap((one) => spanOf(one, flow)),
				},
			},
		];
	});
}

/** Whether what is lost in one of them is what came in the other, all of it. */
function isMoved(one: Step, other: Step, { expected, actual }: Flow): boolean {
	const [gone, come] = one.lost > 0 ? [one, other] : [other, one];
	return (
		gone.more === 0 &&
		come.lost === 0 &&
		gone.lost > 0 &&
		gone.lost === come.more &&
		expected.slice(gone.at, gone.at + gone.lost).every((block, index) => {
			const item = actual[come.from + index];
			return item !== undefined && block.isSaidBy(item);
		})
	);
}

function findingOfStep(step: Step, flow: Flow): Finding {
	const { at, from, lost, more } = step;
	const { expected, actual, of } = flow;
	const own = findingOf(
		{
			block: lost > 0 ? expected[at] : undefined,
			item: more > 0 ? actual[from] : undefined,
		},
		`block ${at + 1} of ${of}`,
		placeOf(actual[from] ?? actual.at(-1), of),
	);
	return {
		...own,
		expected: `${own.expected}${andMore(lost)}`,
		actual: `${own.actual}${andMore(more)}`,
		about: { ...about(step, flow), spans: spanOf(step, flow) },
	};
}

function andMore(count: number): string {
	if (count < 2) return "";
	return `, and the ${count === 2 ? "block" : `${count - 1} blocks`} after it`;
}

function about(
	{ at, from, lost, more }: Step,
	{ expected, actual }: Flow,
): Pick<Subject, "lacks" | "has"> {
	return {
		lacks: expected
			.slice(at, at + lost)
			.flatMap(({ written }) => (written ? [written.text] : [])),
		has: actual.slice(from, from + more).map(({ text }) => text),
	};
}

/** Of what is another or more, its lines; of what is lost, those between the item before it and the one after. */
function spanOf({ from, more }: Step, { actual }: Flow): Span[] {
	const own = actual.slice(from, from + more);
	const [first, last] = [own[0], own.at(-1)];
	if (first && last) return [spanBetween(first, last, around)];
	const [before, after] = [actual[from - 1], actual[from]];
	return [spanBetween(before, after, -between)];
}

/** How many blocks are lost and how many come instead before both say the same again; those that are nearest. */
function stepTo(
	expected: readonly WitnessedBlock[],
	actual: readonly FlowItem[],
): readonly [number, number] {
	for (let sum = 1; sum < expected.length + actual.length; sum += 1)
		for (let lost = Math.min(sum, expected.length); lost >= 0; lost -= 1) {
			const item = actual[sum - lost];
			if (item && expected[lost]?.isSaidBy(item)) return [lost, sum - lost];
		}
	return [expected.length, actual.length];
}

export function findingOf(
	{
		block,
		item,
	}: {
		readonly block: WitnessedBlock | undefined;
		readonly item: FlowItem | undefined;
	},
	number: string,
	where: string,
): Finding {
	return {
		expected: block ? (describeItem(block.written) ?? number) : nothing,
		actual: describeItem(item) ?? nothing,
		where,
		manuscript: block?.manuscript,
	};
}

/** What is no paragraph is called by its kind. */
export function describeItem(item: FlowItem | undefined): string | undefined {
	if (!item) return undefined;
	const text = item.text.slice(0, 300);
	if (item.kind === "text") return text;
	return text === "" ? item.kind : `${item.kind}: ${text}`;
}

function placeOf(item: FlowItem | undefined, of: string): string {
	return item ? `${item.page}:${item.line}` : of;
}
