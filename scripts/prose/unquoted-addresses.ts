/** The syntax of tags whose attributes hold an address without quotation marks, `<a href=/ice>`: CommonMark §6.6 has them, and the parser of the library ends such a value at its first slash. */
import type { Processor } from "unified";
import type { Effects, State, Tokenizer } from "./syntax.ts";

export function unquotedAddresses(this: Processor, markdown: string): void {
	if (!/=[^\s"'=<>`]*\//.test(markdown)) return;
	const data = this.data();
	data.micromarkExtensions ??= [];
	data.micromarkExtensions.push({
		text: { [less]: { name: "unquotedAddresses", tokenize } },
	});
}

const less = "<".charCodeAt(0);

/** In one line. */
const tag =
	/^<[a-z][a-z\d-]*(?:[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?>$/i;

/** Characters that such a tag may have; beyond, it is none. */
const longest = 2_000;

const tokenize: Tokenizer = (effects: Effects, ok: State, nok: State) => {
	let written = "";
	const begin: State = (code) => {
		effects.enter("htmlText");
		effects.enter("htmlTextData");
		return step(code);
	};
	const step: State = (code) => {
		const isEnd = code === null || code < -2;
		if (isEnd || written.length >= longest) return nok(code);
		const sign = code < 0 ? "\t" : String.fromCharCode(code);
		if (sign === "<" && written !== "") return nok(code);
		effects.consume(code);
		written += sign;
		return sign === ">" && tag.test(written) ? end : step;
	};
	const end: State = (code) => {
		effects.exit("htmlTextData");
		effects.exit("htmlText");
		return ok(code);
	};
	return begin;
};
