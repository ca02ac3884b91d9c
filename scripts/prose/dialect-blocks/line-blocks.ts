/** Lines that stay lines, `| Roses are red`, as Pandoc has them for verse and addresses → hard line ends, with their margins. */
import { container, isBlank, type Line, type Rule } from "./lines.ts";

const start = /^([ ]{0,3})\|(?:[ ]|$)/;

/** Of one block. */
const maxLines = 2000;

/** Cells end with a bar, and the head of a table stands above a line of hyphens. */
const cells = /[^|\\\s][ \t]*\|[ \t]*$|^[ ]{0,3}\|[ \t]*:?-+[-:| \t]*$/;

/** Words, with which the next line goes on. */
const goesOn = /^[ ]{0,3}(?!#{1,6}[ ]|:{3}|<)\S/;

export const lineBlocks: Rule = (lines, at) => {
	const [, margin = ""] = start.exec(lines[at]?.text ?? "") ?? [];
	const [first = "", second = ""] = [lines[at]?.text, lines[at + 1]?.text];
	if (!start.test(first) || cells.test(first) || cells.test(second))
		return undefined;
	if (goesOn.test(lines[at - 1]?.text ?? "")) return undefined;
	let end = at;
	while (end < at + maxLines && isOfBlock(lines[end]?.text ?? "", end > at))
		end += 1;
	const own = lines.slice(at, end);
	if (own.some(({ text }) => cells.test(text))) return undefined;
	const written = joined(own).map(({ text, ...line }) => {
		const [, blanks = "", words = ""] =
			/^[ ]{0,3}\|[ ]?([ ]*)(.*)$/.exec(text) ?? [];
		return {
			...line,
			text: `${"\u00a0".repeat(blanks.length)}${asWords(words.trimEnd())}`,
		};
	});
	const [opening = own[0]] = written;
	return {
		taken: end - at,
		lines: opening
			? container(
					{ name: "verse", margin },
					written.map((line, index) => ({
						...line,
						text:
							margin +
							(line.text === "" ? "\u00a0" : line.text) +
							(index < written.length - 1 ? "\\" : ""),
					})),
					{ first: opening, last: own.at(-1) ?? opening },
				)
			: [],
	};
};

/** A line that begins with a blank goes on with the one above. */
function isOfBlock(text: string, isBelow: boolean): boolean {
	return start.test(text) || (isBelow && /^[ ]+\S/.test(text));
}

function joined(lines: readonly Line[]): Line[] {
	const whole: Line[] = [];
	for (const line of lines) {
		const last = whole.at(-1);
		if (last && !start.test(line.text))
			whole[whole.length - 1] = {
				...last,
				text: `${last.text} ${line.text.trim()}`,
			};
		else whole.push(line);
	}
	return whole;
}

/** What would begin a block is words here. */
export function asWords(text: string): string {
	if (isBlank(text)) return "";
	return text.replace(
		/^(?=#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|`{3}|~{3}|:{3}|[-=*_]{3,}\s*$)|^(?<number>\d{1,9})(?=[.)])/,
		(number) => `${number}\\`,
	);
}
