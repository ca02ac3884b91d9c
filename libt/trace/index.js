/** Findings in built editions → the lines of the manuscript that they come from, where that can be told and is no guess. */
import { withoutDateline } from "../audit/body-blocks.js";
import { seenText } from "../audit/normalize.js";
import { shippedImages } from "../audit/shipped-images.js";
import { comparable } from "./comparable.js";
import { findExpected, findParagraph, isOfSeveral } from "./find-expected.js";
import { findImage } from "./find-image.js";
import { findInPrint } from "./find-in-print.js";
import { findOnPage } from "./find-on-page.js";
import { onlyLine } from "./only-line.js";
import { pairBlocks } from "./pair-blocks.js";
import { writtenProse } from "./written-blocks.js";
import { writtenLines, writtenNames } from "./written-lines.js";
export { readManuscriptOf } from "./read-manuscript-of.js";
/** The same results; those that failed or warned have the line of the manuscript, where there is one. */
export function traceResults(results, { html, epub, pdf }, record, from) {
    const { publication, frontMatter } = from;
    const written = {
        record,
        prose: writtenProse(publication),
        front: writtenLines(publication, frontMatter),
    };
    const traces = {
        ...(html && { html: traceOnPage(html, written) }),
        ...(epub && { epub: traceOnPage(epub, written) }),
        ...(pdf && { pdf: traceInPrint(pdf, written) }),
    };
    const names = writtenNames(publication, frontMatter);
    const trace = (result) => findExpected(result, written.front, names) ??
        findParagraph(result, record, written.prose.blocks) ??
        (isOfSeveral(result) ? undefined : traces[result.edition]?.(result));
    return results.map((result) => {
        if (result.status !== "fail" && result.status !== "warn")
            return result;
        const manuscript = trace(result);
        return manuscript ? { ...result, manuscript } : result;
    });
}
function traceOnPage(reading, { record, prose, front }) {
    const body = reading.blocks.filter((block) => block.inText || block.inNotes);
    const paired = pairBlocks(body.map(({ text }) => [text, withoutDateline(text, record)]), prose.blocks);
    const shipped = shippedImages(reading, record).map((item) => ({
        path: item.recorded?.path,
        alt: item.image.alt,
        image: item.image,
    }));
    return (result) => {
        const { blocks, images } = findOnPage(result, reading);
        return onlyLine([
            ...thatSay(result.actual, blocks).map((block) => body.includes(block) ? paired(body.indexOf(block)) : front(block.text)),
            ...images.map((image) => findImage(shipped.findIndex((item) => item.image === image), shipped, prose.images)),
        ]);
    };
}
function traceInPrint(pdf, { record, prose, front }) {
    const { blocks } = pdf;
    const paired = pairBlocks(blocks.map(({ text, path }) => [
        text,
        withoutDateline(text, record),
        ...(path.includes("Note") ? [text.replace(backlinks, "")] : []),
    ]), prose.blocks);
    return (result) => {
        const found = findInPrint(result, pdf);
        const lines = thatSay(result.actual, found.blocks).map((block) => {
            const line = front(block.text);
            const prose = paired(blocks.indexOf(block));
            const both = prose && comparable(prose.text) === comparable(block.text);
            return line && both ? onlyLine([line, prose]) : (line ?? prose);
        });
        return found.alternative !== undefined
            ? findImage(0, [{ alt: found.alternative }], prose.images)
            : onlyLine(lines);
    };
}
/** "1 a b": the number of a note and the letters that lead back to its references. */
const backlinks = /^\d+\s+(?:[a-z]\s+)*/;
/** The audit quotes what it finds: of several blocks in a place, those with that text are meant. */
function thatSay(actual, blocks) {
    const said = blocks.filter((block) => seenText(block.text).slice(0, 300) === actual.slice(0, 300));
    return said.length > 0 ? said : blocks;
}
