/** The organizations that are known by name: a house’s list, folded for look-up. */
import { bare, sectionWords } from "./words.js";
/** Folds `entries` for look-up. */
export function makeLexicon(entries) {
    const names = new Set();
    const distributors = new Set();
    const undivided = [];
    for (const entry of entries)
        for (const spelling of [entry.name, ...(entry.also ?? [])]) {
            names.add(key(spelling));
            if (entry.distributor)
                distributors.add(key(spelling));
            if (/[,/]| (?:and|&) /.test(spelling))
                undivided.push(spelling);
        }
    const longest = Math.max(1, ...[...names].map((name) => name.split(" ").length));
    const prefix = (words) => {
        for (let count = Math.min(longest + 1, words.length); count > 0; count -= 1)
            if (names.has(key(words.slice(0, count).join(" "))))
                return count;
        return 0;
    };
    return {
        prefix,
        knows(name) {
            const words = name.split(/\s+/);
            const known = prefix(words);
            if (known === 0)
                return false;
            const rest = words.slice(known);
            return (rest.length <= 2 && rest.every((word) => sectionWords.has(bare(word))));
        },
        isDistributor: (name) => distributors.has(key(name)),
        undivided,
    };
}
function key(name) {
    return name
        .normalize("NFC")
        .replace(/[’ʼ]/g, "'")
        .replace(/\s+/g, " ")
        .trim()
        .toLowerCase()
        .replace(/^the (?=.)/, "");
}
