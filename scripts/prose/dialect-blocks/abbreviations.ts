/** Lines that say what letters stand for, `*[HTML]: HyperText Markup Language` (PHP Markdown Extra, MkDocs, kramdown) → nothing in their place, and what they say. */
import type { Line, Rule } from "./lines.ts";

/** What an abbreviation stands for. */
export interface Expansion {
	readonly short: string;
	readonly long: string;
	/** In the file, from 1. */
	readonly line: number;
}

const definition = /^[ ]{0,3}\*\[([^[\]]{1,80})\]:[ \t]+(\S.*)$/;

/** Adds to `found`; the first definition of an abbreviation holds. */
export function abbreviations(found: Map<string, Expansion>): Rule {
	return (lines, at) => {
		const { text, number } = lines[at] as Line;
		const [, name = "", said = ""] = definition.exec(text) ?? [];
		const short = name.trim();
		if (short === "") return undefined;
		if (!found.has(short))
			found.set(short, { short, long: said.trim(), line: number });
		return { taken: 1, lines: [{ text: "", number }] };
	};
}
