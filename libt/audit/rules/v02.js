import { sameSeen } from "../compare.js";
import { missingInPrint, zonesOf } from "../lines.js";
export const v02 = {
    id: "V02",
    says: "Each edition prints every credit line as the record says it, in order.",
    clause: "Everybody beside the byline is credited in print; nobody is added, lost or respelled",
    html: (html, { record }) => comparePage(html, record),
    epub: (epub, { record }) => comparePage(epub, record),
    pdf: (pdf, { record }) => missingInPrint(pdf, [...creditLines(record), ...chapterLines(record)].map((text) => [text])),
};
function comparePage(reading, record) {
    const lines = zonesOf(reading, "line");
    return [
        ...sameSeen(creditLines(record), lines.map((zone) => zone.text), lines[0]?.where ?? "credit lines"),
        ...sameSeen(chapterLines(record), zonesOf(reading, "chapter-line").map((zone) => zone.text), "credit lines of chapters"),
    ];
}
function creditLines(record) {
    return record.creditLines.map((line) => line.text);
}
function chapterLines(record) {
    if (record.form === "article")
        return [];
    return record.chapters.flatMap((chapter) => chapter.creditLines.map((line) => line.text));
}
