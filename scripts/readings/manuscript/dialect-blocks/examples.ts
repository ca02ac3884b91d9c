/** Examples with numbers that go on, `(@)` and `(@label)`, for the witness. */
import {
	cutMargin,
	isSeen,
	marginOf,
	type Numbered,
	type Numbereds,
	type ReadWithin,
	type Said,
	tagLines,
} from "./numbered.ts";

export interface Counted {
	count: number;
	/** By label. */
	readonly numbers: Map<string, number>;
	/** Whether what stands before a line is the sign of an example, and no name in brackets. */
	readonly isSign: (label: string) => boolean;
}

const item = /^ {0,3}\(@(?<label>[\w-]*)\)[ \t]+(?=\S)/;

export function openCounted(text: string): Counted {
	const isCertain = text
		.split("\n")
		.some((line) => /^[ \t>]*\(@\)[ \t]+\S/.test(line));
	const isUsedAgain = (label: string) => {
		const uses = [...text.matchAll(/@([\w-]+)/g)];
		return uses.filter(([, name]) => name === label).length >= 2;
	};
	return {
		count: 0,
		numbers: new Map(),
		isSign: (label) => label === "" || isCertain || isUsedAgain(label),
	};
}

export function readExamples(
	lines: Numbereds,
	at: number,
	within: ReadWithin,
	counted: Counted,
): Said | undefined {
	if (isSeen(lines[at - 1]?.text)) return undefined;
	const items: Numbered[] = [];
	const start = counted.count + 1;
	let end = at;
	for (let from = at; from < lines.length; ) {
		const line = lines[from] as Numbered;
		const found = item.exec(line.text);
		const label = found?.groups?.label ?? "";
		if (!found || !counted.isSign(label)) break;
		counted.count += 1;
		if (label !== "" && !counted.numbers.has(label))
			counted.numbers.set(label, counted.count);
		end = from + lengthOf(lines, from);
		const rest = lines.slice(from + 1, end);
		const columns = rest
			.filter(({ text }) => isSeen(text) && marginOf(text) >= 4)
			.reduce((least, { text }) => Math.min(least, marginOf(text)), 1000);
		items.push(
			...tagLines(["<li>"], line.number),
			...within([
				{ ...line, text: line.text.slice(found[0].length) },
				...rest.map((one) => cutMargin(one, columns)),
			]),
			...tagLines(["</li>"], lines[end - 1]?.number ?? line.number),
		);
		from = end;
		while (from < lines.length && !isSeen(lines[from]?.text)) from += 1;
	}
	if (end === at) return undefined;
	const [first] = items;
	return {
		taken: end - at,
		lines: [
			...tagLines([`<ol start="${start}">`], first?.number ?? 0),
			...items,
			...tagLines(["</ol>"], items.at(-1)?.number ?? 0),
		],
	};
}

function lengthOf(lines: Numbereds, from: number): number {
	let held = 1;
	for (let at = from + 1; at < lines.length; at += 1) {
		const text = lines[at]?.text ?? "";
		if (!isSeen(text)) continue;
		if (item.test(text)) break;
		const isBlock =
			/^ {0,3}(?:#{1,6}\s|[-*+>|]|\d{1,9}[.)]\s|```|~~~|:::|<)/.test(text);
		const isBeside = at === from + held;
		if (marginOf(text) < 4 && (isBlock || !isBeside)) break;
		held = at + 1 - from;
	}
	return held;
}
