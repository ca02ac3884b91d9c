/** `Term` above `: Definition`, and lines that stay lines (`| verse`), for the witness. */
import {
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

const saying = /^ {0,3}[:~][ \t]+(?=\S)/;
/** What begins something else than a line of words. */
const other =
	/^ {0,3}(?:#{1,6}(?:\s|$)|[-*+>|]\s|\d{1,9}[.)]\s|```|~~~|:::|<(?!https?:)|\||\[[^\]]+\]:|[-=*_](?:[ \t]*[-=*_])+\s*$|[!?]{3}\s|\$\$|\{)|\|\s*$/;

/** A list of terms that begins in the line of an item’s sign, too. */
export function readTermsIn(
	lines: Numbereds,
	at: number,
	...how: readonly [ReadWithin, (at: number) => boolean]
): Said | undefined {
	const { text, number } = lines[at] as Numbered;
	const [sign] = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(text) ?? [];
	if (sign === undefined) return readTerms(lines, at, ...how);
	const margin = " ".repeat(marginOf(`${sign.replace(/\S/g, " ")}.`));
	const below = lines[at + 1]?.text ?? "";
	if (!below.startsWith(margin) || !saying.test(below.slice(margin.length)))
		return undefined;
	const first = { number, text: margin + text.slice(sign.length) };
	const own = [first, ...lines.slice(at + 1, at + 500)];
	const said = readTerms(own, 0, ...how);
	const from = said?.lines.findIndex((line) => isSeen(line.text)) ?? -1;
	const opening = said?.lines[from];
	if (!said || !opening) return undefined;
	const open = { ...opening, text: sign + opening.text.trimStart() };
	return { ...said, lines: [open, ...said.lines.slice(from + 1)] };
}

function readTerms(
	lines: Numbereds,
	at: number,
	within: ReadWithin,
	isCaption: (at: number) => boolean,
): Said | undefined {
	const [first] = lines.slice(at, at + 1);
	if (!first || !isTerm(cutMargin(first, 8).text)) return undefined;
	const columns = marginOf(first.text);
	if (columns >= 4 && isSeen(lines[at - 1]?.text)) return undefined;
	const margin = " ".repeat(columns);
	const bare = (index: number): Numbered | undefined => {
		const line = lines[index];
		return line && cutMargin(line, columns);
	};
	const items: Numbered[] = [];
	let end = at;
	for (;;) {
		let next = end;
		while (end > at && next < lines.length && !isSeen(lines[next]?.text))
			next += 1;
		const terms: Numbered[] = [];
		for (
			let line = bare(next);
			line && terms.length < 6 && isTerm(line.text);
			line = bare(next)
		) {
			terms.push(line);
			next += 1;
		}
		const isParted = bare(next) !== undefined && !isSeen(bare(next)?.text);
		if (isParted) next += 1;
		if (terms.length === 0 || !saying.test(bare(next)?.text ?? "")) break;
		if (isParted && isCaption(next)) break;
		const isSentence = ({ text }: Numbered) =>
			text.length > 60 || /[.,;:!?]\s*$/.test(text);
		if (terms.length > 1 && terms.some(isSentence)) break;
		for (const { text, number } of terms)
			items.push(
				...tagLines(["<dt>", wordLine(text.trim()), "</dt>"], number, margin),
			);
		for (let from = next; ; from = next) {
			while (from < lines.length && !isSeen(lines[from]?.text)) from += 1;
			const line = bare(from);
			const [sign] = saying.exec(line?.text ?? "") ?? [];
			if (!line || sign === undefined) break;
			const own: Numbered[] = [{ ...line, text: line.text.slice(sign.length) }];
			const offset = marginOf(`${sign.replace(/\S/, " ")}.`);
			let held = 1;
			let isBelowBlank = false;
			for (let index = from + 1; index < lines.length; index += 1) {
				const { text, number } = bare(index) as Numbered;
				if (isSeen(text)) {
					if (saying.test(text) || (isBelowBlank && marginOf(text) < 2)) break;
					held = own.length + 1;
				}
				isBelowBlank = !isSeen(text);
				own.push(cutMargin({ text, number }, offset));
			}
			const said = within(own.slice(0, held)).map((one) =>
				isSeen(one.text) ? { ...one, text: margin + one.text } : one,
			);
			items.push(
				...tagLines(["<dd>"], line.number, margin),
				...said,
				...tagLines(["</dd>"], own[held - 1]?.number ?? line.number, margin),
			);
			next = from + held;
		}
		end = next;
	}
	if (end === at) return undefined;
	return {
		taken: end - at,
		lines: [
			...tagLines(["<dl>"], first.number, margin),
			...items,
			...tagLines(["</dl>"], lines[end - 1]?.number ?? 0, margin),
		],
	};
}

function isTerm(text: string): boolean {
	return (
		isSeen(text) &&
		marginOf(text) < 4 &&
		!saying.test(text) &&
		!other.test(text)
	);
}

const verse = /^ {0,3}\|(?= |$)/;
/** The end of a cell, or the line below the head of a table. */
const ofTable = /[^|\\\s][ \t]*\|[ \t]*$|^ {0,3}\|[ \t]*:?-+[-:| \t]*$/;

export function readVerses(lines: Numbereds, at: number): Said | undefined {
	const isOf = (index: number) => verse.test(lines[index]?.text ?? "");
	const above = lines[at - 1]?.text ?? "";
	const isInWords = isSeen(above) && !/^ {0,3}(?:#{1,6} |:::|<| )/.test(above);
	if (
		!isOf(at) ||
		isInWords ||
		[0, 1].some((step) => ofTable.test(lines[at + step]?.text ?? ""))
	)
		return undefined;
	const verses: { number: number; text: string }[] = [];
	let next = at;
	for (; next < Math.min(lines.length, at + 2000); next += 1) {
		const { text, number } = lines[next] as Numbered;
		if (isOf(next)) {
			if (ofTable.test(text)) return undefined;
			verses.push({ number, text: text.replace(verse, "").trim() });
			continue;
		}
		const last = verses.at(-1);
		if (!last || !/^ +\S/.test(text)) break;
		if (ofTable.test(text)) return undefined;
		last.text += ` ${text.trim()}`;
	}
	const { text: opening, number } = lines[at] as Numbered;
	const margin = " ".repeat(marginOf(opening));
	return {
		taken: next - at,
		lines: [
			{ text: "", number },
			...verses.map(({ text, number }, index) => ({
				number,
				text: `${margin}${wordLine(text || "&nbsp;")}${index + 1 < verses.length ? "<br>" : ""}`,
			})),
			{ text: "", number },
		],
	};
}
