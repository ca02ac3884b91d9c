/** The mark of words that are in another language than those around them. */

/** For HTML and XHTML alike: XML has `xml:lang`, and EPUB wants both to agree. Nothing for no language. */
export function langAttribute(lang: string | undefined): string {
	return lang ? ` lang="${lang}" xml:lang="${lang}"` : "";
}
