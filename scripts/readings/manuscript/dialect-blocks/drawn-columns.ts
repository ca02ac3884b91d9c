/** A line of a table that is drawn with signs, column by column, for the witness. */
import type { Numbereds } from "./numbered.ts";

/** What a table says, wherever its signs stand. */
export interface Drawn {
	readonly taken: number;
	readonly margin: number;
	/** Of each row its cells, of each cell its lines. */
	readonly rows: readonly (readonly Numbereds[])[];
	/** How many rows are the head. */
	readonly heads: number;
	readonly sides: readonly string[];
	readonly isOfBlocks: boolean;
}

/** Lines of one, beyond which nobody looks for its end. */
export const longest = 20_000;

/** From and to which sign letters are two columns wide: those of East Asia, and pictures. */
const twice: readonly (readonly [number, number])[] = [
	[0x1100, 0x115f],
	[0x2e80, 0x303e],
	[0x3041, 0xa4cf],
	[0xa960, 0xa97f],
	[0xac00, 0xd7a3],
	[0xf900, 0xfaff],
	[0xfe30, 0xfe6f],
	[0xff00, 0xff60],
	[0xffe0, 0xffe6],
	[0x1f300, 0x1f64f],
	[0x1f680, 0x1f6ff],
	[0x1f900, 0x1f9ff],
	[0x20000, 0x3fffd],
];

/** What each column holds: of a wide letter the second one nothing, and with a letter what stands on it. */
export function columnsOf(text: string): string[] {
	const columns: string[] = [];
	for (const letter of text) {
		const code = letter.codePointAt(0) ?? 0;
		if (letter === "\t")
			do columns.push(" ");
			while (columns.length % 4 > 0);
		else if (code >= 0x300 && /[\p{M}\p{DI}]/u.test(letter))
			columns.push(`${columns.pop() ?? ""}${letter}`);
		else columns.push(letter, ...(isWide(code) ? [""] : []));
	}
	return columns;
}

function isWide(code: number): boolean {
	return twice.some(([from, to]) => code >= from && code <= to);
}

/** Where each run of hyphens begins and ends, in a line of nothing else. */
export function runsIn(
	text: string | undefined,
): (readonly [number, number])[] {
	if (text === undefined || !/^[\s-]*-[\s-]*$/.test(text)) return [];
	const runs: [number, number][] = [];
	for (const [at, sign] of columnsOf(text).entries()) {
		const last = runs.at(-1);
		if (sign !== "-") continue;
		if (last?.[1] === at) last[1] = at + 1;
		else runs.push([at, at + 1]);
	}
	return runs;
}
