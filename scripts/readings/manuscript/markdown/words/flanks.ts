/** Whether a run of stars, underscores or tildes may begin or end something, by what stands before and after it (CommonMark §6.2). */

interface Flanks {
	readonly opens: boolean;
	readonly closes: boolean;
}

/** `text` from `at` to `end` is the run; `isEastAsian` where words stand beside each other without blanks. */
export function flanks(
	text: string,
	at: number,
	end: number,
	isEastAsian: boolean,
): Flanks {
	const sign = text.charAt(at);
	const [before, after] = isEastAsian
		? [eastern(signBefore(text, at)), eastern(signAt(text, end))]
		: [western(text.charAt(at - 1)), western(text.charAt(end))];
	const beside = (other: string) => sign !== "~" && other === "~";
	const opens =
		!after.parts ||
		(after.isSign && (before.parts || before.isEast)) ||
		beside(text.charAt(end));
	const closes =
		!before.parts ||
		(before.isSign && (after.parts || after.isEast)) ||
		beside(text.charAt(at - 1));
	// Underscores stand within words too.
	return sign === "_"
		? {
				opens: opens && (before.endsWord || !closes),
				closes: closes && (after.endsWord || !opens),
			}
		: { opens, closes };
}

/** What a sign is to a run beside it. */
interface Side {
	/** Whether it is a blank or a sign, other than of East Asia. */
	readonly parts: boolean;
	/** Whether it is such a sign. */
	readonly isSign: boolean;
	readonly isEast: boolean;
	/** Whether it is a blank or a sign of any kind. */
	readonly endsWord: boolean;
}

const none = { parts: false, isSign: false, isEast: false, endsWord: false };
const letter: Side = none;
const blank: Side = { ...none, parts: true, endsWord: true };
const mark: Side = { ...blank, isSign: true };
const eastLetter: Side = { ...none, isEast: true };
const eastSign: Side = { ...eastLetter, endsWord: true };

/** By halves of surrogate pairs, as the reader that editions are made by has it: an emoji is a letter. */
function western(sign: string): Side {
	const code = sign.charCodeAt(0);
	if (code > 0x7f)
		return /\s/.test(sign) ? blank : /[\p{P}\p{S}]/u.test(sign) ? mark : letter;
	if (code > 0x20) return signs.includes(sign) ? mark : letter;
	return /^\s?$/.test(sign) ? blank : letter;
}

/** Of ASCII. */
const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

function eastern(sign: string): Side {
	if (/^\s?$/.test(sign)) return blank;
	const isSign = /^[\p{P}\p{S}]/u.test(sign);
	if (east.test(sign)) return isSign ? eastSign : eastLetter;
	return isSign ? mark : letter;
}

/** Letters and signs of Chinese, Japanese and Korean; a quotation mark that is told to be one of theirs; and what tells a form of a letter. */
const east =
	/^(?:(?!\p{Emoji_Presentation})[\u1100-\u11ff\u20a9\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uffee\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|[\u{e0100}-\u{e01ef}]|[‘’“”]\ufe01)/u;

function signAt(text: string, at: number): string {
	const code = text.codePointAt(at);
	return code === undefined ? "" : String.fromCodePoint(code);
}

/** With the sign before it, where it tells the form of that one. */
function signBefore(text: string, at: number): string {
	const [sign = ""] =
		/(?:\S[\ufe00-\ufe0e]|[\s\S])$/u.exec(
			text.slice(Math.max(0, at - 3), at),
		) ?? [];
	return sign;
}
