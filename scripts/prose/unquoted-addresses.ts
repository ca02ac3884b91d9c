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

const tag =
	/^<[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>$/i;

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
		if (code === null || written.length >= longest) return nok(code);
		if (code < -2) return endLine(code);
		const sign = code < 0 ? "\t" : String.fromCharCode(code);
		if (sign === "<" && written !== "") return nok(code);
		effects.consume(code);
		written += sign;
		return sign === ">" && tag.test(written) ? end : step;
	};
	const endLine: State = (code) => {
		effects.exit("htmlTextData");
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		written += "\n";
		return nextLine;
	};
	const nextLine: State = (code) => {
		effects.enter("htmlTextData");
		return step(code);
	};
	const end: State = (code) => {
		effects.exit("htmlTextData");
		effects.exit("htmlText");
		return ok(code);
	};
	return begin;
};
