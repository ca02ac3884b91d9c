/** Signs that make a title or a name something else than it looks: where they are legitimate they stay, elsewhere they are named. */

interface UnsoundSign {
	/** The sign as it is written. */
	readonly sign: string;
	/** The whole sentence: which sign, and what to do. */
	readonly message: string;
}

/** The first sign of `text` that no title, name or line of front matter should hold. */
export function findUnsoundSign(text: string): UnsoundSign | undefined {
	if (/^[\x20-\x7e]*$/.test(text)) return undefined;
	for (const { 0: sign, index } of text.matchAll(suspect)) {
		if (
			isLegitimate(sign, text.slice(0, index), text.slice(index + sign.length))
		)
			continue;
		return { sign, message: describe(sign) };
	}
	return undefined;
}

/** More marks on one letter than any script has: Vietnamese has two, Hebrew with its accents four, Tibetan six. */
const mostMarks = 8;

/** Formats, fillers, line separators, private and unassigned code points, and letters under a heap of marks. */
const suspect = new RegExp(
	`\\P{M}\\p{M}{${mostMarks + 1},}|[\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0\\ufffc\\ufffd]`,
	"gu",
);

type Judge = (before: string, after: string) => boolean;

/** Where a sign of this kind has work to do. */
const legitimate: Readonly<Record<string, Judge>> = {
	// Between letters that would join, and after the virama (RFC 5892, appendix A.1).
	"\u200c": (before, after) => joining.test(before) && /^\p{L}/u.test(after),
	"\u200d": (before, after) =>
		(joining.test(before) &&
			(after === "" || /^[\p{L}\p{M}\s]/u.test(after))) ||
		(/\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u.test(before) &&
			/^\p{Extended_Pictographic}/u.test(after)),
	// Where a line may be divided in scripts without blanks.
	"\u200b": (before, after) =>
		/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]$/u.test(
			before,
		) && /^\p{L}/u.test(after),
	"\u200e": isBidirectional,
	"\u200f": isBidirectional,
	"\u061c": isBidirectional,
};

const joining =
	/[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Manichaean}\p{Script=Phags_Pa}\p{Script=Hanifi_Rohingya}\p{Script=Sogdian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}][\u064b-\u065f\u0670]*$/u;

/** A mark of direction has work to do only beside letters that are written from right to left. */
function isBidirectional(before: string, after: string): boolean {
	return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
		before + after,
	);
}

function isLegitimate(sign: string, before: string, after: string): boolean {
	// Numbers and verses of Arabic, of Syriac and of Kaithi are formats that are seen.
	if (/[\u0600-\u0605\u06dd\u070f\u08e2\u{110bd}\u{110cd}]/u.test(sign))
		return true;
	// The flags of England, Scotland and Wales: a black flag and the letters of the country in tags.
	if (/[\u{e0020}-\u{e007f}]/u.test(sign))
		return /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u.test(before);
	return legitimate[sign]?.(before, after) ?? false;
}

function describe(sign: string): string {
	const [letter = "", ...marks] = sign;
	if (marks.length > 0)
		return `Unexpected ${marks.length} marks on the letter ${letter}, expected at most ${mostMarks}: remove the others`;
	const name = `${codeOf(letter)}${nameOf(letter)}`;
	return `Unexpected sign ${name}: ${remedies.find(([signs]) => signs.test(letter))?.[1] ?? "remove it"}`;
}

const remedies: readonly (readonly [RegExp, string])[] = [
	[/[\p{Zl}\p{Zp}]/u, "write a blank"],
	[/\ufffd/, "it stands for a letter that was lost; write the letter"],
	[/\u00ad/, "remove it; words are divided where the language allows it"],
	[
		/\p{Co}/u,
		"it is seen in one font alone; write the letters that it stands for",
	],
	[
		/[\u202a-\u202e\u2066-\u2069]/,
		"remove it; the direction follows from the letters",
	],
	[
		/[\u200e\u200f\u061c]/,
		"remove it; there is no text from right to left beside it",
	],
];

function codeOf(sign: string): string {
	const code = sign.codePointAt(0) ?? 0;
	return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function nameOf(sign: string): string {
	const name = names[sign];
	if (name) return ` ${name}`;
	if (/\p{Co}/u.test(sign)) return " (private use)";
	if (/\p{Cn}/u.test(sign)) return " (no character)";
	return /[\u{e0000}-\u{e007f}]/u.test(sign) ? " (tag)" : " (invisible)";
}

/** Names of the Unicode Standard. */
const names: Readonly<Record<string, string>> = {
	"\u00ad": "SOFT HYPHEN",
	"\u034f": "COMBINING GRAPHEME JOINER",
	"\u061c": "ARABIC LETTER MARK",
	"\u115f": "HANGUL CHOSEONG FILLER",
	"\u1160": "HANGUL JUNGSEONG FILLER",
	"\u180e": "MONGOLIAN VOWEL SEPARATOR",
	"\u200b": "ZERO WIDTH SPACE",
	"\u200c": "ZERO WIDTH NON-JOINER",
	"\u200d": "ZERO WIDTH JOINER",
	"\u200e": "LEFT-TO-RIGHT MARK",
	"\u200f": "RIGHT-TO-LEFT MARK",
	"\u2028": "LINE SEPARATOR",
	"\u2029": "PARAGRAPH SEPARATOR",
	"\u202a": "LEFT-TO-RIGHT EMBEDDING",
	"\u202b": "RIGHT-TO-LEFT EMBEDDING",
	"\u202c": "POP DIRECTIONAL FORMATTING",
	"\u202d": "LEFT-TO-RIGHT OVERRIDE",
	"\u202e": "RIGHT-TO-LEFT OVERRIDE",
	"\u2060": "WORD JOINER",
	"\u2061": "FUNCTION APPLICATION",
	"\u2062": "INVISIBLE TIMES",
	"\u2063": "INVISIBLE SEPARATOR",
	"\u2064": "INVISIBLE PLUS",
	"\u2066": "LEFT-TO-RIGHT ISOLATE",
	"\u2067": "RIGHT-TO-LEFT ISOLATE",
	"\u2068": "FIRST STRONG ISOLATE",
	"\u2069": "POP DIRECTIONAL ISOLATE",
	"\u3164": "HANGUL FILLER",
	"\ufeff": "ZERO WIDTH NO-BREAK SPACE",
	"\uffa0": "HALFWIDTH HANGUL FILLER",
	"\ufffc": "OBJECT REPLACEMENT CHARACTER",
	"\ufffd": "REPLACEMENT CHARACTER",
};
