/** Formulas and long runs of plain words, which mean nothing to Markdown, are sealed before it is parsed: what is parsed is a tenth as long. */

export interface Sealed {
	/** Each sealed piece is two noncharacters around its number, which Markdown takes for letters. */
	readonly text: string;
	/** The line of the manuscript in which a line of `text` begins, both from 1. */
	readonly lineOf: (line: number) => number;
	/** As it was written. */
	readonly restore: (text: string) => string;
	/** What a text holds: words as they were written, and formulas. */
	readonly piecesOf: (text: string) => readonly (string | Formula)[];
}

export interface Formula {
	readonly tex: string;
	/** Whether it stands on lines of its own. */
	readonly isBlock: boolean;
}

interface Piece {
	readonly written: string;
	readonly formula?: Formula;
}

export function seal(source: string): Sealed {
	const [open, close] = freeSigns(source);
	const pieces: Piece[] = [];
	const numbers = new Map<string, number>();
	const take = (piece: Piece): string => {
		const known = numbers.get(piece.written);
		const number = known ?? pieces.push(piece) - 1;
		numbers.set(piece.written, number);
		return `${open}${number}${close}`;
	};
	const { text, lines } = sealFormulas(source, take);
	const sealed = new RegExp(`${open}(\\d+)${close}`, "gu");
	const restore = (part: string) =>
		part.replace(sealed, (_, number) => pieces[Number(number)]?.written ?? "");
	return {
		text: sealWords(text, take),
		lineOf: (line) => lines[line - 1] ?? lines.at(-1) ?? line,
		restore,
		piecesOf(part) {
			const found: (string | Formula)[] = [];
			for (const [at, one] of part.split(sealed).entries()) {
				const piece = at % 2 === 0 ? undefined : pieces[Number(one)];
				const words = piece ? piece.written : one;
				const last = found.at(-1);
				if (piece?.formula) found.push(piece.formula);
				else if (typeof last === "string")
					found[found.length - 1] = last + words;
				else if (words !== "") found.push(words);
			}
			return found;
		},
	};
}

/** Two of the characters that Unicode keeps for a program’s own use (U+FDD0 to U+FDEF), and that `source` does not hold. */
function freeSigns(source: string): readonly [string, string] {
	const free = Array.from({ length: 32 }, (_, index) =>
		String.fromCharCode(0xfdd0 + index),
	).filter((sign) => !source.includes(sign));
	const [one, other] = free;
	if (one === undefined || other === undefined)
		throw new Error(
			"Unexpected noncharacters U+FDD0 to U+FDEF in the text: remove them",
		);
	return [one, other];
}

/** From a letter to a letter or a figure, and no sign between them that Markdown knows. */
const words =
	/(?<![\p{L}\p{M}\p{N}&#])\p{L}[\p{L}\p{M}\p{N} ,.;?’‘“”–—-]{30,}[\p{L}\p{N}](?![\p{L}\p{M}\p{N}])/gu;

/** Names of addresses are alike whatever their case, so that long ones must be parsed as they are. */
const longName = /^[ \t>]*\[[^\]^][^\]]{30,}\]:/m;

function sealWords(text: string, take: (piece: Piece) => string): string {
	return longName.test(text)
		? text
		: text.replace(words, (written) => take({ written }));
}

const margin = String.raw`[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*`;

/** Where what holds no formula begins, or one may. */
const starts = new RegExp(
	[
		String.raw`^${margin}(?<fence>\`{3,}|~{3,})`,
		"(?<code>`+)",
		String.raw`\\[\s\S]`,
		"<!--",
		String.raw`(?<dollars>\$\$+)`,
	].join("|"),
	"gm",
);

function sealFormulas(
	source: string,
	take: (piece: Piece) => string,
): { readonly text: string; readonly lines: readonly number[] } {
	const lines = [1];
	if (!source.includes("$$")) {
		for (const _ of source.matchAll(/\n/g)) lines.push(lines.length + 1);
		return { text: source, lines };
	}
	let text = "";
	let line = 1;
	const pass = (part: string) => {
		text += part;
		for (const _ of part.matchAll(/\n/g)) {
			line += 1;
			lines.push(line);
		}
	};
	const codeEnd = codeEnds(source);
	const next = new RegExp(starts);
	let at = 0;
	for (let start = next.exec(source); start; start = next.exec(source)) {
		const { fence, code, dollars } = start.groups ?? {};
		const from = next.lastIndex;
		if (fence) next.lastIndex = fenceEnd(source, from, fence);
		if (code) next.lastIndex = codeEnd(from, code.length);
		if (start[0] === "<!--")
			next.lastIndex = Math.max(source.indexOf("-->", from), from);
		const found = dollars && formulaAt(source, start.index, dollars.length);
		if (!found) continue;
		pass(source.slice(at, start.index));
		const written = source.slice(start.index, found.end);
		text += take({ written, formula: found });
		line += written.split("\n").length - 1;
		at = found.end;
		next.lastIndex = at;
	}
	pass(source.slice(at));
	return { text, lines };
}

/** Where a block of code ends: on the line of a fence as long as its first, or with the text. */
function fenceEnd(source: string, from: number, fence: string): number {
	const end = new RegExp(
		String.raw`^[ \t>]*${fence[0]}{${fence.length},}[ \t]*$`,
		"gm",
	);
	end.lastIndex = from;
	return end.exec(source) ? end.lastIndex : source.length;
}

/** Where code in a line ends: at as many backquotes in the same paragraph; where there are none, it has not begun. */
function codeEnds(source: string): (from: number, size: number) => number {
	const runs = new Map<number, number[]>();
	for (const { 0: run, index } of source.matchAll(/`+/g)) {
		const same = runs.get(run.length);
		if (same) same.push(index);
		else runs.set(run.length, [index]);
	}
	const blanks = [...source.matchAll(/\n(?=[ \t>]*\n)/g)].map(
		({ index }) => index,
	);
	return (from, size) => {
		const end = firstFrom(runs.get(size) ?? [], from);
		const blank = firstFrom(blanks, from) ?? source.length;
		return end !== undefined && end < blank ? end + size : from;
	};
}

/** The first of ascending numbers that is not less than `from`. */
function firstFrom(
	ascending: readonly number[],
	from: number,
): number | undefined {
	let [low, high] = [0, ascending.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ascending[middle] ?? from) < from) low = middle + 1;
		else high = middle;
	}
	return ascending[low];
}

const atMargin = new RegExp(`^${margin}$`);

/** The formula that `size` dollars at `start` open: up to as many in its paragraph or, from the margin, to the next on another line. */
function formulaAt(
	source: string,
	start: number,
	size: number,
): (Formula & { readonly end: number }) | undefined {
	const from = start + size;
	const before = source.slice(source.lastIndexOf("\n", start) + 1, start);
	if (atMargin.test(before)) {
		const ends = /\\[^\n]|\$+/g;
		ends.lastIndex = from;
		for (let end = ends.exec(source); end; end = ends.exec(source)) {
			if (!end[0].startsWith("$") || end[0].length < size) continue;
			const tex = source.slice(from, end.index);
			// One that ends in its first line stands among words.
			if (!tex.includes("\n")) break;
			return { tex, isBlock: true, end: end.index + size };
		}
	}
	const ends = /\$+|\n[ \t>]*\n/g;
	ends.lastIndex = from;
	for (let end = ends.exec(source); end; end = ends.exec(source)) {
		if (!end[0].startsWith("$")) return undefined;
		if (end[0].length !== size) continue;
		const tex = source.slice(from, end.index);
		return { tex, isBlock: false, end: end.index + size };
	}
	return undefined;
}
