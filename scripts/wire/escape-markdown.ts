/** Plain words → Markdown that says exactly them. */

/** Escapes what CommonMark, GFM and directives would read as marks; the words stay as they are. */
export function escapeMarkdown(text: string): string {
	return text
		.split("\n")
		.map((line) => escapeLine(line.trim()))
		.join("\n");
}

function escapeLine(line: string): string {
	return line
		.replace(/[\\`*_[\]<>~|]/g, "\\$&")
		.replace(/&(?=#?\w{1,32};)/g, "\\&")
		.replace(/:(?=[a-z])|^:{2,}/giu, (mark) => mark.replaceAll(":", "\\:"))
		.replace(/^(#{1,6}|[-+=])(?=\s|$|[-=])/u, "\\$1")
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
		.replace(/(?<![\w.+-])((?:https?\\?:\/\/|www\.)\S)/giu, "$1")
		.replace(/!(?=\\\[)/g, "\\!");
}
