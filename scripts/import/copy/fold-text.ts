/** Text as it is read: one kind of blank, no invisible marks, composed letters. What is printed keeps its own characters. */

/** One line, or a few with their line breaks, folded for reading; joiners inside Indic and Persian words stay. */
export function foldLine(text: string): string {
	return text
		.normalize("NFC")
		.replace(
			/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g,
			"",
		)
		.replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ")
		.replace(/ {2,}/g, " ")
		.replace(/^ | $/gm, "");
}

/** Line ends of every system become one; a byte order mark goes. */
export function foldLineEnds(text: string): string {
	return text
		.replace(/^\ufeff/, "")
		.replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n");
}

/** The same sentence, whichever apostrophe, quotation mark or blank it was written with. */
export function sameWords(a: string, b: string): boolean {
	return words(a) === words(b);
}

function words(text: string): string {
	return foldLine(text)
		.replace(/[‘’ʼ]/g, "'")
		.replace(/[“”]/g, '"')
		.replace(/\s+/g, " ")
		.trim();
}

/** Letters and digits only, without case or accents: whether two names may be one. */
export function letters(name: string): string {
	return name
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.toLowerCase();
}
