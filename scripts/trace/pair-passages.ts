/** The blocks of an edition ↔ the passages of the manuscript: by their text, and where that is not enough by what stands around them. */
import { comparable, wordsOf } from "./comparable.ts";
import type { WrittenPassage } from "./written-prose.ts";

/** A passage that both have once, by its index in each. */
interface Anchor {
	readonly printed: number;
	readonly written: number;
}

/** Says which passage of the manuscript the edition’s passage of an index is, and nothing where two fit as well. `printed` has the wordings of each, the likeliest first. */
export function pairPassages(
	printed: readonly (readonly string[])[],
	written: readonly WrittenPassage[],
): (index: number) => WrittenPassage | undefined {
	const own = written.map((passage) => comparable(passage.text));
	const known = places(own);
	const keys = printed.map((texts) => {
		const all = texts.map(comparable);
		return all.find((key) => known.has(key)) ?? all[0] ?? "";
	});
	const found = places(keys);
	const anchors = anchorsOf(found, known);
	return (index) => {
		const key = keys[index];
		if (!key) return undefined;
		const same = known.get(key) ?? [];
		if (same.length === 1) return written[same[0] ?? -1];
		const gap = gapAround(index, anchors, keys.length, own.length);
		return same.length > 1
			? written[twin(index, keys, same, gap) ?? -1]
			: nearest(
					printed[index] ?? [],
					written
						.slice(gap.written[0], gap.written[1])
						.filter(
							(_passage, at) => !found.has(own[gap.written[0] + at] ?? ""),
						),
				);
	};
}

function places(keys: readonly string[]): Map<string, number[]> {
	const found = new Map<string, number[]>();
	keys.forEach((key, index) => {
		const same = found.get(key);
		if (same) same.push(index);
		else found.set(key, [index]);
	});
	return found;
}

/** The longest row of passages that stand in one order in both (patience sorting). */
function anchorsOf(
	printed: ReadonlyMap<string, readonly number[]>,
	written: ReadonlyMap<string, readonly number[]>,
): Anchor[] {
	const ends: Link[] = [];
	for (const [key, [at = -1, ...others]] of printed) {
		const [to, ...more] = written.get(key) ?? [];
		if (to === undefined || others.length + more.length > 0) continue;
		const length = ends.findLastIndex((end) => end.written < to) + 1;
		ends[length] = { printed: at, written: to, before: ends[length - 1] };
	}
	const row: Anchor[] = [];
	for (let link = ends.at(-1); link; link = link.before) row.unshift(link);
	return row;
}

interface Link extends Anchor {
	readonly before: Link | undefined;
}

/** From, and up to but without. */
type Range = readonly [number, number];

interface Gap {
	readonly printed: Range;
	readonly written: Range;
}

function gapAround(
	index: number,
	anchors: readonly Anchor[],
	printed: number,
	written: number,
): Gap {
	const before = anchors.findLast((anchor) => anchor.printed < index);
	const after = anchors.find((anchor) => anchor.printed > index);
	return {
		printed: [(before?.printed ?? -1) + 1, after?.printed ?? printed],
		written: [(before?.written ?? -1) + 1, after?.written ?? written],
	};
}

/** Of passages that say the same, the one of the same number in the gap. */
function twin(
	index: number,
	keys: readonly string[],
	same: readonly number[],
	{ printed, written }: Gap,
): number | undefined {
	const candidates = same.filter((at) => at >= written[0] && at < written[1]);
	if (candidates.length < 2) return candidates[0];
	const twins = [...keys.keys()]
		.slice(...printed)
		.filter((at) => keys[at] === keys[index]);
	return twins.length === candidates.length
		? candidates[twins.indexOf(index)]
		: undefined;
}

/** A wider gap tells nothing. */
const widestGap = 200;

/** The passage that shares most words, at least half of theirs and more than any other. */
function nearest(
	texts: readonly string[],
	passages: readonly WrittenPassage[],
): WrittenPassage | undefined {
	if (passages.length > widestGap) return undefined;
	const words = wordsOf(texts[0] ?? "");
	const scored = passages
		.map((passage) => ({
			passage,
			score: likeness(words, wordsOf(passage.text)),
		}))
		.filter(({ score }) => score >= 0.5)
		.sort((a, b) => b.score - a.score);
	const [best, second] = scored;
	return best && best.score > (second?.score ?? 0) ? best.passage : undefined;
}

/** From 0, no word in common, to 1. */
function likeness(
	one: ReadonlySet<string>,
	other: ReadonlySet<string>,
): number {
	const shared = [...one].filter((word) => other.has(word)).length;
	return shared / Math.max(one.size, other.size, 1);
}
