/** A comment in a line of its own between the brackets of a picture, where it would end the paragraph and leave the signs of the picture as words → nothing. */
import { isBlank, type Rule } from "./lines.ts";

const comment = /^[ \t]*<!--.*-->[ \t]*$/;

/** Lines that such brackets go over. */
const most = 60;

export const remarksInPictures: Rule = (lines, at) => {
	if (!comment.test(lines[at]?.text ?? "")) return undefined;
	const above: string[] = [];
	for (let line = at - 1; line >= 0 && line > at - most; line -= 1) {
		const { text = "" } = lines[line] ?? {};
		if (isBlank(text)) return undefined;
		above.unshift(text);
		const start = text.lastIndexOf("![");
		if (start < 0) continue;
		above[0] = text.slice(start + 2);
		return isOpen(above.join("\n")) ? { taken: 1, lines: [] } : undefined;
	}
	return undefined;
};

/** Whether the bracket before `text` has no end in it. */
function isOpen(text: string): boolean {
	let depth = 1;
	for (const [sign] of text.matchAll(/\\.|[[\]]/gs)) {
		depth += sign === "[" ? 1 : sign === "]" ? -1 : 0;
		if (depth === 0) return false;
	}
	return true;
}
