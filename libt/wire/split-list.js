/** Conjunctions of lists, by language; English is the default. */
const conjunctions = {
    en: "and|&|plus|as well as|along with|together with",
    fr: "et|&",
    de: "und|sowie|&",
    es: "y|e|&",
    it: "e|ed|&",
    pt: "e|&",
    nl: "en|&",
    sv: "och|&",
    da: "og|&",
    nb: "og|&",
    ru: "и|&",
    uk: "і|та|й|&",
    pl: "i|oraz|&",
};
/** Splits `text` at the separators outside brackets; `language` says which word is "and". */
export function splitList(text, lexicon, language = "en") {
    const and = conjunctions[language] ?? "&";
    const pattern = new RegExp(`([()（）])|([;；])|([|·•])|([,،，、])|(\\s?[/／]\\s?)|(\\s(?:—|–|--|-)\\s)|((?:^|\\s)(?:${and.replaceAll(" ", "\\s")})(?=\\s))`, "giu");
    const whole = protect(text, lexicon);
    const segments = [];
    let depth = 0;
    let from = 0;
    let before = "start";
    for (const match of whole.matchAll(pattern)) {
        if (match[1]) {
            depth += /[(（]/.test(match[1]) ? 1 : -1;
            continue;
        }
        if (depth > 0)
            continue;
        const piece = whole.slice(from, match.index).trim();
        if (piece !== "") {
            segments.push({ text: restore(piece), before });
            before = kind(match);
        }
        else
            before = merge(before, kind(match));
        from = match.index + match[0].length;
    }
    const last = whole.slice(from).trim();
    if (last !== "")
        segments.push({ text: restore(last), before });
    return segments;
}
function kind(match) {
    if (match[2])
        return "semicolon";
    if (match[3])
        return "pipe";
    if (match[4])
        return "comma";
    if (match[5])
        return "slash";
    return match[6] ? "dash" : "and";
}
function merge(before, next) {
    if (next !== "and")
        return before === "start" ? "start" : next;
    if (before === "comma")
        return "comma-and";
    return before === "semicolon"
        ? "semicolon-and"
        : before === "start"
            ? "start"
            : "and";
}
const joiners = { ",": "\ue000", "/": "\ue001", " ": "\ue002" };
/** Private-use characters stand for the separators inside known names while the list is split. */
function protect(text, lexicon) {
    return lexicon.undivided.reduce((whole, name) => whole.replaceAll(name, name
        .replaceAll(",", joiners[","])
        .replaceAll("/", joiners["/"])
        .replaceAll(" ", joiners[" "])), text);
}
function restore(text) {
    return text
        .replaceAll(joiners[","], ",")
        .replaceAll(joiners["/"], "/")
        .replaceAll(joiners[" "], " ");
}
