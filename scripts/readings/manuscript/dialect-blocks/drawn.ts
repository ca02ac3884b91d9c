/** Lists with letters, and what is drawn with signs and stands as it is drawn, for the witness. */
import {
	isSeen,
	type Numbered,
	type Numbereds,
	type Said,
} from "./numbered.ts";

const item =
	/^ {0,3}(?:\((?:[a-z]|[ivx]{1,5}|\d{1,3})\)|(?:[a-z]|[ivx]{2,5})\))[ \t]+\S/i;
const dotted = /^ {0,3}(?:[a-z]|[ivx]{2,5})\.[ \t]+\S/;

export function readDrawn(lines: Numbereds, at: number): Said | undefined {
	const { text, number } = lines[at] as Numbered;
	const counted = /^([ \t]*)#(\.[ \t]+\S.*)$/.exec(text);
	if (counted)
		return {
			taken: 1,
			lines: [{ number, text: `${counted[1]}1${counted[2]}` }],
		};
	return readLettered(lines, at) ?? readTable(lines, at);
}

/** Its items stand in lines of their own. */
function readLettered(lines: Numbereds, at: number): Said | undefined {
	const isItem = ({ text }: Numbered) => item.test(text) || dotted.test(text);
	if (!isItem(lines[at] as Numbered)) return undefined;
	const own: Numbered[] = [];
	for (let next = at; isSeen(lines[next]?.text); next += 1)
		own.push(lines[next] as Numbered);
	if (own.filter(isItem).length < 2) return undefined;
	return {
		taken: own.length,
		lines: own.map((line, index) => {
			const next = own[index + 1];
			return next && isItem(next)
				? { ...line, text: `${line.text.trimEnd()}<br>` }
				: line;
		}),
	};
}

function readTable(lines: Numbereds, at: number): Said | undefined {
	const isColumns = (text = "") =>
		/^ {0,3}-{2,}(?:[ \t]+-{2,})+[ \t]*$/.test(text);
	const [first = "", second = ""] = [lines[at]?.text, lines[at + 1]?.text];
	const isGrid = /^ {0,3}\+(?:[-=:]+\+)+[ \t]*$/.test(first);
	if (!isGrid && !isColumns(first) && !isColumns(second)) return undefined;
	let count = 0;
	for (
		let text = first;
		isGrid ? /^ {0,3}[+|]/.test(text) : isSeen(text);
		count += 1
	)
		text = lines[at + count + 1]?.text ?? "";
	if (count < 2) return undefined;
	const isApart = lines
		.slice(at, at + count)
		.some(({ text }) => !isColumns(text) && /\S(?: {2}|\s*\t)\s*\S/.test(text));
	if (!isGrid && !isApart) return undefined;
	const own = lines.slice(at, at + count);
	const marks = "~".repeat(12);
	return {
		taken: count,
		lines: [
			{ text: marks, number: own[0]?.number ?? 0 },
			...own,
			{ text: marks, number: own.at(-1)?.number ?? 0 },
		],
	};
}
