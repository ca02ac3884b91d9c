/** `:smile:` → the sign that GitHub shows for it; what is no name of one stays text. */
import { nameToEmoji } from "gemoji";
import { type Construct, isWordSign, textOf } from "./construct.ts";

export const emoji: Construct = {
	signs: ":",
	read(at, { run }) {
		const before = run.text[at - 1];
		if (isWordSign(before) || before === ":") return undefined;
		name.lastIndex = at;
		const [whole = "", word = ""] = name.exec(run.text) ?? [];
		const after = run.text[at + whole.length];
		if (isWordSign(after) || after === ":") return undefined;
		const sign = Object.hasOwn(nameToEmoji, word) ? nameToEmoji[word] : "";
		// No face has the square of `:one:`.
		if (!sign || /\u20e3/.test(sign)) return undefined;
		return {
			end: at + whole.length,
			nodes: [textOf(sign, run.pointAt(at))],
		};
	},
};

const name = /:([a-z0-9_+-]{1,40}):/y;
