import { escapeMarkup } from "./markup.js";
/** HTML and XHTML alike. `classOf` marks the names of some agents, by id, for microformats. */
export function markPhrases(phrases, classOf = () => "") {
    return phrases.map((phrase) => markPhrase(phrase, classOf)).join("");
}
function markPhrase(phrase, classOf) {
    const text = escapeMarkup(phrase.text);
    if (phrase.href)
        return `<a href="${escapeMarkup(phrase.href)}">${text}</a>`;
    if (!phrase.agent)
        return text;
    const names = classOf(phrase.agent);
    const marks = names ? ` class="${names}"` : "";
    return `<bdi${marks} data-agent="${escapeMarkup(phrase.agent)}">${text}</bdi>`;
}
