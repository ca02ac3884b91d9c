/** A line → its clauses, each with what leads it in: "By A, photographs by B. Edited by C". */
import { readLead } from "./roles.js";
/** Splits at every known lead that stands at the start, or after a mark, "and" or "with". */
export function splitClauses(text) {
    const marks = findLeads(text);
    const first = marks[0];
    const clauses = [];
    const before = trimEdges(text.slice(0, first?.start ?? text.length));
    if (before !== "" || !first)
        clauses.push({ lead: "", rest: before });
    for (const [index, mark] of marks.entries())
        clauses.push({
            lead: mark.lead,
            roles: mark.roles,
            rest: trimEdges(text.slice(mark.end, marks[index + 1]?.start)),
        });
    return clauses;
}
const pivot = /(?<=^|[\s([{“"'—–-])(?:by|from)(?=\s|:|$)|[:：＝=](?=\s|\p{Lo})|／/giu;
const wholeLeads = /^(?:by|par|von|por|di|door|av|af|автор|авторы|بقلم|מאת|本报记者|本報記者|記者|记者)$/iu;
function findLeads(text) {
    const marks = [];
    const opening = openingLead(text);
    if (opening)
        marks.push(opening);
    for (const match of text.matchAll(pivot)) {
        const last = marks.at(-1);
        if (last && match.index < last.end)
            continue;
        const mark = leadBefore(text, match, last?.end ?? 0);
        if (mark)
            marks.push(mark);
    }
    return marks;
}
/** Leads without a pivot in English: "Par", "بقلم", "Photographies de", "Courtesy". */
function openingLead(text) {
    const words = text.split(/\s/).slice(0, 7);
    for (let count = Math.min(6, words.length - 1); count > 0; count -= 1) {
        const lead = words.slice(0, count).join(" ");
        if (/\b(?:by|from)$/i.test(lead) || /[:：＝=／]/.test(lead))
            continue;
        const roles = readLead(lead);
        if (roles &&
            (wholeLeads.test(lead) ||
                / (?:de|di|von|van|door|par|por|da|dos?|with|of|y)$/iu.test(lead) ||
                /^courtesy$/i.test(lead)))
            return { start: 0, end: lead.length, lead, roles };
    }
    return undefined;
}
/** The lead that ends at a "by" or a colon: the longest run of words before it that is known and stands at a boundary. */
function leadBefore(text, match, floor) {
    const at = match.index ?? 0;
    const isWord = /[a-z]/i.test(match[0]);
    const end = at + match[0].length;
    const colon = isWord && text[end] === ":" ? 1 : 0;
    const before = text.slice(Math.max(floor, at - 60), at + (isWord ? match[0].length : 0));
    const starts = boundaries(before).reverse();
    let found;
    for (const start of starts) {
        const lead = before.slice(start).trim();
        if (lead === "")
            continue;
        const roles = readLead(lead);
        if (!roles || (lead.toLowerCase() === "from" && (at > 0 || !isWord)))
            continue;
        if (!isWord &&
            (lead.includes("\n") || (/^(?:by|from)$/i.test(lead) && text[at] !== ":")))
            continue;
        const offset = at + (isWord ? match[0].length : 0) - before.length + start;
        if (offset > 0 &&
            !isWord &&
            !/[.;|,/(\n—–]\s*$/u.test(text.slice(0, offset)))
            continue;
        if (offset > 0 &&
            isWord &&
            /^by$/i.test(lead) &&
            !/[.;|,\n(—–]\s*$|\band\s*$/iu.test(text.slice(0, offset)))
            continue;
        found = {
            start: offset,
            end: end + colon,
            lead: text.slice(offset, end),
            roles,
        };
    }
    return found;
}
/** Places in `text` where a lead may begin. */
function boundaries(text) {
    const places = [0];
    for (const match of text.matchAll(/[.;|,/(\n]\s*|\s(?:and|with|—|–|-)\s|\s/giu))
        places.push((match.index ?? 0) + match[0].length);
    for (const match of text.matchAll(/\s(?=with\s)/giu))
        places.push((match.index ?? 0) + 1);
    return places.sort((a, b) => a - b);
}
function trimEdges(text) {
    return text
        .replace(/^[\s,;|/.:·•—–-]+/u, "")
        .replace(/(?:[\s,;|/·•—–-]|\band\s*$|\bwith\s*$|(?<=[\s,;|])and\s*$)+$/iu, "")
        .replace(/^and\s+(?=[\p{Lu}])/u, "")
        .replace(/(?<=\p{L}{3}|\p{Lo}|\)|\d)\.$/u, "")
        .trim();
}
