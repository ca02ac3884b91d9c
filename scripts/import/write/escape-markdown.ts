/** Plain words → Markdown that says exactly them. */

/** Escapes what CommonMark, GFM and the dialects that are understood would read as marks; the words stay as they are. */
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
	return (
		line
			.split(address)
			.map((part, index) => (index % 2 === 1 ? part : escapeWords(part)))
			.join("")
			.replace(/^:{2,}|^:(?=\s)/u, (mark) => mark.replaceAll(":", "\\:"))
			.replace(/^(#{1,6}|[-+=])(?=\s|$|[-=])/u, "\\$1")
			.replace(/^(?=!!!|\?\?\?)/, "\\")
			.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
			// Words that a program would read, which no backslash can keep.
			.replace(/^([ie])(?=(?:m|x)port\s)/, (letter) =>
				letter === "i" ? "&#105;" : "&#101;",
			)
	);
}

/** A bracket that closes is left, since `\[…\]` is a formula. */
function escapeWords(text: string): string {
	const isOften = text.split("$").length > 2;
	return text
		.replace(/[\\`*_[<>~|^{]/g, "\\$&")
		.replace(isOften ? /\$/g : /\$(?=\$)/g, "\\$$")
		.replace(/==|\+\+|%%|(?<=\{)%|:(?=[\w+-]+:)|(?<![\w.])@(?=\w)/g, "\\$&")
		.replace(/&(?=#?\w{1,32};)/g, "\\&")
		.replace(/!(?=\\\[)/g, "\\!");
}
