/** Examples that Pandoc numbers, `(@)` and `(@label)`, on through the whole text → items of numbered lists. */
import {
	dedent,
	indent,
	indentOf,
	isBlank,
	type Line,
	type Rule,
} from "./lines.ts";

/** The numbers of examples, by their labels. */
export type Examples = Map<string, number>;

const sign = /^ {0,3}\(@([\w-]*)\)[ \t]+(?=\S)/;

/** What a line without a margin begins, so that it does not go on with the item above. */
const other = /^ {0,3}(?:#{1,6}\s|[-*+>|]|\d{1,9}[.)]\s|`{3}|~{3}|:{3}|<)/;

export function examples(markdown: string, numbers: Examples): Rule {
	const hasPlain = /^[ \t>]*\(@\)[ \t]+\S/m.test(markdown);
	const uses = usesIn(markdown);
	const isExample = (label: string) =>
		label === "" || hasPlain || (uses.get(label) ?? 0) > 1;
	let count = 0;
	return (lines, at, { note, rewrite }) => {
		if (at > 0 && !isBlank(lines[at - 1]?.text ?? "")) return undefined;
		const written: Line[] = [];
		let next = at;
		for (;;) {
			const from = next === at ? at : skipBlanks(lines, next);
			const first = lines[from];
			const [marks, label] = sign.exec(first?.text ?? "") ?? [];
			if (!first || marks === undefined || !isExample(label ?? "")) break;
			count += 1;
			if (label && !numbers.has(label)) numbers.set(label, count);
			// A name in brackets looks the same.
			if (label && !hasPlain)
				note(
					"example-numbered",
					`Unexpected (@${label}): it is example ${count} of this text, as Pandoc counts them, and @${label} is that number; write \\(@${label}) if it is a name`,
					first,
				);
			if (from > next) written.push({ ...first, text: "" });
			next = endOfItem(lines, from);
			const own = [
				{ ...first, text: first.text.slice(marks.length) },
				...withoutMargin(lines.slice(from + 1, next)),
			];
			const marker = `${count}) `;
			written.push(
				...indent(rewrite(own), " ".repeat(marker.length)).map((line, index) =>
					index === 0
						? { ...line, text: marker + line.text.trimStart() }
						: line,
				),
			);
		}
		return next > at ? { taken: next - at, lines: written } : undefined;
	};
}

/** How often each label stands behind an @: an example that nothing refers to needs none. */
function usesIn(markdown: string): ReadonlyMap<string, number> {
	const uses = new Map<string, number>();
	for (const [, label = ""] of markdown.matchAll(/@([\w-]+)/g))
		uses.set(label, (uses.get(label) ?? 0) + 1);
	return uses;
}

function endOfItem(lines: readonly Line[], at: number): number {
	let end = at + 1;
	for (let next = end; next < lines.length; next += 1) {
		const { text } = lines[next] as Line;
		if (isBlank(text)) continue;
		const goesOn = next === end && !other.test(text);
		if (sign.test(text) || (indentOf(text) < 4 && !goesOn)) break;
		end = next + 1;
	}
	return end;
}

/** What goes on in an item stands four columns in, or as far in as its words. */
function withoutMargin(lines: readonly Line[]): Line[] {
	const margins = lines
		.filter(({ text }) => !isBlank(text))
		.map(({ text }) => indentOf(text))
		.filter((columns) => columns > 3);
	const margin = Math.min(...margins, Number.MAX_SAFE_INTEGER);
	return lines.map((line) => dedent(line, margin));
}

function skipBlanks(lines: readonly Line[], at: number): number {
	let next = at;
	while (next < lines.length && isBlank(lines[next]?.text ?? "")) next += 1;
	return next;
}
