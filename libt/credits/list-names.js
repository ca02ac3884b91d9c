/**
 * Joins `members` with commas and the conjunction of the language.
 * A member that holds a comma ("Dufresne, Jr.") makes semicolons the separators of three and more; of two, the first
 * one’s own comma is closed before the conjunction.
 */
export function listNames(members, words, seriesComma) {
    const [first] = members;
    const comma = members.some(holdsComma) ? "; " : ", ";
    return members.flatMap((member, index) => {
        if (index === 0)
            return [...member];
        if (index < members.length - 1)
            return [{ text: comma }, ...member];
        const and = conjunction(words, member[0]?.text ?? "");
        return [{ text: `${before()} ${and} ` }, ...member];
    });
    function before() {
        if (members.length === 2)
            return first && holdsComma(first) ? "," : "";
        if (comma === "; ")
            return ";";
        return seriesComma ? "," : "";
    }
}
function holdsComma(member) {
    return member.some((phrase) => phrase.text.includes(","));
}
/** Spanish "y" becomes "e" before the sound i: "Juan e Iván". */
function conjunction(words, next) {
    return words.and === "y" &&
        /^h?i(?!e)/iu.test(next.normalize("NFD").replace(/\p{M}/gu, ""))
        ? "e"
        : words.and;
}
/** The text of phrases, without markup. */
export function plain(phrases) {
    return phrases.map((phrase) => phrase.text).join("");
}
