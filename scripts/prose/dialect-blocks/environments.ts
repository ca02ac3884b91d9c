/** `\begin{…}` to `\end{…}` of LaTeX, outside of formulas: what mathematics has is a formula, anything else stands as code. */
import { asCode, isBlank, type Line, type Rule } from "./lines.ts";

/** Of one environment in itself. */
const maxDepth = 20;

const formulas =
	/^(?:equation|align|alignat|gather|multline|eqnarray|flalign|math|displaymath|subequations|CD|split|aligned|gathered|array|matrix|[pbvBV]matrix|cases)\*?$/;

export const environments: Rule = (lines, at, { note }) => {
	const first = lines[at] as Line;
	const [, margin = "", name] =
		/^([ \t]*)\\begin\{([a-zA-Z]+\*?)\}/.exec(first.text) ?? [];
	if (!name) return undefined;
	const end = endOf(lines, at, name);
	if (end === undefined) return undefined;
	const last = lines[end] ?? first;
	const own = lines.slice(at, end + 1);
	const behind = last.text.slice(
		last.text.lastIndexOf(`\\end{${name}}`) + name.length + 6,
	);
	if (
		formulas.test(name) &&
		isBlank(behind) &&
		!own.some(({ text }) => isBlank(text) || text.includes("$$"))
	)
		return {
			taken: own.length,
			lines: [
				{ ...first, text: `${margin}$$` },
				...own,
				{ ...last, text: `${margin}$$` },
			],
		};
	note(
		"code-not-run",
		`Unexpected \\begin{${name}}: only formulas of LaTeX are set, so it stands as code`,
		first,
	);
	return {
		taken: own.length,
		lines: asCode(own, { marks: "````", language: "latex", margin }),
	};
};

function endOf(
	lines: readonly Line[],
	at: number,
	name: string,
): number | undefined {
	let depth = 0;
	for (let end = at; end < lines.length && end < at + 500; end += 1) {
		const text = lines[end]?.text ?? "";
		depth +=
			text.split(`\\begin{${name}}`).length -
			text.split(`\\end{${name}}`).length;
		if (depth <= 0) return end;
		if (depth > maxDepth) return undefined;
	}
	return undefined;
}
