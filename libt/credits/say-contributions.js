import { contributionWords, } from "./contribution-words.js";
import { listNames } from "./list-names.js";
/** "Author contributions: A: conceptualization (lead), investigation; B: software." and "Correspondence: A." */
export function sayContributions(authors, language, words) {
    const contributing = authors.filter((credit) => credit.credit.length > 0);
    const corresponding = authors.filter((credit) => credit.corresponding);
    const own = contributionWords(language);
    return [
        ...(contributing.length > 0 ? [statement(contributing, own)] : []),
        ...(corresponding.length > 0
            ? [correspondence(corresponding, own, words)]
            : []),
    ];
}
function statement(credits, words) {
    const members = credits.flatMap((credit, index) => [
        { text: index === 0 ? " " : "; " },
        { text: credit.agent.name, agent: credit.agent.id },
        {
            text: `: ${credit.credit.map((role) => sayRole(role, words)).join(", ")}`,
        },
    ]);
    return {
        phrases: [{ text: words.statement }, ...members, { text: "." }],
        credits,
    };
}
function sayRole({ role, degree }, words) {
    const name = words.roles[role] ?? role;
    return degree ? `${name} (${words.degrees[degree]})` : name;
}
function correspondence(credits, own, words) {
    const names = credits.map((credit) => [
        { text: credit.agent.name, agent: credit.agent.id },
    ]);
    return {
        phrases: [
            { text: `${own.correspondence} ` },
            ...listNames(names, words, false),
            { text: "." },
        ],
        credits,
    };
}
