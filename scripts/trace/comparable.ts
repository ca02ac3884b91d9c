/** What is left of a text when an edition may set it as it likes: no white space, hyphens or quotation marks, no case. */
import { folded } from "../audit/normalize.ts";

/** Texts that are equal in this form say the same. */
export function comparable(text: string): string {
	return folded(text).replace(/[\s\-\u00ad'"“”„«»‹›]/gu, "");
}

/** The different words of a text. */
export function wordsOf(text: string): ReadonlySet<string> {
	return new Set(
		folded(text.replace(/\u00ad/gu, ""))
			.split(/[^\p{L}\p{N}]+/u)
			.filter(Boolean),
	);
}
