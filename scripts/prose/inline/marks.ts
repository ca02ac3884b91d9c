/** `==marked==` and `++inserted++`, around words and not in them. */
import type { Construct } from "./construct.ts";
import { elementOf } from "./construct.ts";

export const marks = pairOf("=", "mark");

export const insertions = pairOf("+", "ins");

/** `a == b`, `x==1` and `C++` are none. */
function pairOf(sign: string, tagName: string): Construct {
	const pair = sign + sign;
	return {
		signs: sign,
		read(at, { run, end, inside }) {
			const { text } = run;
			if (!text.startsWith(pair, at) || isJoined(text[at - 1], sign))
				return undefined;
			const from = at + 2;
			const to = run.find(pair, from);
			if (to <= from || to + 2 > end || isJoined(text[to + 2], sign))
				return undefined;
			if (isEdge(text[from], sign) || isEdge(text[to - 1], sign))
				return undefined;
			if (!isBalanced(text.slice(from, to))) return undefined;
			return {
				end: to + 2,
				nodes: [elementOf(tagName, inside(from, to), run.pointAt(at))],
			};
		},
	};
}

/** Letters of Chinese and Japanese have no blanks between words. */
function isJoined(beside: string | undefined, sign: string): boolean {
	return (
		beside === sign ||
		(beside !== undefined &&
			/[\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}_]/u.test(
				beside,
			))
	);
}

function isEdge(inner: string | undefined, sign: string): boolean {
	return inner === undefined || inner === sign || /\s/.test(inner);
}

/** `(++i) … (j++)` is a program. */
function isBalanced(text: string): boolean {
	let open = 0;
	for (const sign of text) {
		if (sign === "(") open += 1;
		if (sign === ")") open -= 1;
		if (open < 0) return false;
	}
	return open === 0;
}
