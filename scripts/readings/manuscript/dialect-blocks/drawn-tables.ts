/** Tables that are drawn with signs, and their captions, for the witness: tags of HTML around what stands in their cells. */
import { readGrid } from "./drawn-grid.ts";
import { readRuled } from "./drawn-ruled.ts";
import {
	attributesIn,
	cutMargin,
	isSeen,
	marginOf,
	type Numbered,
	type Numbereds,
	type ReadWithin,
	type Said,
	tagLines,
	wordLine,
} from "./numbered.ts";

export function readDrawnTable(
	lines: Numbereds,
	at: number,
	within: ReadWithin,
): Said | undefined {
	const own = captionAt(lines, at);
	const from = own ? belowCaption(lines, at + own.taken) : at;
	const drawn = readGrid(lines, from) ?? readRuled(lines, from);
	if (!drawn) return undefined;
	let end = from + drawn.taken;
	const blank = isSeen(lines[end]?.text) ? 0 : 1;
	const other = own ? undefined : captionAt(lines, end + blank);
	if (other) end += blank + other.taken;
	const caption = own ?? other;
	const { number } = lines[from] as Numbered;
	const margin = " ".repeat(drawn.margin);
	const tags = (...named: string[]) => tagLines(named, number, margin);
	const rows = drawn.rows.flatMap((row, index) => {
		const name = index < drawn.heads ? "th" : "td";
		const cells = row.flatMap((cell, column) => [
			...tags(`<${name} align="${drawn.sides[column] ?? ""}">`),
			...insideOf(cell, drawn.isOfBlocks ? within : wordsIn).map((line) => ({
				...line,
				text: isSeen(line.text) ? margin + line.text : "",
			})),
			...tags(`</${name}>`),
		]);
		return [...tags("<tr>"), ...cells, ...tags("</tr>")];
	});
	return {
		taken: end - at,
		lines: [
			...tags("<table>"),
			...(caption
				? tagLines(
						["<caption>", wordLine(caption.words), "</caption>"],
						caption.number,
						margin,
					)
				: []),
			...rows,
			...tags("</table>"),
		],
	};
}

/** Whether a line begins the caption of a table below it. */
export function hasDrawnTable(lines: Numbereds, at: number): boolean {
	const from = belowCaption(lines, at + (captionAt(lines, at)?.taken ?? 0));
	return from > at && Boolean(readGrid(lines, from) ?? readRuled(lines, from));
}

function belowCaption(lines: Numbereds, end: number): number {
	return isSeen(lines[end]?.text) ? end : end + 1;
}

function captionAt(lines: Numbereds, at: number) {
	const [first] = lines.slice(at, at + 1);
	const [sign] =
		/^\s*(?:[Tt]able:|:)[ \t]+(?=\S)/.exec(first?.text ?? "") ?? [];
	if (!first || sign === undefined) return undefined;
	const said = [first.text.slice(sign.length)];
	for (let text = lines[at + 1]?.text ?? ""; said.length < 12; ) {
		if (!isSeen(text) || text.includes("|")) break;
		said.push(text.trim());
		text = lines[at + said.length]?.text ?? "";
	}
	const words = said.join(" ").replace(/^\(\\?#[\w:-]+\)\s*/, "");
	const [list, inner = ""] = /\s*\{([^{}]*)\}$/.exec(words) ?? [""];
	return {
		taken: said.length,
		number: first.number,
		words: attributesIn(inner).isList
			? words.slice(0, words.length - list.length)
			: words,
	};
}

/** Without the margin that its first words have. */
function insideOf(cell: Numbereds, read: ReadWithin): Numbereds {
	const first = cell.findIndex(({ text }) => isSeen(text));
	if (first < 0) return [];
	const margin = marginOf(cell[first]?.text ?? "");
	return read(cell.slice(first).map((line) => cutMargin(line, margin)));
}

/** In a line of its own each, which begins no block. */
function wordsIn(cell: Numbereds): Numbereds {
	return cell
		.filter(({ text }) => isSeen(text))
		.map(({ text, number }) => ({ number, text: wordLine(text.trim()) }));
}
