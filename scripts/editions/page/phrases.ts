/** Phrases of credit wording → markup: names isolated for mixed directions, addresses as links. */
import { langInLine } from "../../house/lang-attribute.ts";
import type { Phrase } from "../../model/statement.ts";
import { piecesOf } from "./break-long.ts";
import { escapeMarkup } from "./markup.ts";

/** HTML and XHTML alike. `classOf` marks the names of some agents, by id, for microformats. */
export function markPhrases(
	phrases: readonly Phrase[],
	classOf: (agent: string) => string = () => "",
): string {
	return phrases.map((phrase) => markPhrase(phrase, classOf)).join("");
}

function markPhrase(
	phrase: Phrase,
	classOf: (agent: string) => string,
): string {
	// An address may break where its parts end, and a reader still knows all of it.
	if (phrase.href)
		return `<a href="${escapeMarkup(phrase.href)}" dir="ltr">${piecesOf(phrase.text).map(escapeMarkup).join("<wbr/>")}</a>`;
	const text = escapeMarkup(phrase.text);
	if (phrase.lang) {
		// What parts them from the names stands between both, from whichever side these are read.
		const [, words = "", parting = ""] = /^(.*?)([:\s]*)$/su.exec(text) ?? [];
		return `<span${langInLine(phrase.lang)}>${words}</span>${parting}`;
	}
	if (!phrase.agent) return text;
	const names = classOf(phrase.agent);
	const marks = names ? ` class="${names}"` : "";
	return `<bdi${marks} data-agent="${escapeMarkup(phrase.agent)}">${text}</bdi>`;
}
