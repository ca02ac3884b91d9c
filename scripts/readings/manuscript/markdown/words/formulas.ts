/** Formulas among words: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. */
import type {} from "mdast-util-math";
import { says } from "../tex.ts";
import { addPart, type Reading } from "./reading.ts";
import { closingRun, runOf, withoutPadding } from "./signs.ts";

declare module "mdast-util-math" {
	interface InlineMath {
		/** As it is written, signs and all. */
		meta?: string;
	}
}

export function readFormula(reading: Reading): boolean {
	const { text, at } = reading;
	if (text[at] === "\\") return readBrackets(reading);
	const end = dollarsEnd(text, at);
	if (end > 0) return add(reading, text.slice(at + 1, end - 1), end, true);
	const [open, from] = runOf(text, at);
	if (open.length < 2 || isAfterDollar(reading)) return false;
	const close = closingRun(reading, open, from);
	if (close < 0) return false;
	const value = withoutPadding(text.slice(from, close));
	return add(reading, value, close + open.length, false);
}

function isAfterDollar({ text, at, parts }: Reading): boolean {
	return text[at - 1] === "$" && parts.at(-1)?.type !== "itself";
}

function add(
	reading: Reading,
	value: string,
	end: number,
	hasMeta: boolean,
): true {
	const meta = reading.text.slice(reading.at, end);
	return addPart(
		reading,
		(place) => ({
			type: "inlineMath",
			value,
			...(hasMeta && { meta }),
			...place,
		}),
		end,
	);
}

/** Where a formula between single dollars ends; 0 where there is none. */
function dollarsEnd(text: string, at: number): number {
	const before = text.charAt(at - 1);
	if (before === "$" || /^[\s$]?$/.test(text.charAt(at + 1))) return 0;
	const stop = /\\[^\n]|\$/g;
	stop.lastIndex = at + 1;
	let found = stop.exec(text);
	while (found && found[0] !== "$") found = stop.exec(text);
	if (!found || /\s/.test(text.charAt(found.index - 1))) return 0;
	const end = found.index + 1;
	const next = text.charAt(end);
	const value = text.slice(at + 1, found.index).replaceAll("\n", " ");
	const isMoney =
		/^[$\p{N}]/u.test(next) ||
		/^[\d.,]+\s[^\\^_=<>{}+*/-]*$/.test(value) ||
		(/\p{N}/u.test(before) && /^[^\p{L}\\^_]*\p{N}$/u.test(value));
	const isProgram =
		next === "{" ||
		/([([{,])$/.test(value) ||
		/^\{[A-Za-z_]\w*\}[^\\^_]*$/.test(value) ||
		(/^[A-Z_]+[/:.]?$/.test(value) && /^[A-Za-z]/.test(next));
	return isMoney || isProgram ? 0 : end;
}

function readBrackets(reading: Reading): boolean {
	const { text, at, setting } = reading;
	const open = text.charAt(at + 1);
	if (open !== "(" && open !== "[") return false;
	const close = bracketsEnd(text, at + 2, open);
	const value = text.slice(at + 2, close - 2);
	return (
		close > 0 && says(value, setting.inTex) && add(reading, value, close, true)
	);
}

/** Where `\)` or `\]` ends; 0 where there is none, and −1 where another opens before. */
export function bracketsEnd(
	text: string,
	from: number,
	open: "(" | "[",
): number {
	const escapes = /\\[^\n]/g;
	escapes.lastIndex = from;
	const close = open === "(" ? ")" : "]";
	for (let found = escapes.exec(text); found; found = escapes.exec(text)) {
		const sign = found[0].charAt(1);
		if (sign === open) return -1;
		if (sign === close) return escapes.lastIndex;
	}
	return 0;
}
