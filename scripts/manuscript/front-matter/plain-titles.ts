/** Marks of Markdown and HTML in titles, which contents and metadata repeat as plain text: the words stay without them, with a note. */
import { toString as wordsOf } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Note } from "../../model/problem.ts";
import { plainKey } from "./others/read-people.ts";
import type { Path } from "./report.ts";
import type { PlacedYaml } from "./yaml.ts";

/** Keys whose text is printed above the work, in lower case. */
const titles = new Set(
	"title headline subtitle deck standfirst tagline kicker".split(" "),
);

/** `yaml` with plain words in them, chapters’ too, and what is told of each. */
export function plainTitles(yaml: PlacedYaml): {
	readonly yaml: PlacedYaml;
	readonly notes: readonly Note[];
} {
	const notes: Note[] = [];
	const plain = (entry: unknown, path: Path): unknown => {
		if (Array.isArray(entry))
			return entry.map((item, index) => plain(item, [...path, index]));
		if (typeof entry !== "object" || entry === null) return entry;
		return Object.fromEntries(
			Object.entries(entry).map(([key, value]: [string, unknown]) => {
				const own = [...path, key];
				if (path.length === 0 && key === "chapters")
					return [key, plain(value, own)];
				if (typeof value !== "string" || !titles.has(plainKey(key)))
					return [key, value];
				const read = plainWords(value);
				for (const message of read.told)
					notes.push({ rule: "title-markup", message, ...yaml.place(own) });
				return [key, read.words];
			}),
		);
	};
	return { yaml: { ...yaml, value: plain(yaml.value, []) }, notes };
}

interface PlainWords {
	readonly words: string;
	/** A sentence for each mark. */
	readonly told: readonly string[];
}

/** Beside letters that have a case and figures, stars and low lines are part of a name: `C*`, `M*A*S*H`, `snake_case`. */
const before = "(?<![\\p{Lu}\\p{Ll}\\p{N}\\\\*_])";
const after = "(?![\\p{Lu}\\p{Ll}\\p{N}*_])";
const marks = new RegExp(
	[
		"(?<!`)`(?<code>[^`]{1,300})`(?!`)",
		`${before}(?<stars>\\*{1,3})(?=[^\\s*])(?<stressed>[^*]{1,300})(?<!\\s)\\k<stars>${after}`,
		`${before}_(?=[^\\s_])(?<low>[^_]{1,300})(?<!\\s)_${after}`,
		`${before}__(?=[^\\s_])(?<lower>[^_]{1,300}\\s[^_]{1,300})(?<!\\s)__${after}`,
		"(?<!!)\\[(?<link>[^[\\]]{1,300})\\]\\((?:https?:|mailto:|[./#])[^()\\s]{0,500}\\)",
		"<(?<tag>em|i|b|strong|code|sup|sub|span|u|small|cite|mark|font)(?:\\s[^<>]{0,200})?>(?<inside>[^<>]{0,300})</\\k<tag>>",
		"(?<break>\\s*<br\\s{0,9}/?>\\s*)",
		"(?<entity>&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,31});)",
	].join("|"),
	"giu",
);

/** What is neither a mark nor words, and is named. */
const unread =
	/(?<!\\)\$[^\s$](?:[^$]*[^\s$])?\$(?!\d)|\{\{.*?\}\}|\{%.*?%\}|~~[^~]+~~|==[^=]+==|\{[#.][^{}]*\}/;

function plainWords(title: string): PlainWords {
	const told: string[] = [];
	const read = (text: string): string =>
		text.replace(marks, (mark, ...rest) => {
			const found = rest.at(-1) as Readonly<Record<string, string | undefined>>;
			if (found.entity !== undefined) return wordsOf(parser.parse(mark));
			told.push(
				`Unexpected markup in a title, ${mark.trim()}: contents and metadata repeat it as plain text, so its words stay without signs`,
			);
			if (found.break !== undefined) return " ";
			const { code, stressed, low, lower, link, inside } = found;
			return code ?? read(stressed ?? low ?? lower ?? link ?? inside ?? "");
		});
	const words = read(title);
	const [left] = unread.exec(words) ?? [];
	if (left !== undefined)
		told.push(
			`Unexpected ${left} in a title, which is plain text: it stands as it is written`,
		);
	return { words, told };
}

const parser = unified().use(remarkParse);
