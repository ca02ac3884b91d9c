/** Plain words → Markdown that says exactly them. */

/** Escapes what CommonMark, GFM and directives would read as marks; the words stay as they are. */
export function escapeMarkdown(text: string): string {
	return text
		.split("\n")
		.map((line) => escapeLine(line.trim()))
		.join("\n");
}

/** An address is linked as it stands, so that a backslash in it would be part of it. */
const address =
	/((?:https?:\/\/|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4})/iu;

function escapeLine(line: string): string {
	return line
		.split(address)
		.map((part, index) => (index % 2 === 1 ? part : escapeWords(part)))
		.join("")
		.replace(/^:{2,}/u, (mark) => mark.replaceAll(":", "\\:"))
		.replace(/^(#{1,6}|[-+=])(?=\s|$|[-=])/u, "\\$1")
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

function escapeWords(text: string): string {
	return text
		.replace(/[\\`*_[\]<>~|]/g, "\\$&")
		.replace(/\$(?=\$)/g, "\\$$")
		.replace(/&(?=#?\w{1,32};)/g, "\\&")
		.replace(/!(?=\\\[)/g, "\\!");
}
