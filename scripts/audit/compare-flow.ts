/** Compares what the manuscript says with what an edition says, piece by piece, and finds the place where both go on alike. */
import type { FlowItem } from "../readings/flow.ts";
import { type Finding, nothing } from "./finding.ts";
import type { WitnessedBlock } from "./witness.ts";

/** Blocks that are looked through for the place where both go on alike. */
const farthest = 100;

export function compareFlow(
	expected: readonly WitnessedBlock[],
	actual: readonly FlowItem[],
	of: string,
): Finding[] {
	const findings: Finding[] = [];
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
		for (let step = 0; step < Math.max(lost, more); step += 1)
			findings.push(
				findingOf(
					{
						block: step < lost ? expected[at + step] : undefined,
						item: step < more ? actual[from + step] : undefined,
					},
					`block ${at + step + 1} of ${of}`,
					placeOf(actual[from + step] ?? actual.at(-1), of),
				),
			);
		at += lost;
		from += more;
	}
	return findings;
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
