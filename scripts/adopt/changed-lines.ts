/** Two texts → the lines that are taken out and put in. */
import type { ChangedLine } from "./proposal.ts";

/** Pairs of lines that are compared; beyond them all of one text stands before all of the other. */
const mostPairs = 4_000_000;

/** By their longest common sequence of lines. */
export function changedLines(
	before: readonly string[],
	after: readonly string[],
): ChangedLine[] {
	const width = after.length + 1;
	if ((before.length + 1) * width > mostPairs)
		return [...signed("-", before), ...signed("+", after)];
	const lengths = new Uint32Array((before.length + 1) * width);
	const at = (row: number, column: number) =>
		lengths[row * width + column] ?? 0;
	for (let row = before.length - 1; row >= 0; row -= 1)
		for (let column = after.length - 1; column >= 0; column -= 1)
			lengths[row * width + column] =
				before[row] === after[column]
					? at(row + 1, column + 1) + 1
					: Math.max(at(row + 1, column), at(row, column + 1));
	const lines: ChangedLine[] = [];
	let [row, column] = [0, 0];
	while (row < before.length || column < after.length) {
		const [old, fresh] = [before[row], after[column]];
		if (old !== undefined && old === fresh) {
			lines.push({ sign: " ", text: old });
			row += 1;
			column += 1;
		} else if (
			old !== undefined &&
			(fresh === undefined || at(row + 1, column) >= at(row, column + 1))
		) {
			lines.push({ sign: "-", text: old });
			row += 1;
		} else {
			lines.push({ sign: "+", text: fresh ?? "" });
			column += 1;
		}
	}
	return lines;
}

function signed(sign: "-" | "+", lines: readonly string[]): ChangedLine[] {
	return lines.map((text) => ({ sign, text }));
}
