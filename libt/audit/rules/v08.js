import { isBodyOf } from "../body-blocks.js";
import { matchesPrinted, printedText, seenText } from "../normalize.js";
export const v08 = {
    id: "V08",
    says: "The first paragraph begins with the dateline, verbatim.",
    clause: "NITF dateline: the agency and the place stand before the first words",
    html: (html, { record }) => comparePage(html, record),
    epub: (epub, { record }) => comparePage(epub, record),
    pdf: (pdf, { record }) => {
        const { dateline } = record;
        if (!dateline)
            return [];
        const first = pdf.blocks.find((block) => isBodyOf(record, block.text));
        const start = printedText(first?.text ?? "").split("—")[0] ?? "";
        return matchesPrinted(start, dateline)
            ? []
            : [finding(dateline, first?.text)];
    },
};
function comparePage(reading, { dateline }) {
    if (!dateline)
        return [];
    const first = reading.blocks.find((block) => block.inText);
    return seenText(first?.text ?? "").startsWith(`${seenText(dateline)} `)
        ? []
        : [finding(dateline, first?.text)];
}
function finding(expected, text = "") {
    return {
        expected,
        actual: seenText(text).slice(0, 60) || "(nothing)",
        where: "the first paragraph",
    };
}
