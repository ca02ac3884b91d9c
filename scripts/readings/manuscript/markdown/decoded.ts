/** Entities of HTML and signs after a backslash, decoded (CommonMark §2.4–2.5). */
import MarkdownIt from "markdown-it";

const { unescapeAll } = new MarkdownIt().utils;

/** One entity, as it is written, or `written` where there is none of the name. */
export function decoded(written: string): string {
	const [, base, digits = ""] = /^&#(x?)(\w+);$/i.exec(written) ?? [];
	if (base === undefined) return unescapeAll(written);
	return signOf(Number.parseInt(digits, base === "" ? 10 : 16));
}

/** Numbers that stand for no sign stand for U+FFFD. */
function signOf(code: number): string {
	const isNone =
		code < 9 ||
		code === 11 ||
		(code > 13 && code < 32) ||
		(code > 126 && code < 160) ||
		(code > 0xd7ff && code < 0xe000) ||
		(code > 0xfdcf && code < 0xfdf0) ||
		(code & 0xffff) > 0xfffd ||
		code > 0x10ffff;
	return isNone ? "\ufffd" : String.fromCodePoint(code);
}

/** Of an address or a title. */
export function plain(written: string): string {
	return /[\\&]/.test(written)
		? written.replace(
				/\\([!-/:-@[-`{-~])|&(?:#(?:x[\da-f]{1,6}|\d{1,7})|[a-z][\da-z]{0,31});/gi,
				(whole, sign?: string) => sign ?? decoded(whole),
			)
		: written;
}
