/** Lines that begin as an instruction to another program or a declaration, `<?php …` or `<!DOCTYPE …`, with which HTML would hide what follows → code. */
import { asCode, endOfRun, isBlank, type Line, type Rule } from "./lines.ts";

const start = /^[ ]{0,3}<(?:\?|!(?!--))/;

/** To the line that ends it, or to the next blank line. */
export const instructions: Rule = (lines, at, { note }) => {
	const first = lines[at] as Line;
	if (!start.test(first.text)) return undefined;
	if (isInHtml(lines, at)) return undefined;
	const run = lines.slice(at, endOfRun(lines, at));
	const sign = first.text.trimStart().startsWith("<?") ? "?>" : ">";
	const end = run.findIndex(({ text }) => text.includes(sign));
	const own = end < 0 ? run : run.slice(0, end + 1);
	note(
		"code-not-run",
		`Unexpected ${first.text.trim().slice(0, 40)}: nothing is run, so it stands as code`,
		first,
	);
	return { taken: own.length, lines: asCode(own, { marks: "````" }) };
};

/** Whether the lines above, to the last blank one, begin with a tag. */
function isInHtml(lines: readonly Line[], at: number): boolean {
	let from = at;
	while (from > at - 50 && !isBlank(lines[from - 1]?.text ?? "")) from -= 1;
	return from < at && /^[ ]{0,3}<[a-zA-Z/]/.test(lines[from]?.text ?? "");
}
