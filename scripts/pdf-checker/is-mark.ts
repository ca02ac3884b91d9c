/** The names by which a print says which structure element is meant: the finishing step must have turned each into one. */

/** Whether `words` are such a name, `@@Note` or `@@Span|lang=fr`, and not an author’s own. */
export function isMark(words: string): boolean {
	return /^@@[A-Z][A-Za-z]*(?:$|\|)/.test(words);
}
