/** Phrases of credit wording → markup: names isolated for mixed directions, addresses as links. */
import type { Phrase } from "../credits/list-names.ts";
import { escapeMarkup } from "./markup.ts";

/** HTML and XHTML alike. `nameClass` marks names for microformats. */
export function markPhrases(
	phrases: readonly Phrase[],
	nameClass?: string,
): string {
	return phrases.map((phrase) => markPhrase(phrase, nameClass)).join("");
}

function markPhrase(phrase: Phrase, nameClass?: string): string {
	const text = escapeMarkup(phrase.text);
	if (phrase.href) return `<a href="${escapeMarkup(phrase.href)}">${text}</a>`;
	if (!phrase.agent) return text;
	const marks = nameClass ? ` class="${nameClass}"` : "";
	return `<bdi${marks} data-agent="${escapeMarkup(phrase.agent)}">${text}</bdi>`;
}
