/** `p.\ 3`: a blank after a backslash is one at which no line ends (Pandoc). */
import { type Construct, textOf } from "./construct.ts";

export const hardBlanks: Construct = {
	signs: "\\",
	read(at, { run }) {
		const { text } = run;
		const isBlank =
			text[at + 1] === " " &&
			/[\p{L}\p{N}.,)]/u.test(text[at - 1] ?? "") &&
			/\S/.test(text[at + 2] ?? "");
		return isBlank
			? { end: at + 2, nodes: [textOf("\u00a0", run.pointAt(at))] }
			: undefined;
	},
};
