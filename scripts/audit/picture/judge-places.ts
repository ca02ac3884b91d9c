/** Whether words stand in the order in which they are read, and none upon another: from their places alone. */
import type { Box } from "./picture.ts";

/** A word in reading order. Those of a zone follow each other. */
export interface Placed {
	readonly zone: number;
	readonly text: string;
	readonly box?: Box | undefined;
	/** Height of its type, in the unit of the box. */
	readonly size: number;
	/** Whether it stands above others, outside of their line. */
	readonly isAbove: boolean;
	/** Whether its line has words that run from right to left: its order is theirs to know. */
	readonly isRightToLeft: boolean;
}

export interface Misplaced {
	/** `early`: it stands before another one that is read first; `upon`: it stands upon another. */
	readonly kind: "early" | "upon";
	readonly other: string;
}

type Standing = Placed & { readonly box: Box; readonly index: number };

/** With the index of each word that is misplaced. */
export function misplacedIn(
	words: readonly Placed[],
): { index: number; fault: Misplaced }[] {
	const standing = words.flatMap((word, index): Standing[] =>
		word.box && !word.isAbove ? [{ ...word, box: word.box, index }] : [],
	);
	return [...early(standing), ...upon(standing)];
}

/** Each is held against the word before it, and the first of a zone against the first of the zone before. */
function early(words: readonly Standing[]) {
	let [first, last]: (Standing | undefined)[] = [];
	return words.flatMap((word) => {
		const isFirst = word.zone !== last?.zone;
		const before = isFirst ? first : last;
		if (isFirst) first = word;
		last = word;
		if (!before || !isBefore(word, before)) return [];
		return [
			{
				index: word.index,
				fault: { kind: "early" as const, other: before.text },
			},
		];
	});
}

/** Whether readers meet `one` first: it stands in an earlier line, or earlier in the same line. What stands beside, as a column does, comes later. */
function isBefore(one: Standing, other: Standing): boolean {
	const height = Math.min(
		one.box.bottom - one.box.top,
		other.box.bottom - other.box.top,
	);
	const shared =
		Math.min(one.box.bottom, other.box.bottom) -
		Math.max(one.box.top, other.box.top);
	const tolerance = Math.max(one.size, other.size) / 3;
	if (shared > height / 2)
		return (
			!one.isRightToLeft &&
			!other.isRightToLeft &&
			one.box.left < other.box.left - tolerance
		);
	if (one.box.top > other.box.top) return false;
	return one.isRightToLeft
		? one.box.right > other.box.left
		: one.box.left < other.box.right;
}

/** Letters of a line may reach into each other’s boxes and into those of other lines: only their middles count. */
function upon(words: readonly Standing[]) {
	const sorted = words.toSorted((one, other) => one.box.top - other.box.top);
	const found: { index: number; fault: Misplaced }[] = [];
	for (const [at, one] of sorted.entries())
		for (let next = at + 1; next < sorted.length; next += 1) {
			const other = sorted[next];
			if (!other || other.box.top >= one.box.bottom) break;
			if (overlap(one, other))
				found.push({
					index: other.index,
					fault: { kind: "upon", other: one.text },
				});
		}
	return found;
}

function overlap(one: Standing, other: Standing): boolean {
	const size = Math.min(one.size, other.size);
	const across =
		Math.min(one.box.right, other.box.right) -
		Math.max(one.box.left, other.box.left);
	const middle = ({ box }: Standing) => (box.top + box.bottom) / 2;
	const down = Math.abs(middle(one) - middle(other));
	return across > size / 3 && down < size / 2;
}
