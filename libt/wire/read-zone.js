/** One piece of copy whose zone is known, or a whole document → one reading: the door for cases and tests. */
import { foldLine, foldLineEnds } from "./fold-text.js";
import { readArticle, readFirst } from "./read-article.js";
import { readCaption } from "./read-caption.js";
import { joinReadings } from "./read-credits.js";
import { readHead } from "./read-head.js";
import { readTail } from "./read-tail.js";
import { textBlocks } from "./read-text.js";
/** Reads `text` as copy of `zone`; every line comes back with what became of it. */
export function readZone(text, zone, context) {
    if (zone === "document")
        return readArticle(textBlocks(text), context);
    const folded = foldLine(foldLineEnds(text)).trim();
    const lines = folded
        .split("\n")
        .map((line, index) => ({ line: index + 1, text: line, block: 0 }));
    if (zone === "head")
        return readHead(lines.filter((line) => line.text !== ""), context).map(({ line, text: words, result }) => ({
            ...result,
            line,
            text: words,
            zone,
            block: 0,
        }));
    const place = { line: 1, text: folded, zone, block: 0 };
    if (zone === "tail")
        return [{ ...place, ...readTail(folded, { ...context, line: 1 }) }];
    if (zone === "caption")
        return [{ ...place, ...readCaption(folded, { ...context, line: 1 }) }];
    return readFirst(place, context).map((result) => ({ ...place, ...result }));
}
/** All that the lines say, with the organization that they share. */
export function summarize(lines) {
    const all = joinReadings(lines.map((line) => line.reading));
    const organisation = lines.some((line) => line.zone === "caption")
        ? undefined
        : sharedOrganisation(all);
    return { ...all, organisation };
}
/** The organization on whose behalf everybody worked, when it is one. */
export function sharedOrganisation(reading) {
    const people = reading.byline.length > 0 ? reading.byline : reading.contributors;
    const organizations = new Set(people.map((agent) => agent.kind === "organization" ? agent.name : agent.affiliation));
    const [only] = organizations;
    if (reading.byline.length > 0 || reading.organisation === undefined) {
        if (organizations.size === 1 &&
            only !== undefined &&
            !(reading.byline.length === 0 &&
                people.some((agent) => agent.kind === "organization")))
            return only;
    }
    return reading.organisation;
}
