/** Soft hyphens for print, set at build time: Chromium’s printing has no hyphenation dictionaries (puppeteer#12896). */
import { createRequire } from "node:module";
import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

/** A word → the word with soft hyphens. */
type Hyphenate = (word: string) => string;

/**
 * Of the package `hyphen`, which has those of TeX; each is loaded where a text needs it. Some that it has are left out: they
 * part single consonants (Bulgarian, Croatian) or words in the wrong places (Indonesian), or the script breaks otherwise.
 */
const patterns: Readonly<Record<string, string>> = {
	"en-us": "en-us",
	en: "en-gb",
	de: "de-1996",
	el: "el-monoton",
	"el-polyton": "el-polyton",
	no: "nb",
	sr: "sr-cyrl",
	"sr-cyrl": "sr-cyrl",
	"sr-latn": "sh-latn",
	...sameName(
		"af be ca cs cy da es et eu fi fr ga gl hu is it ka la lt lv mk nb nl nn pl pt ro ru sk sl sq sv tr uk",
	),
};

function sameName(languages: string): Record<string, string> {
	return Object.fromEntries(languages.split(" ").map((tag) => [tag, tag]));
}

const never = new Set("pre code h1 h2 h3 h4 h5 h6 th td math svg".split(" "));
const require = createRequire(import.meta.url);

/** Marks where words of running text may break; headings, tables, code and words of languages without patterns stay whole. */
export function hyphenate(tree: Root, language: string): void {
	hyphenateChildren(tree, language);
}

function hyphenateChildren(parent: Root | Element, language: string): void {
	const hyphenator = hyphenatorOf(language);
	visit(parent, (node) => {
		if (node.type === "element") {
			if (never.has(node.tagName)) return SKIP;
			const own = node.properties.lang;
			if (typeof own === "string" && own !== language) {
				hyphenateChildren({ ...node, properties: {} }, own);
				return SKIP;
			}
		}
		if (node.type === "text" && hyphenator)
			node.value = breakable(node.value, language, hyphenator);
		return undefined;
	});
}

/** Words of seven letters and more; capitalized ones are names, except in German. */
function breakable(
	text: string,
	language: string,
	hyphenator: Hyphenate,
): string {
	const german = /^de\b/i.test(language);
	return text.replace(german ? anyWord : smallWord, (word) =>
		longEnds(hyphenator(word), language),
	);
}

const anyWord = wordOf(String.raw`\p{L}`);
const smallWord = wordOf(String.raw`\p{Ll}`);

/** Seven letters and more that are no part of an address, a file’s name or a code: there, a hyphen would be taken for one of its signs. */
function wordOf(letter: string): RegExp {
	const sign = String.raw`[\p{L}\p{N}/\\@_=&#~]`;
	return new RegExp(
		String.raw`(?<!${sign}|\S[.:?])${letter}{7,}(?!${sign}|[.:?][\p{L}\p{N}/])`,
		"gu",
	);
}

/** No two letters alone at the beginning of a line, except where the language’s own rule is two (`righthyphenmin` of TeX’s patterns). */
function longEnds(word: string, language: string): string {
	return /^(?:en|fr|pt|cs|sk|et|ga|cy)\b/i.test(language)
		? word.replace(/\u00ad(?=\p{L}{2}$)/u, "")
		: word;
}

const hyphenators = new Map<string, Hyphenate | undefined>();

function hyphenatorOf(language: string): Hyphenate | undefined {
	const tag = language.toLowerCase();
	const name = patterns[tag] ?? patterns[tag.split("-")[0] ?? ""];
	if (!name) return undefined;
	if (!hyphenators.has(name)) {
		const { hyphenateSync } = require(`hyphen/${name}`) as {
			hyphenateSync: (
				text: string,
				options: { minWordLength: number; html: boolean },
			) => string;
		};
		hyphenators.set(
			name,
			remembering((word) =>
				asWritten(
					word,
					hyphenateSync(word.toLowerCase(), { minWordLength: 7, html: false }),
				),
			),
		);
	}
	return hyphenators.get(name);
}

/** The word with the soft hyphens of its small letters: what the package makes of capitals depends on where it runs. */
function asWritten(word: string, hyphenated: string): string {
	const pieces = hyphenated.split("\u00ad");
	if (pieces.join("").length !== word.length) return word;
	let at = 0;
	return pieces
		.map(({ length }) => {
			at += length;
			return word.slice(at - length, at);
		})
		.join("\u00ad");
}

/** A book has few words, each many times. */
function remembering(hyphenator: Hyphenate): Hyphenate {
	const known = new Map<string, string>();
	return (word) => {
		const found = known.get(word) ?? hyphenator(word);
		known.set(word, found);
		return found;
	};
}
