/** A list of agents → its segments, each with what stood before it. Brackets and known names that hold a separator stay whole. */
import type { Lexicon } from "./lexicon.ts";

export type Separator =
	| "start"
	| "comma"
	| "and"
	| "comma-and"
	| "semicolon"
	| "semicolon-and"
	| "pipe"
	| "slash"
	| "dash";

export interface Segment {
	readonly text: string;
	readonly before: Separator;
}

/** What stands between the last two names of a list, by language. */
const conjunctions: Readonly<Record<string, string>> = {
	ca: "i",
	cs: "a",
	da: "og",
	de: "und|sowie",
	el: "και",
	en: "plus|as well as|along with|together with",
	es: "y|e",
	fa: "و",
	fi: "ja",
	fr: "et",
	hi: "और|एवं|तथा",
	hu: "és",
	id: "dan",
	it: "e|ed",
	nb: "og",
	nl: "en",
	nn: "og",
	no: "og",
	pl: "i|oraz",
	pt: "e",
	ro: "și|şi",
	ru: "и",
	sv: "och",
	th: "และ",
	tr: "ve",
	uk: "і|та|й",
	vi: "và",
};

/** Stands between names in lists of every language. */
const everywhere = "and|&";

/** Splits `text` at the separators outside brackets; `language` says which word is "and". */
export function splitList(
	text: string,
	lexicon: Lexicon,
	language = "en",
): Segment[] {
	const own = conjunctions[language];
	const and = own ? `${everywhere}|${own}` : everywhere;
	const pattern = new RegExp(
		`([()（）])|([;；])|([|·•])|([,،，、])|(\\s?[/／]\\s?)|(\\s(?:—|–|--|-)\\s)|((?:^|\\s)(?:${and.replaceAll(" ", "\\s")})(?=\\s))`,
		"giu",
	);
	const whole = protect(text, lexicon);
	const segments: Segment[] = [];
	let depth = 0;
	let from = 0;
	let before: Separator = "start";
	for (const match of whole.matchAll(pattern)) {
		if (match[1]) {
			depth += /[(（]/.test(match[1]) ? 1 : -1;
			continue;
		}
		if (depth > 0) continue;
		const piece = whole.slice(from, match.index).trim();
		if (piece !== "") {
			segments.push({ text: restore(piece), before });
			before = kind(match);
		} else before = merge(before, kind(match));
		from = match.index + match[0].length;
	}
	const last = whole.slice(from).trim();
	if (last !== "") segments.push({ text: restore(last), before });
	return segments;
}

function kind(match: RegExpMatchArray): Separator {
	if (match[2]) return "semicolon";
	if (match[3]) return "pipe";
	if (match[4]) return "comma";
	if (match[5]) return "slash";
	return match[6] ? "dash" : "and";
}

function merge(before: Separator, next: Separator): Separator {
	if (next !== "and") return before === "start" ? "start" : next;
	if (before === "comma") return "comma-and";
	return before === "semicolon"
		? "semicolon-and"
		: before === "start"
			? "start"
			: "and";
}

const joiners = { ",": "\ue000", "/": "\ue001", " ": "\ue002" } as const;

/** Private-use characters stand for the separators inside known names while the list is split. */
function protect(text: string, lexicon: Lexicon): string {
	return lexicon.undivided.reduce(
		(whole, name) =>
			whole.replaceAll(
				name,
				name
					.replaceAll(",", joiners[","])
					.replaceAll("/", joiners["/"])
					.replaceAll(" ", joiners[" "]),
			),
		text,
	);
}

function restore(text: string): string {
	return text
		.replaceAll(joiners[","], ",")
		.replaceAll(joiners["/"], "/")
		.replaceAll(joiners[" "], " ");
}
