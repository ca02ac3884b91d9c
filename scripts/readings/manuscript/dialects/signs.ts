/** Names of emoji, and blanks at which no line ends, for the witness. */
import { nameToEmoji } from "gemoji";
import { isWord, type Place, type Result, words } from "./place.ts";

export function emoji(place: Place): Result {
	const { line, at } = place;
	const { signs } = line;
	const [whole = "", name = ""] =
		/^:([a-z0-9_+-]{1,40}):/.exec(signs.slice(at, at + 42)) ?? [];
	const around = [signs[at - 1], signs[at + whole.length]];
	if (around.some((sign) => sign === ":" || isWord(sign))) return undefined;
	const sign = Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
	// No face has the square around a figure.
	return sign && !sign.includes("\u20e3")
		? [[words(sign, place)], at + whole.length]
		: undefined;
}

export function hardBlank(place: Place): Result {
	const { line, at } = place;
	const [before = "", after = ""] = [
		line.signs[at - 1],
		line.signs.slice(at + 1, at + 3),
	];
	const isBlank =
		/[\p{L}\p{N}.,)\ufdd0-\ufdef]/u.test(before) && /^ \S/.test(after);
	return isBlank ? [[words("\u00a0", place)], at + 2] : undefined;
}

export function tie(place: Place): Result {
	const { line, at } = place;
	const isTie = /^~\\(?:[a-zA-Z]*ref|[a-zA-Z]*cite[a-z]*)[{[*]/.test(
		line.signs.slice(at, at + 20),
	);
	return isTie ? [[words("\u00a0", place)], at + 1] : undefined;
}
