/** `x^2^` and `H~2~O`, by Pandoc’s rules: no blanks inside but those after a backslash; and no sum that happens to hold two of the signs. */
import { type Construct, elementOf, isWordSign } from "./construct.ts";
import { nodeSign } from "./run.ts";

export const superscripts: Construct = {
	signs: "^",
	read(at, { run, end, inside }) {
		const { text } = run;
		const to = run.find("^", at + 1);
		if (to <= at + 1 || to >= end) return undefined;
		const words = text.slice(at + 1, to);
		if (!isOneWord(words) || /[[\]]/.test(words)) return undefined;
		const before = text[at - 1];
		if (!holdsWord(words) && (before === undefined || /\s/.test(before)))
			return undefined;
		if (isSum(before, words, text[to + 1])) return undefined;
		return {
			end: to + 1,
			nodes: [elementOf("sup", inside(at + 1, to), run.pointAt(at))],
		};
	},
};

export const subscripts: Construct = {
	signs: "~",
	read(at, { run, end, inside }) {
		const { text } = run;
		const before = text[at - 1];
		// “~5” is about five, and “~/” a folder.
		if (!isWordSign(before) && !/[)\]\ufffc]/.test(before ?? ""))
			return undefined;
		const to = run.find("~", at + 1);
		if (to <= at + 1 || to >= end || text[to + 1] === "~") return undefined;
		const words = text.slice(at + 1, to);
		if (!isOneWord(words) || !lowered.test(words) || unspaced.test(words))
			return undefined;
		if (isSum(before, words, text[to + 1])) return undefined;
		return {
			end: to + 1,
			nodes: [elementOf("sub", inside(at + 1, to), run.pointAt(at))],
		};
	},
};

const longest = 200;

const lowered = new RegExp(
	`^(?:[\\p{L}\\p{N}\\p{M}+\\-−–.,=()*/′'${nodeSign}]|\\\\ )+$`,
	"u",
);

/** In these scripts “A~B、C~D” are two ranges. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function isOneWord(words: string): boolean {
	return words.length <= longest && !/\s/.test(words.replaceAll("\\ ", ""));
}

function holdsWord(words: string): boolean {
	return /[\p{L}\p{N}\ufffc]/u.test(words);
}

/** “x^2+y^2”, “10^6-10^9”, “5~6月、7~8月”. */
function isSum(
	before: string | undefined,
	words: string,
	after: string | undefined,
): boolean {
	const isBetween = (isWordSign(before) || before === ")") && isWordSign(after);
	return isBetween && (/[-+*/=<>()]/.test(words) || /\p{N}/u.test(after ?? ""));
}
