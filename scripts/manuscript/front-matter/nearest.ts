/** A misspelled word → the word of a list that is nearest to it. */

/** The most letters that may differ, for words of this length. */
const tolerance = (length: number) => (length < 4 ? 1 : length < 8 ? 2 : 3);
/** Characters. Longer words are not compared: no word of the lists is as long, and the time grows with the square. */
const longest = 80;

/** The nearest of `candidates`, or nothing when none is near. */
export function nearest(
	word: string,
	candidates: Iterable<string>,
): string | undefined {
	const written = plainForm(word.slice(0, longest));
	let best: string | undefined;
	let least = tolerance(written.length) + 1;
	for (const candidate of candidates) {
		const distance = distanceBetween(written, plainForm(candidate), least);
		if (distance < least) [best, least] = [candidate, distance];
	}
	return best;
}

/** " (did you mean “forde”?)", or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
	const match = nearest(word, candidates);
	return match === undefined ? "" : ` (did you mean “${match}”?)`;
}

/** `date_published`, `Date-Published` and `datePublished` are one word. */
function plainForm(word: string): string {
	return word.toLowerCase().replace(/[-_\s]/g, "");
}

/** Letters to add, drop, change or swap (optimal string alignment); at least `limit` when there are more. */
function distanceBetween(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit || b.length > longest)
		return limit;
	let twoAbove: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row[j] = Math.min(
				(above[j] ?? limit) + 1,
				(row[j - 1] ?? limit) + 1,
				(above[j - 1] ?? limit) + same,
				swapped ? (twoAbove[j - 2] ?? limit) + 1 : limit,
			);
		}
		[twoAbove, above] = [above, row];
	}
	return above[b.length] ?? limit;
}
