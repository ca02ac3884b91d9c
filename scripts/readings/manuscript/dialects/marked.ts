/** Signs in pairs around words, for the witness: `==marked==`, `++inserted++`, `x^2^`, `H~2~O`. */
import { next, other } from "./line.ts";
import { element, isWord, type Place, type Result, wordSign } from "./place.ts";

export function doubled(place: Place, pair: string, name: string): Result {
	const { line, at, to, read } = place;
	const { signs } = line;
	const [sign = ""] = pair;
	if (!signs.startsWith(pair, at)) return undefined;
	const close = next(line, pair, at + 2);
	if (close < at + 3 || close + 2 > to) return undefined;
	const inner = signs.slice(at + 2, close);
	const around = [signs[at - 1] ?? " ", signs[close + 2] ?? " "];
	const isPart = around.some(
		(beside) => beside === sign || spelled.test(beside),
	);
	const isLoose = /^[\s=+]|[\s=+]$/.test(
		inner.replace(sign === "=" ? /\+/g : /=/g, "x"),
	);
	if (isPart || isLoose || !hasBracketsInPairs(inner)) return undefined;
	return [[element(name, read(at + 2, close), place)], close + 2];
}

export function raised(place: Place): Result {
	const { line, at, to, read } = place;
	const close = next(line, "^", at + 1);
	if (close < at + 2 || close >= to) return undefined;
	const inner = line.signs.slice(at + 1, close);
	const before = line.signs[at - 1];
	if (!isTight(inner) || /[[\]]/.test(inner)) return undefined;
	if (
		!wordSign.test(inner) &&
		!inner.includes(other) &&
		!/\S/.test(before ?? " ")
	)
		return undefined;
	if (isReckoning(before, inner, line.signs[close + 1])) return undefined;
	return [[element("sup", read(at + 1, close), place)], close + 1];
}

export function lowered(place: Place): Result {
	const { line, at, to, read } = place;
	const { signs } = line;
	const before = signs[at - 1];
	if (!isWord(before) && !/[)\]\ufffc]/.test(before ?? " ")) return undefined;
	const close = next(line, "~", at + 1);
	if (close < at + 2 || close >= to || signs[close + 1] === "~")
		return undefined;
	const inner = signs.slice(at + 1, close);
	const isIndex =
		/^(?:[\p{L}\p{N}\p{M}+\-−–.,=()*/′'\ufffc]|\\ )+$/u.test(inner) &&
		!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(
			inner,
		);
	if (!isIndex || !isTight(inner)) return undefined;
	if (isReckoning(before, inner, signs[close + 1])) return undefined;
	return [[element("sub", read(at + 1, close), place)], close + 1];
}

const spelled =
	/[\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}_\ufdd0-\ufdef]/u;

function hasBracketsInPairs(text: string): boolean {
	let depth = 0;
	for (const [bracket] of text.matchAll(/[()]/g)) {
		depth += bracket === "(" ? 1 : -1;
		if (depth < 0) return false;
	}
	return depth === 0;
}

/** No blank but a hard one. */
function isTight(inner: string): boolean {
	return inner.length <= 200 && !/(?<!\\) |[^\S ]/.test(inner);
}

function isReckoning(
	before: string | undefined,
	inner: string,
	after: string | undefined,
): boolean {
	if (!isWord(after) || !(isWord(before) || before === ")")) return false;
	return /\p{N}/u.test(after ?? "") || /[-+*/=<>()]/.test(inner);
}
