/** Dialects within quotations: the lines of `>` are read without it. */
import type { Line, Rule } from "./lines.ts";

const mark = /^([ ]{0,3}>[ ]?)(.*)$/s;

export const quotations: Rule = (lines, at, { rewrite }) => {
	let end = at;
	while (mark.test(lines[end]?.text ?? "")) end += 1;
	if (end === at) return undefined;
	const quoted = lines.slice(at, end);
	const inner = quoted.map(
		(line): Line => ({ ...line, text: mark.exec(line.text)?.[2] ?? "" }),
	);
	const written = rewrite(inner);
	const isSame =
		written.length === inner.length &&
		written.every((line, index) => line === inner[index]);
	return {
		taken: end - at,
		lines: isSame
			? quoted
			: written.map((line) => ({ ...line, text: `> ${line.text}` })),
	};
};
