/** Lines in which letters run from right to left, which are drawn from the left → as they are read (Unicode Standard Annex 9, the other way round). */
import type { Shown } from "./shown-text.ts";

/** Whether the lines of a document run from the right: by its language, or by most of its letters. */
export function runsFromRight(shown: readonly Shown[], language = ""): boolean {
	if (/-Latn\b/i.test(language)) return false;
	if (languages.test(language)) return true;
	const count = (pattern: RegExp) =>
		shown.reduce(
			(sum, { text }) => sum + (text.match(pattern)?.length ?? 0),
			0,
		);
	return count(turnedLetters) > count(/\p{L}/gu) / 2;
}

/**
 * Whether the lines of a block do: by its letters where all of them run in one direction, or else as its document. Where
 * its pieces stand from the right all the same, the words of each run from the left and the line does not.
 */
export function blockRunsFromRight(
	shown: readonly Shown[],
	documentDoes: boolean,
): boolean {
	const has = (pattern: RegExp) => shown.some(({ text }) => pattern.test(text));
	if (has(rightToLeft)) return documentDoes || !has(otherLetter);
	return documentDoes && (!has(otherLetter) || standFromRight(shown));
}

export function hasLetters(shown: readonly Shown[]): boolean {
	return shown.some(({ text }) => /\p{L}/u.test(text));
}

const otherLetter = /(?![\p{Script=Hebrew}\p{Script=Arabic}])\p{L}/u;

/** Whether a piece stands left of the one before it on its line. */
function standFromRight(shown: readonly Shown[]): boolean {
	return shown.some((item, index) => {
		const before = shown[index - 1];
		return (
			before?.page === item.page &&
			Math.abs(before.y - item.y) < 0.3 * item.size &&
			item.x < before.x
		);
	});
}

/** Languages that are written from the right, whatever words of others stand in them. */
const languages =
	/^(?:arc?|azb|bqi|ckb|dv|fa|glk|he|iw|ji|khw|ks|lrc|mzn|nqo|pnb|prs|ps|sd|ug|ur|yi)\b|-(?:Arab|Hebr|Syrc|Thaa|Nkoo)\b/i;

/**
 * The pieces of a line that runs from the right, of which each element’s are drawn in the order in which they stand from
 * the left. `ownerOf` is the element that a piece is in.
 */
export function lineFromRight(
	line: readonly Shown[],
	ownerOf: (item: Shown) => unknown,
): string {
	const pieces = piecesOf(line, ownerOf);
	const places = placesIn(pieces);
	let isAddress = false;
	return elementsOf(pieces)
		.flatMap((own) =>
			own.toSorted((a, b) => rankOf(places, a) - rankOf(places, b)),
		)
		.map((item) => {
			// However many lines an address runs over, it runs from the left.
			isAddress =
				/^https?:/.test(item.text) ||
				(isAddress && !/\s/.test(item.text) && !rightToLeft.test(item.text));
			return isAddress
				? item.text
				: fromRight(item.text, places.get(item)?.isAfterOther === true);
		})
		.join("");
}

interface Piece {
	readonly text: string;
	readonly x: number;
	readonly owner: unknown;
}

/** What is drawn without a break is turned as a whole. */
function piecesOf(
	line: readonly Shown[],
	ownerOf: (item: Shown) => unknown,
): Piece[] {
	const pieces: Piece[] = [];
	let last: Shown | undefined;
	for (const item of line) {
		const { text, x } = item;
		const before = pieces.at(-1);
		const isMore =
			before !== undefined &&
			item.mcid !== undefined &&
			item.mcid === last?.mcid &&
			Math.abs(item.y - last.y) < 0.3 * item.size;
		if (isMore)
			pieces[pieces.length - 1] = { ...before, text: before.text + text };
		else pieces.push({ text, x, owner: ownerOf(item) });
		last = item;
	}
	return pieces;
}

interface Place {
	/** As it is read, among the pieces of its line. */
	readonly rank: number;
	/** Other letters than those from the right stand at its left, and run on into it. */
	readonly isAfterOther: boolean;
}

function rankOf(places: ReadonlyMap<Piece, Place>, item: Piece): number {
	return places.get(item)?.rank ?? 0;
}

