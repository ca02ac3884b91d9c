/** What is left of a text when an edition may set it as it likes: no white space, hyphens or quotation marks, no case. */
import { folded } from "../audit/normalize.js";
export function comparable(text) {
    return folded(text).replace(/[\s\-\u00ad'"“”„«»‹›]/gu, "");
}
/** The different words of a text. */
export function wordsOf(text) {
    return new Set(folded(text.replace(/\u00ad/gu, ""))
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean));
}
