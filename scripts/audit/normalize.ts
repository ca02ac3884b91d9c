/**
 * How alike two texts must be. Metadata must agree code point by code point (N0); the levels here are for text that a
 * page or an extractor stands between.
 */

const unseen = /[\u200b\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Without the flag `u`, with which the stack ends at some millions of blanks in a row; so are the other rows here. */
const unprinted = new RegExp(
	`[\\s\u00ad\u2060\ufffc${unseen.source.slice(1, -1)}]+`,
	"g",
);

/** N1, for text in HTML and EPUB: NFC, white space as one space, without marks of direction. Nothing is folded. */
export function seenText(text: string): string {
	return text.normalize("NFC").replace(unseen, "").replace(/\s+/g, " ").trim();
}

/** N2, for text from a PDF: N1 and NFKC, without soft hyphens. Newlines stay, for `matchesPrinted`. */
export function printedText(text: string): string {
	return compatible(text)
		.replace(unseen, "")
		.replace(/ *\n\s*/g, "\n")
		.replace(/[^\S\n]+/g, " ")
		.replace(/\u00ad\n?/gu, "")
		.trim();
}

/** NFKC. A vowel of Thai and Lao is drawn in two parts, of which the first stands below the tone. */
function compatible(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])/gu, "$2$1");
}

/**
 * Whether lines of print say `expected`. A line may end at a space, which is then not printed, or inside a word: after a
 * hyphen, or anywhere in an address.
 */
export function matchesPrinted(printed: string, expected: string): boolean {
	const text = seenText(expected)
		.normalize("NFKC")
		.replace(/\u00ad/gu, "");
	const lines = printedText(printed);
	let at = 0;
	for (const char of lines) {
		if (char !== "\n") {
			if (!text.startsWith(char, at)) return false;
			at += char.length;
		} else if (text[at] === " ") at += 1;
	}
	return at === text.length;
}

/** Without anything that a line break may change: for comparing whole paragraphs. One of hyphens alone stays. */
export function bareText(text: string): string {
	const known = bareTexts.get(text);
	if (known !== undefined) return known;
	const seen = compatible(text).replace(unprinted, "");
	const bare =
		seen.replace(/[-\u2010]/gu, "") || seen.replaceAll("\u2010", "-");
	if (bareTexts.size >= mostBareTexts) bareTexts.clear();
	bareTexts.set(text, bare);
	return bare;
}

/** By the texts that they were made from: many rules ask for those of the same blocks. */
const bareTexts = new Map<string, string>();
const mostBareTexts = 10_000;

/** As a style sheet sets it in capitals, which have no accents in Greek (CSS Text Module Level 3 §2.1.1). */
export function inCapitals(text: string): string {
	const capitals = text.toUpperCase();
	return /\p{Script=Greek}/u.test(capitals)
		? capitals
				.normalize("NFD")
				.replace(/(\p{Script=Greek})\p{M}+/gu, "$1")
				.normalize("NFC")
		: capitals;
}

/** The figures of Arabic and Persian dates as those of ISO 8601. */
export function figures(text: string): string {
	return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (figure) =>
		String((figure.codePointAt(0) ?? 0) & 0xf),
	);
}

/** N3, for finding doubles and look-alikes alone: no case, no marks, one apostrophe, one hyphen, Latin letters for their doubles. */
export function folded(text: string): string {
	return seenText(text)
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[’‘ʼ`´]/gu, "'")
		.replace(/[‐‑–—]/gu, "-")
		.replace(doubled, (letter) => doubles[letter] ?? letter);
}

/** Letters of Cyrillic and Greek that look like Latin ones (UTS #39). */
const doubles: Readonly<Record<string, string>> = {
	а: "a",
	е: "e",
	о: "o",
	р: "p",
	с: "c",
	у: "y",
	х: "x",
	і: "i",
	ј: "j",
	ѕ: "s",
	к: "k",
	м: "m",
	т: "t",
	в: "b",
	н: "h",
	ο: "o",
	α: "a",
	ν: "v",
	ι: "i",
};

const doubled = new RegExp(`[${Object.keys(doubles).join("")}]`, "gu");