/** Pieces from the right, but for rows of other letters, which run from the left with the signs between them. */
function placesIn(line: readonly Piece[]): Map<Piece, Place> {
	const drawn = line.toSorted((a, b) => a.x - b.x);
	const addresses = new Set(
		line.filter(({ text }) => /^https?:/.test(text)).map(({ owner }) => owner),
	);
	const rows: Piece[][] = [];
	let signs: Piece[] = [];
	let isOther = false;
	for (const item of drawn) {
		// An address is set apart from what is around it.
		if (addresses.has(item.owner)) {
			rows.push(...signs.map((one) => [one]));
			if (rows.at(-1)?.at(-1)?.owner === item.owner) rows.at(-1)?.push(item);
			else rows.push([item]);
			signs = [];
			isOther = false;
			continue;
		}
		const isLetters = /\p{L}/u.test(item.text) && !rightToLeft.test(item.text);
		if (isLetters && isOther) {
			rows.at(-1)?.push(...signs, item);
			signs = [];
		} else if (isLetters || rightToLeft.test(item.text)) {
			rows.push(...signs.map((one) => [one]), [item]);
			signs = [];
		} else if (
			isOther &&
			signs.length === 0 &&
			(/^\p{Nd}/u.test(item.text) || closes(rows.at(-1) ?? [], item))
		) {
			rows.at(-1)?.push(item);
		} else signs.push(item);
		if (isLetters) isOther = true;
		else if (rightToLeft.test(item.text)) isOther = false;
	}
	rows.push(...signs.map((one) => [one]));
	return new Map(
		rows
			.reverse()
			.flatMap((row) => row.map((item, index) => [item, index > 0] as const))
			.map(([item, isAfterOther], rank) => [item, { rank, isAfterOther }]),
	);
}

/** Whether a bracket that a row opens is closed by the signs behind it. */
function closes(row: readonly Piece[], { text }: Piece): boolean {
	const before = row.map((piece) => piece.text).join("");
	return ["()", "[]", "{}"].some(([open = "", close = ""]) => {
		const count = (sign: string) => before.split(sign).length;
		return text.includes(close) && count(open) > count(close);
	});
}

/** Pieces of one element that follow each other and are drawn so too: of one text, since several stand as they are read. */
function elementsOf(pieces: readonly Piece[]): Piece[][] {
	const elements: Piece[][] = [];
	for (const piece of pieces) {
		const before = elements.at(-1);
		const last = before?.at(-1);
		if (last && last.owner === piece.owner && last.x <= piece.x)
			before?.push(piece);
		else elements.push([piece]);
	}
	return elements;
}

export const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** From a letter that runs from right to left to the last of its row, over signs and figures but no other letters. */
const rows =
	/[\p{Script=Hebrew}\p{Script=Arabic}](?:[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}])*\p{M}*/gu;

/** Everything is drawn from the left: rows of letters that run from right to left are turned, but for the figures in them. */
export function logicalOrder(text: string): string {
	if (!rightToLeft.test(text)) return text;
	return text.replace(rows, (row) =>
		(row.match(/\p{Nd}[\p{Nd}.,:/-]*(?<=\p{Nd})|\P{M}\p{M}*|\p{M}+/gu) ?? [])
			.reverse()
			.map((part) => mirrored[part] ?? part)
			.join(""),
	);
}

/**
 * What is drawn on a line that runs from the right: all of it is turned, but for figures and rows of other letters. Words
 * that begin with such a letter and end with a sign are set apart, and run from the left.
 */
function fromRight(text: string, isAfterOther: boolean): string {
	if (isAfterOther && !rightToLeft.test(text)) return text;
	if (!rightToLeft.test(text) && /^[([{]?\p{L}/u.test(text)) return text;
	return turned(text).replace(otherRows, (row) =>
		/\p{L}/u.test(row)
			? row.replace(otherLetters, turned)
			: row.replace(numbers, turned),
	);
}

/** The other way round, with its marks on their letters. */
function turned(row: string): string {
	return (row.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).reverse().join("");
}

const turnedLetters = /[\p{Script=Hebrew}\p{Script=Arabic}]/gu;
/** Persian figures are of the Arabic script, and run from the left all the same. */
const otherRows = /(?:\p{Nd}|[^\p{Script=Hebrew}\p{Script=Arabic}])+/gu;
/** From the first letter or figure, raised and lowered ones among them, to the last, turned, with brackets that close there what is opened among them. */
const otherLetters =
	/(?:[)\]}]{1,9}(?=[^)\]}]*[([{]))?[\p{L}\p{Nd}²³¹⁰⁴-⁹₀-₉](?:.*[\p{L}\p{Nd}²³¹⁰⁴-⁹₀-₉])?/su;
const numbers = /\p{Nd}(?:[.,:/-]?\p{Nd})*/gu;

const mirrored: Readonly<Record<string, string>> = {
	"(": ")",
	")": "(",
	"[": "]",
	"]": "[",
};
