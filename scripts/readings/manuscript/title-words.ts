/** The words of a title without marks of Markdown and HTML, for the witness. */
import { decoded } from "./markdown/decoded.ts";

export function titleWords(title: string): string {
	let words = "";
	for (let at = 0; at < title.length; ) {
		const [taken, said] = markAt(title, at) ?? [1, title.charAt(at)];
		words += said;
		at += taken;
	}
	return words;
}

type TitleMark = readonly [taken: number, words: string];

function markAt(title: string, at: number): TitleMark | undefined {
	const sign = title.charAt(at);
	const is = (pattern: RegExp) => {
		pattern.lastIndex = at;
		return pattern.exec(title);
	};
	if (sign === "`") {
		const code = title[at - 1] === "`" ? null : is(/`([^`]{1,300})`(?!`)/y);
		return code ? [code[0].length, code[1] ?? ""] : undefined;
	}
	if (sign === "*" || sign === "_") return stressAt(title, at);
	if (sign === "[") {
		const link =
			title[at - 1] === "!"
				? null
				: is(
						/\[([^[\]]{1,300})\]\((?:https?:|mailto:|[./#])[^()\s]{0,500}\)/iy,
					);
		return link ? [link[0].length, titleWords(link[1] ?? "")] : undefined;
	}
	if (sign === "&") {
		const entity = is(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy);
		return entity ? [entity[0].length, decoded(entity[0])] : undefined;
	}
	const end = is(/\s*<br\s{0,9}\/?>\s*/iy);
	if (end) return [end[0].length, " "];
	const tag =
		sign === "<"
			? is(
					/<(em|i|b|strong|code|sup|sub|span|u|small|cite|mark|font)(?:\s[^<>]{0,200})?>([^<>]{0,300})<\/\1>/iy,
				)
			: null;
	return tag ? [tag[0].length, titleWords(tag[2] ?? "")] : undefined;
}

/** What the sign is part of a name beside: `C*`, `snake_case`. */
const ofName = /[\p{Lu}\p{Ll}\p{N}*_]/u;

function stressAt(title: string, at: number): TitleMark | undefined {
	const sign = title.charAt(at);
	const before = title[at - 1] ?? "";
	if (ofName.test(before) || before === "\\") return undefined;
	let from = at;
	while (title[from] === sign) from += 1;
	const marks = title.slice(at, from);
	const to = title.indexOf(sign, from);
	if (to < 0 || marks.length > (sign === "*" ? 3 : 2)) return undefined;
	const inside = title.slice(from, to);
	const behind = title[to + marks.length] ?? "";
	const isWhole =
		title.startsWith(marks, to) &&
		!ofName.test(behind) &&
		inside.length <= 300 &&
		!/^\s|\s$/.test(inside);
	// Two low lines around one word are part of its name.
	const isName = marks === "__" && !/\S\s+\S/.test(inside);
	return isWhole && !isName
		? [to + marks.length - at, titleWords(inside)]
		: undefined;
}
