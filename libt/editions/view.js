/** What the templates of every edition get to see of a publication: words that are said already, and marked up. */
import { sayByline, sayCreditLines } from "../credits/say.js";
import { sayColophon, sayDates, sayNotes, saySources, } from "../credits/say-colophon.js";
import { markPhrases } from "./phrases.js";
/** The name that editions give as the tool that made them, never as a person. */
export const generator = "Colophon";
export function viewOf(publication, house) {
    return {
        lang: publication.inLanguage,
        dir: direction(publication.inLanguage),
        form: publication.form,
        title: publication.title,
        runningTitle: runningTitle(publication.title),
        subtitle: publication.subtitle ?? "",
        kicker: publication.kicker ?? "",
        imprint: publication.publisher?.name ?? house.name,
        labels: house.labels(publication.inLanguage),
        byline: markPhrases(sayByline(publication).phrases, authorClass(publication)),
        dates: sayDates(publication),
        sources: saySources(publication).map(markLine),
        creditLines: sayCreditLines(publication).map((line) => markPhrases(line.phrases)),
        notes: sayNotes(publication).map(markLine),
        colophon: sayColophon(publication).map(markLine),
    };
}
/** An affiliation in the byline is no author. */
function authorClass({ author }) {
    const ids = new Set(author.map((credit) => credit.agent.id));
    return (agent) => (ids.has(agent) ? "p-author h-card" : "");
}
/** A chapter’s own credits, said like a publication’s. */
export function chapterCredits(chapter, publication) {
    const credited = {
        inLanguage: publication.inLanguage,
        author: chapter.author,
        contributor: chapter.contributor,
        creditStyle: publication.creditStyle,
        creditLines: [],
    };
    const byline = sayByline(credited);
    return {
        byline: markPhrases(byline.phrases),
        bylineText: byline.text,
        creditLines: sayCreditLines(credited).map((line) => markPhrases(line.phrases)),
    };
}
/** At most 64 characters, cut between words. */
export function runningTitle(title) {
    if (title.length <= 64)
        return title;
    return `${title.slice(0, 62).replace(/[\s,;:.–—-]+\S*$/u, "")} …`;
}
function markLine(line) {
    return {
        kind: line.kind,
        label: line.label ?? "",
        html: markPhrases(line.phrases),
    };
}
export function direction(language) {
    return /^(ar|fa|he|ur|yi|ps|sd|ug|dv)(-|$)/i.test(language) ? "rtl" : "ltr";
}
