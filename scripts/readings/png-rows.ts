/** Rows of bytes that were written as differences from their neighbours, as PNG and PDF have them → the bytes (W3C PNG, third edition, §9). */

/**
 * `packed` has before each row of `row` bytes the number of its filter; the last may be cut off. `left` is how many bytes lie
 * between a byte and its neighbour in the row. Nothing where a filter is none.
 */
export function undoFilters(
	packed: Uint8Array,
	row: number,
	left: number,
): Uint8Array | undefined {
	const height = Math.ceil(packed.length / (row + 1));
	const bytes = new Uint8Array(Math.max(0, packed.length - height));
	for (let y = 0; y < height; y += 1) {
		const from = y * (row + 1);
		const filter = filters[packed[from] ?? 0];
		if (!filter) return undefined;
		const start = y * row;
		const end = Math.min(start + row, bytes.length);
		bytes.set(packed.subarray(from + 1, from + 1 + row), start);
		filter(bytes, start, end, left, y === 0 ? 0 : row);
	}
	return bytes;
}

/**
 * Adds to each byte from `start` to before `end` what its filter has taken off (§9.2): by the bytes `left` of it and `up` from
 * it, `up` being 0 in the first row, above which all is 0.
 */
type Filter = (
	bytes: Uint8Array,
	start: number,
	end: number,
	left: number,
	up: number,
) => void;

const filters: readonly Filter[] = [
	() => undefined,
	(bytes, start, end, left) => {
		for (let at = start + left; at < end; at += 1)
			bytes[at] = (bytes[at] ?? 0) + (bytes[at - left] ?? 0);
	},
	(bytes, start, end, _left, up) => {
		if (up === 0) return;
		for (let at = start; at < end; at += 1)
			bytes[at] = (bytes[at] ?? 0) + (bytes[at - up] ?? 0);
	},
	(bytes, start, end, left, up) => {
		for (let at = start; at < end; at += 1) {
			const beside = at - left < start ? 0 : (bytes[at - left] ?? 0);
			const above = up === 0 ? 0 : (bytes[at - up] ?? 0);
			bytes[at] = (bytes[at] ?? 0) + ((beside + above) >> 1);
		}
	},
	(bytes, start, end, left, up) => {
		for (let at = start; at < end; at += 1) {
			const isFirst = at - left < start;
			const beside = isFirst ? 0 : (bytes[at - left] ?? 0);
			const above = up === 0 ? 0 : (bytes[at - up] ?? 0);
			const corner = isFirst || up === 0 ? 0 : (bytes[at - up - left] ?? 0);
			bytes[at] = (bytes[at] ?? 0) + paeth(beside, above, corner);
		}
	},
];

/** The neighbour that is closest to left + up - corner (§9.4). */
function paeth(left: number, up: number, corner: number): number {
	const toLeft = Math.abs(up - corner);
	const toUp = Math.abs(left - corner);
	const toCorner = Math.abs(left + up - 2 * corner);
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}
