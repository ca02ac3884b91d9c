import { isBodyOf } from "../body-blocks.js";
import { blocksSaying, pageOf, zonesOf } from "../lines.js";
import { seenText } from "../normalize.js";
export const v05 = {
    id: "V05",
    says: "The byline comes before the text and the credit lines after it; each chapter’s stand with the chapter.",
    clause: "EPUB 3.3 §5.7, order of the spine; ISO 14289-1 §7.1, reading order",
    html: (html, { record }) => comparePage(html, record),
    epub: (epub, { record }) => comparePage(epub, record),
    pdf: (pdf, { record }) => comparePrint(pdf, record),
};
function comparePage(reading, record) {
    const body = reading.blocks.filter((block) => block.inText);
    const first = body[0]?.position ?? Number.POSITIVE_INFINITY;
    const last = body.at(-1)?.position ?? 0;
    const chapters = record.chapters
        .map((chapter, index) => ({ chapter, index }))
        .filter(({ chapter }) => chapter.byline.text !== "");
    return [
        ...zonesOf(reading, "byline")
            .filter((zone) => zone.position > first)
            .map((zone) => misplaced("before the text", zone)),
        ...zonesOf(reading, "line")
            .filter((zone) => zone.position < last)
            .map((zone) => misplaced("after the text", zone)),
        ...(record.form === "book"
            ? zonesOf(reading, "chapter-byline").flatMap((zone, place) => {
                const chapter = chapters[place];
                return chapter && zone.chapter !== chapter.index - 1
                    ? [misplaced(`at the head of ${chapter.chapter.title}`, zone)]
                    : [];
            })
            : []),
    ];
}
function misplaced(expected, zone) {
    return {
        expected: `${seenText(zone.text)}, ${expected}`,
        actual: "elsewhere",
        where: zone.where,
    };
}
function comparePrint(pdf, record) {
    const body = pdf.blocks
        .map((block, index) => ({ block, index }))
        .filter(({ block }) => isBodyOf(record, block.text));
    const first = body[0]?.index ?? Number.POSITIVE_INFINITY;
    const last = body.at(-1)?.index ?? -1;
    const places = (text) => blocksSaying(pdf, text).map((block) => ({
        text,
        where: pageOf(block),
        index: pdf.blocks.indexOf(block),
    }));
    return [
        // A chapter by the author of the whole book says the same: the first is the work’s byline, the last its credit line.
        ...places(record.byline.text)
            .slice(0, 1)
            .filter(({ index }) => index > first)
            .map((place) => misplaced("before the text", place)),
        ...record.creditLines
            .flatMap((line) => places(line.text).slice(-1))
            .filter(({ index }) => index < last)
            .map((place) => misplaced("after the text", place)),
    ];
}
