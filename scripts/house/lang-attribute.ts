/** The mark of words that are in another language than those around them. */

/** For HTML and XHTML alike: XML has `xml:lang`, and EPUB wants both to agree. Nothing for no language. */
export function langAttribute(lang: string | undefined): string {
	return lang ? ` lang="${lang}" xml:lang="${lang}"` : "";
}

/** What stands between a label and what it names: the full width of a colon of East Asia holds a blank already. */
export function gapAfter(label: string): string {
	return label.endsWith("：") ? "" : " ";
}

/** The same of words in a line, which stand apart from it where it runs from right to left; borrowed words run from left to right. */
export function langInLine(lang: string | undefined): string {
	return lang ? `${langAttribute(lang)} dir="ltr"` : "";
}
