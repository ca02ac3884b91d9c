/** TeX as its authors write it → TeX that the library sets, or, where it cannot, the TeX itself in lines. */

/** Names and references mean nothing inside of a formula, and some environments have other names there. */
export function settable(tex: string, isDisplayed: boolean): string {
	const plain = tex
		.replace(comment, (_, before, words, end) =>
			end === "" ? `${before}\\%${words}` : before,
		)
		.replace(/\\(?:eq)?ref\{([^{}\\]*)\}/g, "\\text{$1}")
		.replace(/\\(begin|end)\{(?:math|displaymath|subequations)\}/g, "")
		.replace(/\\begin\{eqnarray\*?\}/g, "\\begin{array}{rcl}")
		.replace(/\\end\{eqnarray\*?\}/g, "\\end{array}")
		.replace(/\\(begin|end)\{multline\*?\}/g, "\\$1{gathered}")
		.replace(/\\(begin|end)\{flalign(\*?)\}/g, "\\$1{align$2}");
	// Numbers of formulas stand nowhere else.
	return isDisplayed
		? plain.replace(
				/\\(begin|end)\{(equation|align|alignat|gather)\}/g,
				"\\$1{$2*}",
			)
		: plain;
}

/** TeX reads nothing from a % to the end of its line; in the last line no author means that. */
const comment = /(?<!\\)((?:\\\\)*)%([^\n]*)(\n?)/g;

/** Where a formula holds a %, and what is made of it. */
export function percentIn(
	tex: string,
): { readonly offset: number; readonly isComment: boolean } | undefined {
	const found = [...tex.matchAll(comment)].find(
		([, , words = "", end]) => end === "" || words.trim() !== "",
	);
	return (
		found && {
			offset: found.index + (found[1]?.length ?? 0),
			isComment: found[3] !== "",
		}
	);
}

/** Characters of a line. */
const widest = 60;

export function asWritten(tex: string, isDisplayed: boolean): string {
	const rows = tex
		.split("\n")
		.flatMap((line) => wrap(line.trim()))
		.filter((line) => line !== "");
	const texts = rows.map((row) => `<mtext>${escaped(row)}</mtext>`);
	const [text = "", ...more] = texts;
	const body =
		more.length === 0
			? text
			: `<mtable columnalign="left">${texts.map((row) => `<mtr><mtd>${row}</mtd></mtr>`).join("")}</mtable>`;
	return `<math xmlns="http://www.w3.org/1998/Math/MathML"${isDisplayed ? ' display="block"' : ""}>${body}</math>`;
}

function wrap(line: string): string[] {
	const lines = [""];
	for (const part of line.split(/(?<=\\\\|\s)/)) {
		const last = lines.length - 1;
		if ((lines[last]?.length ?? 0) + part.length > widest && lines[last] !== "")
			lines.push(part);
		else lines[last] += part;
	}
	return lines
		.flatMap((part) => part.match(/[\s\S]{1,80}/g) ?? [])
		.map((part) => part.trim());
}

function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replace(/ +/g, "\u00a0");
}
